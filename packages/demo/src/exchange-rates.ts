import { perDollar } from './currencies.ts';
import { demoId } from './demo-id.ts';
import { diceOf } from './dice.ts';
import { COUNTRIES } from './territories.ts';
import type { Timeline } from './timeline.ts';
import type { DemoExchangeRate } from './world.ts';

const DAYS_OF_A_WAVE = 310;
const HEIGHT_OF_A_WAVE = 0.035;
const DECIMALS = 8;

interface RatePlan {
  readonly seed: number;
  readonly timeline: Timeline;
  readonly reportingCurrency: string;
}

/** One rate for each day and currency that deals are in: a slow wave around the usual rate, with some noise of the day. */
export function exchangeRates({ seed, timeline, reportingCurrency }: RatePlan): readonly DemoExchangeRate[] {
  const bases = [...new Set(COUNTRIES.map(({ currency }) => currency))].filter(currency => currency !== reportingCurrency);
  return bases.flatMap(base => {
    const usual = perDollar(reportingCurrency) / perDollar(base);
    const phase = diceOf(seed, 'rate', base).next();
    return Array.from({ length: timeline.endDay }, (_, day): DemoExchangeRate => {
      const wave = HEIGHT_OF_A_WAVE * Math.sin(2 * Math.PI * (day / DAYS_OF_A_WAVE + phase));
      const noise = diceOf(seed, 'rate', base, day).int(-40, 40) / 10_000;
      const date = timeline.dateOf(day);
      return { id: demoId('exchange-rate', base, reportingCurrency, date), base, quote: reportingCurrency, date, rate: (usual * (1 + wave + noise)).toFixed(DECIMALS), source: 'DEMO' };
    });
  });
}
