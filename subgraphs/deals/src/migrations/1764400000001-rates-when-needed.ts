import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RatesWhenNeeded1764400000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The rate of rate_on. Not written into the asking statement, which then costs nothing where no rate is needed.
      create function deals.rate_when_needed(from_currency text, to_currency text, day date) returns numeric language plpgsql stable parallel safe as $$
        begin
          return (select r.rate from deals.rate_on(from_currency, to_currency, day) r);
        end $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function deals.rate_when_needed');
  }
}
