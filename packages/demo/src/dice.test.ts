import { describe, expect, it } from 'vitest';
import { diceOf } from './dice.ts';

const thrown = (count: number, ...words: readonly (string | number)[]): readonly number[] => {
  const dice = diceOf(...words);
  return Array.from({ length: count }, () => dice.next());
};
const mean = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

describe('the dice of a record', () => {
  it('fall the same way for the same words, whatever else was thrown', () => {
    const first = thrown(20, 1, 'deal', 'a');
    thrown(7, 1, 'deal', 'b');
    expect(thrown(20, 1, 'deal', 'a')).toEqual(first);
  });

  it('fall differently for every other word', () => {
    const firsts = Array.from({ length: 5_000 }, (_, index) => diceOf(1, 'deal', index).next());
    expect(new Set(firsts).size).toBe(5_000);
    expect(mean(firsts)).toBeCloseTo(0.5, 1);
  });

  it('spread evenly', () => {
    const tenths = Array.from({ length: 10 }, () => 0);
    for (const value of thrown(20_000, 'even')) tenths[Math.floor(value * 10)] = (tenths[Math.floor(value * 10)] ?? 0) + 1;
    for (const count of tenths) expect(Math.abs(count - 2_000)).toBeLessThan(200);
  });

  it('give whole numbers with both ends', () => {
    const dice = diceOf('ends');
    expect(new Set(Array.from({ length: 200 }, () => dice.int(-1, 2)))).toEqual(new Set([-1, 0, 1, 2]));
  });

  it('follow weights', () => {
    const dice = diceOf('weights');
    const picked = Array.from({ length: 4_000 }, () => dice.weighted({ often: 3, seldom: 1, never: 0 }));
    expect(picked.filter(word => word === 'often').length / 4_000).toBeCloseTo(0.75, 1);
    expect(picked).not.toContain('never');
  });

  it('keep the mean when they round', () => {
    const dice = diceOf('round');
    expect(mean(Array.from({ length: 10_000 }, () => dice.round(1.3)))).toBeCloseTo(1.3, 1);
  });

  it('pick from something only', () => {
    expect(() => diceOf('empty').pick([])).toThrow(RangeError);
    expect(() => diceOf('empty').weighted({})).toThrow(RangeError);
  });
});
