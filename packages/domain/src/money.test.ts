import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMoney, money, percentOf, share } from './money.ts';

const euros = (amountMinor: bigint) => money(amountMinor, 'EUR');
const currency = fc.constantFrom('JPY', 'EUR', 'KWD'); // no minor unit, cents, fils
const amount = fc.record({ amountMinor: fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), currency });
const weights = fc.array(fc.nat({ max: 1_000_000 }), { minLength: 1, maxLength: 12 }).filter((list) => list.some((weight) => weight > 0));
const minorUnits = (parts: readonly { readonly amountMinor: bigint }[]) => parts.map(({ amountMinor }) => amountMinor);

describe('money', () => {
  it('is an amount in a currency that exists', () => {
    expect(euros(100n)).toEqual({ amountMinor: 100n, currency: 'EUR' });
    expect(() => money(100n, 'EURO')).toThrow(RangeError);
  });

  it('adds up within one currency', () => {
    expect(addMoney(euros(100n), euros(-30n), euros(5n))).toEqual(euros(75n));
    expect(addMoney(euros(100n))).toEqual(euros(100n));
  });

  it('never adds up across currencies: that needs a rate on record', () => {
    expect(() => addMoney(euros(100n), money(100n, 'USD'))).toThrow('USD cannot be added to EUR without a rate');
  });
});

describe('a percentage of an amount', () => {
  it('counts in basis points: 12.5 % is 1250', () => {
    expect(percentOf(euros(80_000n), 1250)).toEqual(euros(10_000n));
    expect(percentOf(money(1_000n, 'JPY'), 850)).toEqual(money(85n, 'JPY'));
  });

  it('rounds half a minor unit to the even one, so that neither side gains over many postings', () => {
    expect(minorUnits([1n, 3n, 5n, -1n, -3n].map((cents) => percentOf(euros(cents), 5000)))).toEqual([0n, 2n, 2n, 0n, -2n]);
  });

  it('is never more than half a minor unit from the exact figure', () => {
    fc.assert(fc.property(amount, fc.integer({ min: -20_000, max: 20_000 }), (whole, basisPoints) => {
      const tenThousandthsOff = percentOf(whole, basisPoints).amountMinor * 10_000n - whole.amountMinor * BigInt(basisPoints);
      expect(tenThousandthsOff <= 5_000n && tenThousandthsOff >= -5_000n).toBe(true);
    }));
  });

  it('takes no fraction of a basis point', () => {
    expect(() => percentOf(euros(100n), 12.5)).toThrow(RangeError);
  });
});

describe('sharing an amount', () => {
  it('leaves no cent over: three equal parts of 1.00 are 0.34, 0.33 and 0.33', () => {
    expect(minorUnits(share(euros(100n), [1, 1, 1]))).toEqual([34n, 33n, 33n]);
  });

  it('gives the left-over units to the largest remainders', () => {
    expect(minorUnits(share(euros(101n), [50, 30, 20]))).toEqual([51n, 30n, 20n]);
    expect(minorUnits(share(money(10n, 'JPY'), [1, 5, 3]))).toEqual([1n, 6n, 3n]);
  });

  it('splits a clawback as it split the payment', () => {
    expect(minorUnits(share(euros(-100n), [1, 1, 1]))).toEqual([-34n, -33n, -33n]);
  });

  it('always adds up to the last minor unit, in the currency of the amount', () => {
    fc.assert(fc.property(amount, weights, (whole, list) => {
      const [first, ...others] = share(whole, list);
      expect(first && addMoney(first, ...others)).toEqual(whole);
    }));
  });

  it('gives everybody the exact part, give or take less than one minor unit, and nothing for nothing', () => {
    fc.assert(fc.property(amount, weights, (whole, list) => {
      const total = BigInt(list.reduce((sum, weight) => sum + weight, 0));
      share(whole, list).forEach(({ amountMinor }, index) => {
        const weight = BigInt(list[index] ?? 0);
        const off = amountMinor * total - whole.amountMinor * weight;
        expect(off < total && off > -total).toBe(true);
        if (weight === 0n) expect(amountMinor).toBe(0n);
      });
    }));
  });

  it.each([[[]], [[0, 0]], [[1, -1]], [[0.5, 0.5]]])('needs whole weights, one of them above 0: not %j', (list) => {
    expect(() => share(euros(100n), list)).toThrow(RangeError);
  });
});
