import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SampleItem1764000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table sketch.sample_item (
        id uuid primary key, partner_id uuid not null, name text not null, created_at timestamptz not null, version int not null
      );
      create index sample_item_by_name on sketch.sample_item (name, id);
      create index sample_item_by_partner on sketch.sample_item (partner_id, name, id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table sketch.sample_item');
  }
}
