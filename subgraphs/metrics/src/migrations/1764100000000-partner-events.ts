import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PartnerEvents1764100000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table metrics.partner_event (id uuid primary key, status text not null, starts_at timestamptz not null, version int not null);
      create index partner_event_by_start on metrics.partner_event (starts_at);

      create table metrics.event_registration (
        id uuid primary key, event_id uuid not null, person_id uuid not null, partner_id uuid not null, status text not null, attendance text, version int not null
      );
      create index event_registration_by_event on metrics.event_registration (event_id, partner_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table metrics.event_registration; drop table metrics.partner_event');
  }
}
