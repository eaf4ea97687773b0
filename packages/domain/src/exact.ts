import { decimal, type Big } from './decimal.ts';

/** An exact number: a whole one counted in bigint, which is many times faster, any other a decimal. */
export type Exact = bigint | Big;

const WHOLE = /^-?\d+$/;

/** An exact number from the text of a decimal. @throws RangeError for text that is no plain decimal. */
export const exact = (text: string): Exact => (WHOLE.test(text) ? BigInt(text) : decimal(text));

export const plus = (one: Exact, other: Exact): Exact => (typeof one === 'bigint' && typeof other === 'bigint' ? one + other : decimal(one).plus(decimal(other)));

export const minus = (one: Exact, other: Exact): Exact => (typeof one === 'bigint' && typeof other === 'bigint' ? one - other : decimal(one).minus(decimal(other)));

export const times = (one: Exact, other: Exact): Exact => (typeof one === 'bigint' && typeof other === 'bigint' ? one * other : decimal(one).times(decimal(other)));

/** Below 0 where the first is less, above 0 where it is more. */
export function compare(one: Exact, other: Exact): number {
  if (typeof one !== 'bigint' || typeof other !== 'bigint') return decimal(one).cmp(decimal(other));
  return one < other ? -1 : one > other ? 1 : 0;
}
