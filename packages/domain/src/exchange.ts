import { Big } from 'big.js';
import { currencyExponent, type CurrencyCode } from './currencies.ts';
import { counted, isDecimal, rounded, tenTo } from './decimal.ts';
import { divideHalfEven } from './half-even.ts';
import { money, type Money } from './money.ts';

/**
 * An amount in another currency, **in minor units of `to` and not rounded**: add up first, then round once with `roundMoney`.
 * The rate says how many whole units of `to` one whole unit of the amount's currency is worth ("1.0842" from EUR to USD).
 * @throws RangeError for a rate that is not a decimal above 0, or an unknown currency.
 */
export function convert({ amountMinor, currency }: Money, rate: string, to: CurrencyCode): Big {
  if (!isDecimal(rate) || new Big(rate).lte(0)) throw new RangeError(`"${rate}" is not an exchange rate.`);
  const shift = currencyExponent(to) - currencyExponent(currency); // JPY 100 are 100 minor units, EUR 100 are 10 000
  return new Big(amountMinor.toString()).times(rate).times(`1e${shift}`);
}

/** Rounds minor units of a currency half-even to an amount: the one rounding, at posting. */
export const roundMoney = (minorUnits: Big, currency: CurrencyCode): Money => money(rounded(minorUnits), currency);

/** An amount, and how many whole units of the currency it is to be told in one whole unit of its own is worth. */
export interface AtRate extends Money {
  readonly rate: string;
}

/**
 * The sum of amounts in another currency, converted exactly, added up and rounded half-even once. `perHundred`: the amounts are per cents.
 * @throws RangeError for a rate that is not a decimal above 0, or an unknown currency.
 */
export function sumAtRates(amounts: readonly AtRate[], to: CurrencyCode, { perHundred = false }: { readonly perHundred?: boolean } = {}): Money {
  let units = 0n; // of 10^-places minor units
  let places = 0;
  for (const { amountMinor, currency, rate } of amounts) {
    const worth = isDecimal(rate) ? counted(rate) : null;
    if (worth === null || worth.units <= 0n) throw new RangeError(`"${rate}" is not an exchange rate.`);
    const finer = worth.places - currencyExponent(to) + currencyExponent(currency) - places;
    if (finer > 0) {
      units *= tenTo(finer);
      places += finer;
    }
    units += amountMinor * worth.units * tenTo(Math.max(-finer, 0));
  }
  return money(divideHalfEven({ numerator: units, denominator: tenTo(places + (perHundred ? 2 : 0)) }), to);
}
