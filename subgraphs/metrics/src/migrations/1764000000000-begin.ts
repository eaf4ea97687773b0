import { sharedTables } from '@channelgraph/database';
import { reachTables } from '@channelgraph/subgraph';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Begin1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(sharedTables('metrics'));
    await runner.query(reachTables('metrics'));
    await runner.query(`
      create index partner_by_region on metrics.partner (region);

      create table metrics.partner_status (
        partner_id uuid not null, version int not null, status text not null, since timestamptz not null, primary key (partner_id, version)
      );

      create table metrics.tier (
        id uuid primary key, partner_id uuid not null, program_code text not null, tier_code text not null, rank int not null,
        valid_from timestamptz not null, valid_to timestamptz, version int not null
      );
      create index tier_by_partner on metrics.tier (partner_id, valid_from);

      create table metrics.deal (
        id uuid primary key, partner_id uuid, route_to_market text not null, stage text not null, probability int not null,
        net_minor bigint not null, currency text not null, reporting_minor bigint, reporting_currency text,
        expected_close_on date not null, created_at timestamptz not null, closed_at timestamptz, family_codes text[] not null, version int not null
      );
      create index deal_by_partner on metrics.deal (partner_id) where route_to_market = 'CHANNEL';
      create index deal_won on metrics.deal (closed_at) where stage = 'WON';

      create table metrics.registration (
        id uuid primary key, partner_id uuid not null, status text not null, submitted_at timestamptz, decided_at timestamptz, version int not null
      );
      create index registration_by_partner on metrics.registration (partner_id, submitted_at);

      create table metrics.exchange_rate (
        id uuid primary key, base text not null, quote text not null, date date not null, rate numeric not null, version int not null
      );
      create index exchange_rate_by_pair on metrics.exchange_rate (base, quote, date desc);

      create table metrics.award (
        id uuid primary key, person_id uuid not null, awarded_at timestamptz not null, expires_at timestamptz not null, revoked_at timestamptz,
        version int not null
      );
      create index award_by_person on metrics.award (person_id);

      create table metrics.target (
        id uuid primary key, scope text not null check (scope in ('PARTNER', 'REGION', 'CHANNEL')), partner_id uuid, region text, metric text not null,
        period_start timestamptz not null, period_end timestamptz not null, period_name text not null,
        amount_minor bigint not null check (amount_minor > 0), amount_currency text not null, set_at timestamptz not null, version int not null,
        check (period_start < period_end),
        check ((scope = 'PARTNER') = (partner_id is not null) and (scope = 'REGION') = (region is not null)),
        constraint target_once unique nulls not distinct (partner_id, region, metric, period_start, period_end)
      );
      create index target_newest on metrics.target (period_start desc, id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop schema metrics cascade');
  }
}
