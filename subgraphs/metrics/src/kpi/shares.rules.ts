import { decimal, decimalText, type Big } from '@channelgraph/domain';

/** Hundredths of a per cent in the whole. */
const WHOLE_SHARE = 10_000;

/**
 * What each amount is of all of them, in per cent to two places, by largest remainder: the shares always add up to 100, equal
 * remainders go to the earlier amount. Amounts are not negative; none of them has a share when all are 0.
 */
export function sharesOf(amounts: readonly Big[]): readonly (string | null)[] {
  const total = amounts.reduce((sum, amount) => sum.plus(amount), decimal(0));
  if (total.eq(0)) return amounts.map(() => null);
  const exact = amounts.map((amount) => amount.times(WHOLE_SHARE));
  const floors = exact.map((amount) => amount.minus(amount.mod(total)).div(total));
  const missing = Number(floors.reduce((rest, floor) => rest.minus(floor), decimal(WHOLE_SHARE)).toFixed());
  const byRemainder = [...exact.entries()].sort(([, a], [, b]) => b.mod(total).cmp(a.mod(total))).map(([index]) => index);
  const raised = new Set(byRemainder.slice(0, missing));
  return floors.map((floor, index) => decimalText(floor.plus(raised.has(index) ? 1 : 0).div(100)));
}
