import { employedAtPartner, employedByPartner } from '@channelgraph/subgraph';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Figures of partners are read from indexes, and rates from the last week's. */
export class CheaperFigures1795368806000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index metrics.deal_by_partner;
      create index deal_created on metrics.deal (partner_id, created_at) where route_to_market = 'CHANNEL';
      create index deal_closed on metrics.deal (partner_id, closed_at) where route_to_market = 'CHANNEL' and stage in ('WON', 'LOST');
      create index deal_closing on metrics.deal (partner_id, expected_close_on) where route_to_market = 'CHANNEL' and stage not in ('WON', 'LOST');

      drop index metrics.award_by_person;
      create index award_by_person on metrics.award (person_id) include (awarded_at, expires_at, revoked_at);

      -- The last rate up to a day. An index is read by the page, and a page holds a year of rates: so the last week is looked at first.
      create function metrics.last_rate(base_currency text, quoted text, day date) returns numeric language plpgsql stable parallel safe as $$
        declare found_rate numeric;
        begin
          select r.rate into found_rate from metrics.exchange_rate r
            where r.base = base_currency and r.quote = quoted and r.date <= day and r.date > day - 7 order by r.date desc limit 1;
          if found_rate is null then
            select r.rate into found_rate from metrics.exchange_rate r where r.base = base_currency and r.quote = quoted and r.date <= day order by r.date desc limit 1;
          end if;
          return found_rate;
        end $$;
      -- A rate is taken as published, else the other way round, else through the euro; on a day without one, that of the last earlier
      -- day that has one. Not written into the asking statement, which then costs nothing where no rate is needed.
      create or replace function metrics.rate_on(from_currency text, to_currency text, day date) returns numeric language plpgsql stable parallel safe as $$
        begin
          return coalesce(
            metrics.last_rate(from_currency, to_currency, day),
            1::numeric(40, 30) / metrics.last_rate(to_currency, from_currency, day),
            metrics.last_rate('EUR', to_currency, day)::numeric(60, 30) / metrics.last_rate('EUR', from_currency, day));
        end $$;
      ${employedAtPartner('metrics')}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${employedByPartner('metrics')}
      create or replace function metrics.rate_on(from_currency text, to_currency text, day date) returns numeric language plpgsql stable parallel safe as $$
        declare
          found_rate numeric; pivot numeric;
        begin
          select r.rate into found_rate from metrics.exchange_rate r where r.base = from_currency and r.quote = to_currency and r.date <= day order by r.date desc limit 1;
          if found_rate is not null then return found_rate; end if;
          select r.rate into found_rate from metrics.exchange_rate r where r.base = to_currency and r.quote = from_currency and r.date <= day order by r.date desc limit 1;
          if found_rate is not null then return 1::numeric(40, 30) / found_rate; end if;
          select r.rate into found_rate from metrics.exchange_rate r where r.base = 'EUR' and r.quote = to_currency and r.date <= day order by r.date desc limit 1;
          select r.rate into pivot from metrics.exchange_rate r where r.base = 'EUR' and r.quote = from_currency and r.date <= day order by r.date desc limit 1;
          return found_rate::numeric(60, 30) / pivot;
        end $$;
      drop function metrics.last_rate;
      drop index metrics.award_by_person;
      create index award_by_person on metrics.award (person_id);
      drop index metrics.deal_created, metrics.deal_closed, metrics.deal_closing;
      create index deal_by_partner on metrics.deal (partner_id) where route_to_market = 'CHANNEL';
    `);
  }
}
