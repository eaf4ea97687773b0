import type { Quantity } from '../measure/measure.ts';
import { minus, percent } from './figure.rules.ts';

/** How much more, or less, there is than before; without a value where there was nothing before. */
export const growth = (now: Quantity, before: Quantity) => percent({ numerator: minus(now, before), denominator: before, whenZero: 'NO_BASE' });
