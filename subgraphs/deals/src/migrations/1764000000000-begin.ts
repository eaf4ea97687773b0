import { sharedTables } from '@channelgraph/database';
import { reachTables } from '@channelgraph/subgraph';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Begin1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(sharedTables('deals'));
    await runner.query(reachTables('deals'));
    await runner.query(`
      create extension if not exists btree_gist;

      create table deals.target (
        id uuid primary key, scope text not null, partner_id uuid, region text, metric text not null,
        period_start timestamptz not null, period_end timestamptz not null, amount_minor bigint not null, currency text not null, version int not null
      );
      create index target_by_partner on deals.target (partner_id, period_start, period_end);

      create table deals.product_family (code text primary key, name text not null);

      create table deals.registration_policy (
        id uuid primary key, effective_from timestamptz not null unique,
        protection_days int not null check (protection_days > 0), decision_business_days int not null check (decision_business_days >= 0),
        minimum_minor bigint not null check (minimum_minor >= 0), minimum_currency text not null
      );

      create table deals.exchange_rate (
        id uuid primary key, base text not null, quote text not null, date date not null, rate numeric not null check (rate > 0),
        source text not null, version int not null, constraint exchange_rate_once_a_day unique (base, quote, date), check (base <> quote)
      );

      -- A rate is taken as published, else the other way round, else through the euro; on a day without one, that of the last
      -- earlier day that has one. Thirty decimals are far beyond what rounding to a minor unit can see.
      create function deals.rate_on(from_currency text, to_currency text, day date)
      returns table (rate numeric, date date, source text) language sql stable parallel safe as $$
        select ways.rate, ways.date, ways.source from (
          (select 0 as way, 1::numeric as rate, day as date, 'PAR' as source where from_currency = to_currency)
          union all
          (select 1, x.rate, x.date, x.source from deals.exchange_rate x
            where x.base = from_currency and x.quote = to_currency and x.date <= day order by x.date desc limit 1)
          union all
          (select 2, 1::numeric(40, 30) / x.rate, x.date, x.source from deals.exchange_rate x
            where x.base = to_currency and x.quote = from_currency and x.date <= day order by x.date desc limit 1)
          union all
          (select 3, target.rate::numeric(60, 30) / origin.rate, least(target.date, origin.date), target.source
            from (select x.rate, x.date, x.source from deals.exchange_rate x
              where x.base = 'EUR' and x.quote = to_currency and x.date <= day order by x.date desc limit 1) target
            cross join (select x.rate, x.date from deals.exchange_rate x
              where x.base = 'EUR' and x.quote = from_currency and x.date <= day order by x.date desc limit 1) origin)
        ) ways order by ways.way limit 1
      $$;

      create table deals.customer_account (
        id uuid primary key, group_id uuid not null, name text not null, country text not null, domain text,
        status text not null check (status in ('CONFIRMED', 'PROVISIONAL')), created_at timestamptz not null,
        constraint customer_account_domain unique (domain)
      );
      create unique index customer_account_name on deals.customer_account (country, lower(name)) where domain is null;
      create index customer_account_group on deals.customer_account (group_id);

      create table deals.registration (
        id uuid primary key, partner_id uuid not null, owner_id uuid not null, submitter_id uuid, status text not null, engagement_model text,
        customer_name text not null, customer_country text not null, customer_domain text, no_domain_reason text, contact jsonb,
        expected_close_on date, use_case text, evidence jsonb not null, consent boolean not null, comments text,
        customer_id uuid references deals.customer_account, created_at timestamptz not null, submitted_at timestamptz, decision_due_at timestamptz,
        reviewer_id uuid, decided_at timestamptz, rejection_code text, note_to_partner text, protected_until timestamptz, deal_id uuid, version int not null
      );
      create index registration_by_partner on deals.registration (partner_id, created_at desc, id desc);
      create index registration_by_age on deals.registration (created_at desc, id desc);
      create index registration_by_customer on deals.registration (customer_id, customer_country);

      create table deals.registration_line (
        registration_id uuid not null references deals.registration, position int not null, family_code text not null references deals.product_family,
        quantity int not null check (quantity > 0), list_value_minor bigint not null, list_value_currency text not null,
        primary key (registration_id, position)
      );

      create table deals.protection (
        registration_id uuid not null references deals.registration, account_group_id uuid not null, family_code text not null, country text not null,
        valid tstzrange not null, primary key (registration_id, family_code),
        constraint protection_one_holder exclude using gist (account_group_id with =, family_code with =, country with =, valid with &&)
      );

      create table deals.deal (
        id uuid primary key, name text not null, partner_id uuid, owner_id uuid not null, customer_name text,
        customer_id uuid references deals.customer_account, registration_id uuid references deals.registration,
        route_to_market text not null check (route_to_market in ('CHANNEL', 'DIRECT', 'ONLINE')), engagement_model text, family_codes text[] not null,
        country text not null, value_minor bigint not null, value_currency text not null, stage text not null, probability int not null check (probability between 0 and 100),
        expected_close_on date not null, review_on date, order_id text, loss_reason text, reporting_value_minor bigint, reporting_value_currency text,
        rate numeric, rate_date date, rate_source text, created_at timestamptz not null, closed_at timestamptz, version int not null,
        check ((closed_at is not null) = (stage in ('WON', 'LOST')))
      );
      create index deal_by_partner on deals.deal (partner_id, created_at desc, id desc);
      create index deal_by_owner on deals.deal (owner_id, created_at desc, id desc);
      create index deal_by_age on deals.deal (created_at desc, id desc);
      create index deal_by_customer on deals.deal (customer_id);
      create index deal_open on deals.deal (partner_id, expected_close_on) where closed_at is null;
      create index deal_won on deals.deal (partner_id, closed_at) where stage = 'WON';

      create table deals.deal_stage_change (
        deal_id uuid not null references deals.deal, version int not null, stage text not null, at timestamptz not null, person_id uuid not null, note text,
        primary key (deal_id, version)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop schema deals cascade');
  }
}
