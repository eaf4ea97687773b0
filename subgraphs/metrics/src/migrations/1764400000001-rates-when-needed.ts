import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RatesWhenNeeded1764400000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A rate is taken as published, else the other way round, else through the euro; on a day without one, that of the last earlier
      -- day that has one. Not written into the asking statement, which then costs nothing where no rate is needed.
      create function metrics.rate_on(from_currency text, to_currency text, day date) returns numeric language plpgsql stable parallel safe as $$
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
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function metrics.rate_on');
  }
}
