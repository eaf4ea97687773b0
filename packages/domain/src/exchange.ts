import { Big } from 'big.js';
import { currencyExponent, type CurrencyCode } from './currencies.ts';
import { isDecimal } from './decimal.ts';
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
export const roundMoney = (minorUnits: Big, currency: CurrencyCode): Money =>
  money(BigInt(minorUnits.round(0, Big.roundHalfEven).toFixed()), currency);
