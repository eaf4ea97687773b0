import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RatesOfTheLastWeek1795368806000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The last rate up to a day. An index is read by the page, and a page holds a year of rates: so the last week is looked at first.
      create function deals.last_rate(base_currency text, quoted text, day date) returns numeric language plpgsql stable parallel safe as $$
        declare found_rate numeric;
        begin
          select r.rate into found_rate from deals.exchange_rate r
            where r.base = base_currency and r.quote = quoted and r.date <= day and r.date > day - 7 order by r.date desc limit 1;
          if found_rate is null then
            select r.rate into found_rate from deals.exchange_rate r where r.base = base_currency and r.quote = quoted and r.date <= day order by r.date desc limit 1;
          end if;
          return found_rate;
        end $$;
      -- The rate of rate_on between two currencies. Not written into the asking statement, which then costs nothing where no rate is needed.
      create or replace function deals.rate_when_needed(from_currency text, to_currency text, day date) returns numeric language plpgsql stable parallel safe as $$
        begin
          return coalesce(
            deals.last_rate(from_currency, to_currency, day),
            1::numeric(40, 30) / deals.last_rate(to_currency, from_currency, day),
            deals.last_rate('EUR', to_currency, day)::numeric(60, 30) / deals.last_rate('EUR', from_currency, day));
        end $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create or replace function deals.rate_when_needed(from_currency text, to_currency text, day date) returns numeric language plpgsql stable parallel safe as $$
        begin
          return (select r.rate from deals.rate_on(from_currency, to_currency, day) r);
        end $$;
      drop function deals.last_rate;
    `);
  }
}
