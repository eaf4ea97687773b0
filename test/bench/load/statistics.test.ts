import { describe, expect, it } from 'vitest';
import { chance } from './chance.ts';
import { median, percentile, spread } from './statistics.ts';

describe('percentile', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => index + 1);

  it.each([[0, 1], [0.5, 51], [0.99, 100], [1, 100]])('at %f of the numbers 1 to 100 is %i', (share, value) => {
    expect(percentile(hundred, share)).toBe(value);
  });

  it('of one is that one, of none 0', () => {
    expect([percentile([7], 0.99), percentile([], 0.5)]).toEqual([7, 0]);
  });
});

describe('median', () => {
  it.each([[[3, 1, 2], 2], [[4, 1, 2, 3], 2.5], [[5], 5], [[], 0]])('of %j is %f', (figures, value) => {
    expect(median(figures)).toBe(value);
  });

  it('leaves its figures in their order', () => {
    const figures = [3, 1, 2];
    median(figures);
    expect(figures).toEqual([3, 1, 2]);
  });
});

it('spread says how many times the smallest the largest is', () => {
  expect(spread([200, 100, 150])).toBe(2);
  expect(spread([100])).toBe(1);
});

describe('chance', () => {
  const drawn = (seed: number, count = 2_000) => {
    const draw = chance(seed);
    return Array.from({ length: count }, () => draw(20));
  };

  it('is the same again for the same seed, so that every set-up is asked the same', () => {
    expect(drawn(1)).toEqual(drawn(1));
  });

  it('does not walk in phase for seeds beside each other: connections must not ask for the same at once', () => {
    const [one, other] = [drawn(1_000), drawn(1_001)];
    const together = one.filter((value, index) => value === other[index]).length;
    expect(together / one.length).toBeLessThan(0.1); // one in twenty by chance
  });

  it('leaves nobody out', () => {
    const times = new Map<number, number>();
    for (const value of drawn(5, 20_000)) times.set(value, (times.get(value) ?? 0) + 1);
    expect(times.size).toBe(20);
    expect(Math.min(...times.values())).toBeGreaterThan(800);
    expect(Math.max(...times.values())).toBeLessThan(1_200);
  });
});
