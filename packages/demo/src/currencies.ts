import { currencyExponent } from '@channelgraph/domain';

/** Units of a currency for one US dollar, about as they were in the middle of the 2020s. */
const PER_DOLLAR: Readonly<Record<string, number>> = {
  USD: 1, EUR: 0.92, JPY: 150, GBP: 0.79, CHF: 0.88, CAD: 1.37, AUD: 1.52, NZD: 1.66, SEK: 10.5, NOK: 10.7, DKK: 6.87, PLN: 3.95,
  CZK: 23.2, HUF: 362, RON: 4.58, TRY: 34, ZAR: 18.2, BRL: 5.4, MXN: 18.5, INR: 84, CNY: 7.2, HKD: 7.8, SGD: 1.34, KRW: 1_360,
  THB: 35, IDR: 15_900, ILS: 3.7, AED: 3.67, SAR: 3.75, KWD: 0.307, BHD: 0.376,
};

/** A currency that nobody thought of counts like the dollar: the demo then shows odd amounts, but shows. */
export const perDollar = (currency: string): number => PER_DOLLAR[currency] ?? 1;

/** An amount in US dollars as minor units of a currency, rounded to as many digits as people put on an offer. */
export function fromDollars(dollars: number, currency: string): bigint {
  const amount = Math.max(1, dollars * perDollar(currency));
  const step = 10 ** Math.max(0, Math.floor(Math.log10(amount)) - 2);
  return BigInt(Math.round(amount / step) * step) * 10n ** BigInt(currencyExponent(currency));
}
