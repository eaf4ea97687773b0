import { grouped } from '@channelgraph/database';
import type { DemoExchangeRate, DemoFact, DemoTable, DemoWorld } from '@channelgraph/demo';
import { divide, type LocalDate } from '@channelgraph/domain';
import { exchangeRateFact } from '@channelgraph/events';
import { factOf, type ExchangeRate, type RateUsed } from './exchange-rate.ts';

const rateOf = ({ id, base, quote, date, rate, source }: DemoExchangeRate): ExchangeRate => ({ id, base, quote, date, rate, source, version: 1 });

export const exchangeRateTable = ({ exchangeRates }: DemoWorld): DemoTable => ({ table: 'deals.exchange_rate', rows: exchangeRates.map(rateOf).map(rate => ({ ...rate })) });

export function* exchangeRateFacts({ exchangeRates, until }: DemoWorld): Generator<DemoFact> {
  for (const rate of exchangeRates) {
    const morning = new Date(`${rate.date}T08:00:00Z`);
    yield { fact: exchangeRateFact.of('published', factOf(rateOf(rate))), at: morning < until ? morning : until };
  }
}

export type RateOnDay = (from: string, to: string, day: LocalDate) => RateUsed | null;

const DECIMALS = 30;

/** What `deals.rate_on` answers, from the world's own list. */
export function ratesOfDays({ exchangeRates }: DemoWorld): RateOnDay {
  const newestFirst = [...exchangeRates].sort((a, b) => (a.date < b.date ? 1 : -1));
  const byPair = grouped(newestFirst, ({ base, quote }) => `${base}/${quote}`);
  const byDay = new Map(newestFirst.map(rate => [`${rate.base}/${rate.quote}/${rate.date}`, rate]));
  const published = (base: string, quote: string, day: LocalDate): DemoExchangeRate | undefined =>
    byDay.get(`${base}/${quote}/${day}`) ?? byPair.get(`${base}/${quote}`)?.find(({ date }) => date <= day);
  const over = (numerator: string, denominator: string): string => divide(numerator, denominator, DECIMALS) ?? '0';

  return (from, to, day) => {
    if (from === to) return { rate: '1', date: day, source: 'PAR' };
    const direct = published(from, to, day);
    if (direct) return direct;
    const inverse = published(to, from, day);
    if (inverse) return { ...inverse, rate: over('1', inverse.rate) };
    const [target, origin] = [published('EUR', to, day), published('EUR', from, day)];
    if (!target || !origin) return null;
    return { rate: over(target.rate, origin.rate), date: target.date < origin.date ? target.date : origin.date, source: target.source };
  };
}
