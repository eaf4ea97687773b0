import { decimalText, divide, minus as less, percentage, times as multiplied, type Exact } from '@channelgraph/domain';
import type { Obstacle, Quantity } from '../measure/measure.ts';
import type { Figure, KpiForm, KpiFormName, KpiUnit, NullReason } from './kpi.ts';

/** What must not be told outweighs what cannot. */
const obstacleOf = (...quantities: readonly Quantity[]): Obstacle | null =>
  quantities.find(({ obstacle }) => obstacle === 'SUPPRESSED')?.obstacle ?? quantities.find(({ obstacle }) => obstacle)?.obstacle ?? null;

export const minus = (from: Quantity, what: Quantity): Quantity => ({ amount: less(from.amount, what.amount), obstacle: obstacleOf(from, what) });

/** `quantity` times a whole number. */
export const times = ({ amount, obstacle }: Quantity, factor: number): Quantity => ({ amount: multiplied(amount, BigInt(factor)), obstacle });

/** The value as text, null where it must not or cannot be told. */
export const told = ({ amount, obstacle }: Quantity): string | null => (obstacle ? null : decimalText(amount));

/** A figure without a value, and why. Nothing it is made of is shown where something must not be. */
const without = (unit: KpiUnit, reason: NullReason, parts: Partial<Fraction> = {}): Figure => ({
  value: null,
  unit,
  reason,
  numerator: parts.numerator && reason !== 'SUPPRESSED' ? told(parts.numerator) : null,
  denominator: parts.denominator && reason !== 'SUPPRESSED' ? told(parts.denominator) : null,
});

/** A sum or a count as it is. */
export function plain(quantity: Quantity, unit: 'COUNT' | 'MONEY'): Figure {
  if (quantity.obstacle) return without(unit, quantity.obstacle);
  const value = told(quantity);
  return { value, unit, numerator: value, denominator: null, reason: null };
}

interface Fraction {
  readonly numerator: Quantity;
  readonly denominator: Quantity;
}

interface FractionTerms extends Fraction {
  /** Why there is no value when the denominator is 0. */
  readonly whenZero?: NullReason;
}

const fraction = (unit: KpiUnit, compute: (numerator: Exact, denominator: Exact) => string | null) => ({ numerator, denominator, whenZero = 'NO_DENOMINATOR' }: FractionTerms): Figure => {
  const obstacle = obstacleOf(numerator, denominator);
  if (obstacle) return without(unit, obstacle, { numerator, denominator });
  const value = compute(numerator.amount, denominator.amount);
  return { value, unit, numerator: told(numerator), denominator: told(denominator), reason: value === null ? whenZero : null };
};

/** `numerator / denominator * 100`, to two places. */
export const percent = fraction('PERCENT', percentage);

/** `numerator / denominator`, to four places. */
export const ratio = fraction('RATIO', divide);

/** `numerator / denominator` in money, to the minor unit. */
export const average = fraction('MONEY', (sum, count) => divide(sum, count, 0));

/** `numerator / denominator * 10000`, to two places: points of an index. */
export const index = fraction('POINTS', (numerator, denominator) => percentage(multiplied(numerator, 100n), denominator));

/** A figure that has no value for a reason of its own, with what is known of its parts. */
export function noValue(unit: KpiUnit, reason: NullReason, parts: Partial<Fraction> = {}): Figure {
  const known = [parts.numerator, parts.denominator].filter((part) => part !== undefined);
  return without(unit, obstacleOf(...known) ?? reason, parts);
}

export const form = (name: KpiFormName, figure: Figure): KpiForm => ({ name, ...figure });
