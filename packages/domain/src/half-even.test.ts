import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { divideHalfEven } from './half-even.ts';

const amount = fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n });
const divisor = fc.bigInt({ min: 1n, max: 10n ** 12n });
const size = (value: bigint) => (value < 0n ? -value : value);

describe('rounding half to even', () => {
  it.each([[0n, 0n], [4n, 0n], [5n, 0n], [6n, 1n], [14n, 1n], [15n, 2n], [25n, 2n], [35n, 4n], [-5n, 0n], [-15n, -2n], [-16n, -2n]])(
    'takes %s tenths to %s', (numerator, whole) => {
      expect(divideHalfEven({ numerator, denominator: 10n })).toBe(whole);
    });

  it('is never off by more than a half, and exactly a half only towards an even number', () => {
    fc.assert(fc.property(amount, divisor, (numerator, denominator) => {
      const rounded = divideHalfEven({ numerator, denominator });
      const twiceOff = 2n * size(rounded * denominator - numerator);
      expect(twiceOff < denominator || (twiceOff === denominator && rounded % 2n === 0n)).toBe(true);
    }));
  });

  it('treats a debt as it treats a claim', () => {
    fc.assert(fc.property(amount, divisor, (numerator, denominator) => {
      expect(divideHalfEven({ numerator: -numerator, denominator })).toBe(-divideHalfEven({ numerator, denominator }));
    }));
  });
});
