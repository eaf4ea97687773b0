import { describe, expect, it } from 'vitest';
import { grouped } from './grouped.ts';

describe('rows of many parents', () => {
  it('are told apart by parent and keep their order', () => {
    const rows = [{ of: 'a', n: 3 }, { of: 'b', n: 1 }, { of: 'a', n: 2 }];
    expect([...grouped(rows, row => row.of)]).toEqual([['a', [{ of: 'a', n: 3 }, { of: 'a', n: 2 }]], ['b', [{ of: 'b', n: 1 }]]]);
  });

  it('have no group where there are none', () => {
    expect(grouped([], () => 'a').get('a')).toBeUndefined();
  });
});
