import type { DemoExchangeRate, DemoFact, DemoTable, DemoWorld } from '@channelgraph/demo';
import { divide, type LocalDate } from '@channelgraph/domain';
import { exchangeRateFact } from '@channelgraph/events';
import { factOf, type ExchangeRate, type RateUsed } from './exchange-rate.ts';

const rateOf = ({ id, base, quote, date, rate, source }: DemoExchangeRate): ExchangeRate => ({ id, base, quote, date, rate, source, version: 1 });

export const exchangeRateTable = ({ exchangeRates }: DemoWorld): DemoTable => ({ table: 'deals.exchange_rate', rows: exchangeRates.map(rateOf).map(rate => ({ ...rate })) });

export function* exchangeRateFacts({ exchangeRates }: DemoWorld): Generator<DemoFact> {
  for (const rate of exchangeRates) yield { fact: exchangeRateFact.of('published', factOf(rateOf(rate))), at: new Date(`${rate.date}T15:00:00Z`) };
}

export type RateOnDay = (from: string, to: string, day: LocalDate) => RateUsed | null;

const DECIMALS = 30;

/** What `deals.rate_on` answers, from the world's own list. */
export function ratesOfDays({ exchangeRates }: DemoWorld): RateOnDay {
  const byPair = new Map<string, DemoExchangeRate[]>();
  for (const rate of exchangeRates) byPair.set(`${rate.base}/${rate.quote}`, [...(byPair.get(`${rate.base}/${rate.quote}`) ?? []), rate]);
  for (const rates of byPair.values()) rates.sort((a, b) => (a.date < b.date ? 1 : -1));
  const published = (base: string, quote: string, day: LocalDate) => byPair.get(`${base}/${quote}`)?.find(({ date }) => date <= day);
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
