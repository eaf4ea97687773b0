import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CountedTargets1764100000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table metrics.target alter column amount_minor drop not null, alter column amount_currency drop not null, add column count int;
      alter table metrics.target add constraint target_in_its_unit check (case metric
        when 'REVENUE' then amount_minor is not null and amount_currency is not null and count is null
        when 'NEW_PARTNERS' then amount_minor is null and amount_currency is null and count is not null and count > 0 and scope <> 'PARTNER'
        else false end);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table metrics.target drop constraint target_in_its_unit;
      delete from metrics.target where metric = 'NEW_PARTNERS';
      alter table metrics.target alter column amount_minor set not null, alter column amount_currency set not null, drop column count;
    `);
  }
}
