import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimal, decimalText } from './decimal.ts';
import { convert, roundMoney, sumAtRates } from './exchange.ts';
import { addMoney, money } from './money.ts';

const converted = (amountMinor: bigint, from: string, rate: string, to: string) => roundMoney(convert(money(amountMinor, from), rate, to), to);

describe('converting money', () => {
  it('multiplies by what one unit is worth: EUR 100.00 at 1.0842 is USD 108.42', () => {
    expect(converted(10_000n, 'EUR', '1.0842', 'USD')).toEqual(money(10_842n, 'USD'));
  });

  it('knows that currencies have minor units of different size', () => {
    expect(converted(10_000n, 'EUR', '163.57', 'JPY')).toEqual(money(16_357n, 'JPY'));
    expect(converted(16_357n, 'JPY', '0.0061', 'EUR')).toEqual(money(9_978n, 'EUR'));
    expect(converted(10_000n, 'EUR', '0.3325', 'KWD')).toEqual(money(33_250n, 'KWD'));
    expect(converted(100n, 'KWD', '492', 'JPY')).toEqual(money(49n, 'JPY'));
  });

  it('does not round, so that many rows are added first and rounded once', () => {
    const third = convert(money(1n, 'EUR'), '0.4', 'USD');
    expect(decimalText(third)).toBe('0.4');
    expect(roundMoney(third.plus(third).plus(third), 'USD')).toEqual(money(1n, 'USD')); // rounded one by one it would be 0
  });

  it('gives the same sum whether rows are added before or after', () => {
    const amounts = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }).map((amountMinor) => money(amountMinor, 'EUR'));
    const rates = fc.integer({ min: 1, max: 10 ** 9 }).map((millionths) => decimalText(decimal(millionths).times('1e-6')));
    fc.assert(fc.property(amounts, amounts, rates, fc.constantFrom('JPY', 'USD', 'KWD'), (first, second, rate, to) => {
      expect(convert(first, rate, to).plus(convert(second, rate, to)).eq(convert(addMoney(first, second), rate, to))).toBe(true);
    }));
  });

  it('leaves an amount in its own currency as it is', () => {
    fc.assert(fc.property(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.constantFrom('JPY', 'EUR', 'KWD', 'CLF'), (amountMinor, currency) => {
      expect(converted(amountMinor, currency, '1', currency)).toEqual(money(amountMinor, currency));
    }));
  });

  it.each(['0', '-1.1', '', 'abc', '1e3'])('has no rate of %j', (rate) => {
    expect(() => convert(money(100n, 'EUR'), rate, 'USD')).toThrow(RangeError);
  });

  it('knows both currencies', () => {
    expect(() => convert(money(100n, 'EUR'), '1', 'DOLLAR')).toThrow(RangeError);
  });
});

describe('adding up amounts at rates', () => {
  const rate = fc.tuple(fc.bigInt({ min: 1n, max: 10n ** 14n }), fc.integer({ min: 0, max: 16 })).map(([units, places]) => decimalText(decimal(units).times(`1e-${places}`)));
  const known = fc.record({ amountMinor: fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), currency: fc.constantFrom('EUR', 'USD', 'JPY', 'KWD', 'CLF'), rate });

  it('says what converting one by one, exactly, and rounding once says', () => {
    fc.assert(fc.property(fc.array(known, { maxLength: 5 }), fc.constantFrom('EUR', 'USD', 'JPY', 'KWD', 'CLF'), fc.boolean(), (amounts, to, perHundred) => {
      const sum = amounts.reduce((total, { rate: at, ...amount }) => total.plus(convert(amount, at, to)), decimal(0));
      expect(sumAtRates(amounts, to, { perHundred })).toEqual(roundMoney(perHundred ? sum.times('0.01') : sum, to));
    }));
  });

  it.each(['0', '-1.1', '', 'abc', '1e3'])('has no rate of %j', (wrong) => {
    expect(() => sumAtRates([{ ...money(100n, 'EUR'), rate: wrong }], 'USD')).toThrow(RangeError);
  });

  it('knows all currencies', () => {
    expect(() => sumAtRates([{ amountMinor: 1n, currency: 'DOLLAR', rate: '1' }], 'USD')).toThrow(RangeError);
    expect(() => sumAtRates([], 'DOLLAR')).toThrow(RangeError);
  });
});

describe('rounding to an amount', () => {
  it.each([['0.5', 0n], ['1.5', 2n], ['2.5', 2n], ['-0.5', 0n], ['-1.5', -2n], ['2.500001', 3n], ['123456789012345678901234567890.4', 123456789012345678901234567890n]])(
    'takes %s minor units to %s, half to even', (minorUnits, amountMinor) => {
      expect(roundMoney(decimal(minorUnits), 'EUR')).toEqual(money(amountMinor, 'EUR'));
    });
});
