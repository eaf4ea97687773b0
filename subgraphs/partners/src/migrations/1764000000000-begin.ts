import { sharedTables } from '@channelgraph/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Begin1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(sharedTables('partners'));
    await runner.query(`
      create extension if not exists btree_gist;

      create table partners.territory (
        id uuid primary key, code text not null unique, name text not null, kind text not null check (kind in ('GLOBAL', 'REGION', 'COUNTRY')),
        parent_id uuid references partners.territory
      );

      create table partners.partner (
        id uuid primary key, name text not null, kind text not null, engagement_models text[] not null check (cardinality(engagement_models) > 0),
        status text not null, status_since timestamptz not null, country text not null, region text not null, segment text not null,
        created_at timestamptz not null, version int not null
      );
      create index partner_by_name on partners.partner (name, id);
      create index partner_by_region on partners.partner (region, name, id);

      create table partners.person (
        id uuid primary key, name text not null, email text not null, side text not null check (side in ('VENDOR', 'PARTNER'))
      );

      create table partners.employment (
        id uuid primary key, person_id uuid not null references partners.person, partner_id uuid references partners.partner,
        job_title text not null, certifiable boolean not null, valid_from timestamptz not null, valid_to timestamptz, version int not null,
        check (valid_to is null or valid_from < valid_to),
        constraint employment_one_employer exclude using gist (person_id with =, tstzrange(valid_from, valid_to) with &&)
      );
      create index employment_by_person on partners.employment (person_id, partner_id);
      create index employment_by_partner on partners.employment (partner_id, person_id);

      create table partners.portfolio_assignment (
        id uuid primary key, person_id uuid not null references partners.person, partner_id uuid not null references partners.partner,
        valid_from timestamptz not null, valid_to timestamptz, version int not null,
        check (valid_to is null or valid_from < valid_to),
        constraint portfolio_one_manager exclude using gist (partner_id with =, tstzrange(valid_from, valid_to) with &&)
      );
      create index portfolio_by_person on partners.portfolio_assignment (person_id, partner_id);

      create table partners.territory_ownership (
        id uuid primary key, person_id uuid not null references partners.person, region text not null,
        valid_from timestamptz not null, valid_to timestamptz, version int not null,
        check (valid_to is null or valid_from < valid_to),
        constraint territory_ownership_once exclude using gist (person_id with =, region with =, tstzrange(valid_from, valid_to) with &&)
      );

      create view partners.reach as
        select 'PORTFOLIO' as kind, person_id, partner_id, valid_from, valid_to from partners.portfolio_assignment
        union all select 'EMPLOYMENT', person_id, partner_id, valid_from, valid_to from partners.employment where partner_id is not null
        union all select 'TERRITORY', t.person_id, p.id, t.valid_from, t.valid_to
          from partners.territory_ownership t join partners.partner p on t.region in ('GLOBAL', p.region);

      create table partners.tier_program (
        id uuid primary key, code text not null unique, name text not null, currency text not null
      );
      create table partners.tier (
        id uuid primary key, program_id uuid not null references partners.tier_program, code text not null, name text not null,
        rank int not null, discount_basis_points int not null, mdf_basis_points int not null,
        unique (program_id, rank), unique (program_id, code)
      );
      create table partners.tier_criterion (
        id uuid primary key, tier_id uuid not null references partners.tier, metric text not null, required numeric not null,
        unit text not null, currency text, unique (tier_id, metric)
      );
      create table partners.tier_assignment (
        id uuid primary key, partner_id uuid not null references partners.partner, program_id uuid not null references partners.tier_program,
        tier_id uuid not null references partners.tier, valid_from timestamptz not null, valid_to timestamptz, reason text not null,
        kind text not null check (kind in ('EVALUATION', 'OVERRIDE')), decided_by uuid not null, version int not null,
        check (valid_to is null or valid_from < valid_to),
        constraint tier_assignment_one_tier exclude using gist (partner_id with =, program_id with =, tstzrange(valid_from, valid_to) with &&)
      );

      create table partners.partner_fact (
        id uuid primary key, partner_id uuid, metric text not null, value numeric not null, currency text,
        valid_from timestamptz, version int not null
      );
      create index partner_fact_by_partner on partners.partner_fact (partner_id, metric, valid_from) where partner_id is not null;

      create table partners.person_fact (
        id uuid primary key, person_id uuid not null, metric text not null, key text not null,
        valid_from timestamptz not null, valid_to timestamptz not null, version int not null
      );
      create index person_fact_by_person on partners.person_fact (person_id, metric);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop schema partners cascade');
  }
}
