import { currencyExponent, type CurrencyCode } from './currencies.ts';
import { divideHalfEven } from './half-even.ts';

/** An amount: a whole number of minor units (cents for EUR, yen for JPY, fils for KWD) of one currency. Counted, never measured. */
export interface Money {
  readonly amountMinor: bigint;
  readonly currency: CurrencyCode;
}

/** An amount of money. @throws RangeError for an unknown currency. */
export function money(amountMinor: bigint, currency: CurrencyCode): Money {
  currencyExponent(currency);
  return { amountMinor, currency };
}

/** The sum of amounts in one currency. @throws RangeError when currencies differ: convert first, with a rate that is on record. */
export function addMoney(first: Money, ...others: readonly Money[]): Money {
  const foreign = others.find(({ currency }) => currency !== first.currency);
  if (foreign) throw new RangeError(`${foreign.currency} cannot be added to ${first.currency} without a rate.`);
  return money(others.reduce((sum, { amountMinor }) => sum + amountMinor, first.amountMinor), first.currency);
}

const BASIS_POINTS_PER_WHOLE = 10_000n;

/** A percentage of an amount, in basis points (12.5 % is 1250), rounded half-even to the minor unit. @throws RangeError unless basis points are whole. */
export const percentOf = ({ amountMinor, currency }: Money, basisPoints: number): Money =>
  money(divideHalfEven({ numerator: amountMinor * BigInt(basisPoints), denominator: BASIS_POINTS_PER_WHOLE }), currency);

/**
 * Splits an amount in proportion to whole, non-negative weights, by largest remainder: the parts always add up to the
 * amount, each lies within one minor unit of its exact part, weight 0 gets nothing, equal remainders go to the earlier weight.
 * @throws RangeError for a negative or fractional weight, or when no weight is above 0.
 */
export function share({ amountMinor, currency }: Money, weights: readonly number[]): readonly Money[] {
  if (weights.some((weight) => weight < 0)) throw new RangeError('A weight cannot be negative.');
  const exactWeights = weights.map(BigInt);
  const total = exactWeights.reduce((sum, weight) => sum + weight, 0n);
  if (total === 0n) throw new RangeError('At least one weight must be above 0.');

  const size = amountMinor < 0n ? -amountMinor : amountMinor; // a debt splits as its opposite claim would
  const sign = amountMinor < 0n ? -1n : 1n;
  const floors = exactWeights.map((weight) => (size * weight) / total);
  const remainders = exactWeights.map((weight) => (size * weight) % total);
  const missing = Number(size - floors.reduce((sum, part) => sum + part, 0n)); // fewer than there are weights
  const rounded = new Set(byLargest(remainders).slice(0, missing));
  return floors.map((part, index) => money(sign * (rounded.has(index) ? part + 1n : part), currency));
}

/** Positions in descending order of value; the sort is stable, so equals keep their order. */
const byLargest = (values: readonly bigint[]): readonly number[] =>
  [...values.entries()].sort(([, a], [, b]) => (a < b ? 1 : a > b ? -1 : 0)).map(([index]) => index);
