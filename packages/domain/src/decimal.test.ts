import { Big } from 'big.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimal, decimalText, divide, isDecimal, percentage, rounded } from './decimal.ts';
import { divideHalfEven } from './half-even.ts';

const count = fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n });
const positive = fc.bigInt({ min: 1n, max: 10n ** 15n });
const scales = fc.integer({ min: 0, max: 12 });

describe('a ratio', () => {
  it.each([['2', '3', '0.6667'], ['1', '2', '0.5'], ['-1', '3', '-0.3333'], ['10', '5', '2'], ['0', '7', '0'], ['-0.00001', '1', '0']])(
    'of %s to %s is %s', (numerator, denominator, ratio) => {
      expect(divide(numerator, denominator)).toBe(ratio);
    });

  it('has no value without a base: never zero, never infinite', () => {
    expect(divide(7, 0)).toBeNull();
    expect(divide(0n, 0n)).toBeNull();
    expect(percentage('12.50', '0.00')).toBeNull();
  });

  it('breaks a tie towards the even digit', () => {
    expect(divide(1, 8, 2)).toBe('0.12');
    expect(divide(3, 8, 2)).toBe('0.38');
  });

  it('is exact to its last place, however large its parts', () => {
    fc.assert(fc.property(count, positive, scales, (numerator, denominator, scale) => {
      const units = divideHalfEven({ numerator: numerator * 10n ** BigInt(scale), denominator });
      const ratio = decimal(divide(numerator, denominator, scale) ?? 'none');
      expect(decimalText(ratio.times(`1e${scale}`))).toBe(units.toString());
    }));
  });

  it('is what decimal division says, whatever the parts are written as', () => {
    const parts = fc.tuple(count, fc.integer({ min: 0, max: 9 })).map(([units, places]) => decimalText(decimal(units).times(`1e-${places}`)));
    fc.assert(fc.property(parts, parts, scales, (numerator, denominator, scale) => {
      const Scaled = Big();
      Scaled.DP = scale;
      Scaled.RM = Big.roundHalfEven;
      const expected = decimal(denominator).eq(0) ? null : decimalText(new Scaled(numerator).div(denominator));
      expect(divide(numerator, denominator, scale)).toBe(expected);
      expect(divide(decimal(numerator), decimal(denominator), scale)).toBe(expected);
      expect(percentage(numerator, denominator, scale)).toBe(divide(decimal(numerator).times(100), denominator, scale));
    }));
  });

  it('has one spelling, so that equal figures are equal texts', () => {
    fc.assert(fc.property(count, positive, fc.integer({ min: 1, max: 1000 }), (numerator, denominator, factor) => {
      const ratio = divide(numerator, denominator);
      expect(ratio).toBe(divide(numerator * BigInt(factor), denominator * BigInt(factor)));
      expect(ratio).toMatch(/^(0|-?(0|[1-9]\d*)(\.\d*[1-9])?)$/);
    }));
  });
});

describe('a percentage', () => {
  it('counts in hundredths and is rounded once', () => {
    expect(percentage(1, 3)).toBe('33.33');
    expect(percentage(1, 8)).toBe('12.5');
    expect(percentage(2, 3, 0)).toBe('67');
    expect(percentage(-1, 4)).toBe('-25');
  });
});

describe('a decimal', () => {
  it('is read from text, counts and minor units', () => {
    expect([decimal('0012.500'), decimal(42), decimal(10n ** 25n)].map(decimalText)).toEqual(['12.5', '42', `1${'0'.repeat(25)}`]);
  });

  it('is rounded half-even to a whole number', () => {
    expect(['0.5', '1.5', '-2.5', '2.500001', '7'].map(rounded)).toEqual([0n, 2n, -2n, 3n, 7n]);
    expect(() => rounded('1e3')).toThrow(RangeError);
  });

  it('is never written with an exponent', () => {
    expect(decimalText(decimal('0.000000000001'))).toBe('0.000000000001');
  });

  it('is not read from a fraction held in a number, which already lost digits', () => {
    expect(() => decimal(0.1 + 0.2)).toThrow(RangeError);
    expect(() => decimal(2 ** 53)).toThrow(RangeError);
    expect(() => decimal(Number.NaN)).toThrow(RangeError);
  });

  it.each(['', ' 1', '1,5', '.5', '5.', '+1', '1e9', '0x10', 'Infinity', '--1', '1\n'])('is not %j', (text) => {
    expect(isDecimal(text)).toBe(false);
    expect(() => decimal(text)).toThrow(RangeError);
  });
});
