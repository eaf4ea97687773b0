import { decimal } from '@channelgraph/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sharesOf } from './shares.rules.ts';

const shares = (...amounts: number[]) => sharesOf(amounts.map((amount) => decimal(amount)));

describe('shares of a whole, by largest remainder', () => {
  it('of three thirds are 33.34, 33.33 and 33.33: what is left goes to the first of equals', () => {
    expect(shares(1, 1, 1)).toEqual(['33.34', '33.33', '33.33']);
  });
  it('give what is left to the largest remainders', () => {
    expect(shares(1, 2, 4)).toEqual(['14.29', '28.57', '57.14']); // exactly 14.2857, 28.5714 and 57.1428: the first has the largest remainder
  });
  it('are whole for the only one, and none of nothing', () => {
    expect(shares(7, 0)).toEqual(['100', '0']);
    expect(shares(0, 0)).toEqual([null, null]);
    expect(shares()).toEqual([]);
  });
  it('always add up to 100, each within a hundredth of its exact share', () => {
    const amounts = fc.array(fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }), { minLength: 1, maxLength: 30 }).filter((list) => list.some((amount) => amount > 0));
    fc.assert(fc.property(amounts, (list) => {
      const total = list.reduce((sum, amount) => sum.plus(amount), decimal(0));
      const told = shares(...list).map((share) => decimal(share ?? 0));
      expect(told.reduce((sum, share) => sum.plus(share), decimal(0)).toFixed()).toBe('100');
      told.forEach((share, index) => { expect(share.times(total).minus(decimal(list[index] ?? 0).times(100)).abs().lt(total.times('0.01'))).toBe(true); });
    }));
  });
});
