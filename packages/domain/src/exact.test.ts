import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decimal, decimalText } from './decimal.ts';
import { compare, exact, minus, plus, times } from './exact.ts';

const texts = fc.tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.constantFrom(0, 0, 6)).map(([units, places]) => decimalText(decimal(units).times(`1e-${places}`)));

it('is whole or not, and says the same either way', () => {
  fc.assert(fc.property(texts, texts, (one, other) => {
    const [a, b] = [decimal(one), decimal(other)];
    expect(decimalText(plus(exact(one), exact(other)))).toBe(decimalText(a.plus(b)));
    expect(decimalText(minus(exact(one), exact(other)))).toBe(decimalText(a.minus(b)));
    expect(decimalText(times(exact(one), exact(other)))).toBe(decimalText(a.times(b)));
    expect(compare(exact(one), exact(other))).toBe(a.cmp(b));
  }));
});

it('is read from the text of a decimal and from nothing else', () => {
  expect([exact('-12'), exact('-0'), decimalText(exact('0.50'))]).toEqual([-12n, 0n, '0.5']);
  for (const text of ['', '1e3', ' 1', 'NaN']) expect(() => exact(text)).toThrow(RangeError);
});
