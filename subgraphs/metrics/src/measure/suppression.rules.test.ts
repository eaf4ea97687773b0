import { decimal } from '@channelgraph/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Measure } from './measure.ts';
import { isTellable, LEAST_PARTNERS, together, withheld, withheldEach } from './suppression.rules.ts';

/** A sum over partners with these contributions. */
const of = (...contributions: number[]): Measure => ({
  amount: decimal(contributions.reduce((sum, part) => sum + part, 0)),
  obstacle: null,
  spread: { partners: contributions.filter((part) => part !== 0).length, largest: decimal(Math.max(0, ...contributions)) },
});
const hiddenIn = (cells: Record<string, Measure>): string[] =>
  [...withheld(new Map(Object.entries(cells)))].filter(([, { obstacle }]) => obstacle === 'SUPPRESSED').map(([key]) => key);

describe('a sum over partners may be told', () => {
  it('when five partners contribute, and not when four do', () => {
    expect(isTellable(of(10, 10, 10, 10, 10))).toBe(true);
    expect(isTellable(of(10, 10, 10, 10, 0))).toBe(false);
  });
  it('when one partner has exactly half of it, and not when it has more', () => {
    expect(isTellable(of(40, 10, 10, 10, 10))).toBe(true);
    expect(isTellable(of(41, 10, 10, 10, 10))).toBe(false);
  });
  it('never when nothing is known of how it spreads', () => {
    expect(isTellable({ ...of(10, 10, 10, 10, 10), spread: null })).toBe(false);
  });
});

describe('of a sum told region by region', () => {
  const plenty = of(10, 10, 10, 10, 10, 10);
  const more = of(20, 20, 20, 20, 20, 20, 20);

  it('nothing is withheld when every region may be told', () => {
    expect(hiddenIn({ AMER: plenty, APAC: plenty, EMEA: more })).toEqual([]);
  });
  it('one more region is withheld when exactly one must be, because the total is told: the one that costs least', () => {
    expect(hiddenIn({ AMER: plenty, APAC: of(5, 5, 5, 5), EMEA: more })).toEqual(['AMER', 'APAC']);
  });
  it('no more than these are withheld when two must be and their sum may be told', () => {
    expect(hiddenIn({ AMER: of(5, 5, 5, 5), APAC: of(5, 5, 5, 5), EMEA: more })).toEqual(['AMER', 'APAC']);
  });
  it('another region is withheld when the two together are still too few', () => {
    expect(hiddenIn({ AMER: of(5), APAC: of(5), EMEA: more, LATAM: plenty })).toEqual(['AMER', 'APAC', 'LATAM']);
  });
  it('another region is withheld when one partner has more than half of the two together', () => {
    expect(hiddenIn({ AMER: of(1000), APAC: plenty, EMEA: of(...Array.from({ length: 20 }, () => 100)) })).toEqual(['AMER', 'APAC', 'EMEA']);
  });
  it('each sum has its own regions withheld', () => {
    const rows = withheldEach(new Map([['AMER', { won: of(5), lost: plenty }], ['APAC', { won: plenty, lost: plenty }], ['EMEA', { won: more, lost: more }]]));
    expect([...rows].map(([region, { won, lost }]) => [region, won.obstacle, lost.obstacle])).toEqual([
      ['AMER', 'SUPPRESSED', null], ['APAC', 'SUPPRESSED', null], ['EMEA', null, null],
    ]);
  });
});

describe('of a sum and a part of it', () => {
  const many = of(10, 10, 10, 10, 10, 10);
  const closed = of(20, 20, 20, 20, 20, 20);

  it('the whole is withheld where its rest must be: their difference would tell it', () => {
    const rows = withheldEach(new Map([['*', { won: many, lost: of(7), closed }]]), { closed: 'lost' });
    expect([...rows.values()].map(({ won, closed: whole }) => [won.obstacle, whole.obstacle])).toEqual([[null, 'SUPPRESSED']]);
  });
  it('both are told where the rest may be', () => {
    const rows = withheldEach(new Map([['*', { won: many, lost: many, closed }]]), { closed: 'lost' });
    expect([...rows.values()].map(({ won, closed: whole }) => [won.obstacle, whole.obstacle])).toEqual([[null, null]]);
  });
  it('where the rest is withheld in one region, the whole is in that one and another', () => {
    const row = (lost: Measure) => ({ won: many, lost, closed });
    const rows = withheldEach(new Map([['AMER', row(of(7))], ['APAC', row(many)], ['EMEA', row(of(30, 30, 30, 30, 30, 30))]]), { closed: 'lost' });
    expect([...rows].filter(([, { closed: whole }]) => whole.obstacle).map(([region]) => region)).toEqual(['AMER', 'APAC']);
  });
});

describe('whatever the contributions', () => {
  const region = fc.array(fc.integer({ min: 0, max: 1_000 }), { maxLength: 12 });
  const regions = fc.uniqueArray(fc.tuple(fc.constantFrom('AMER', 'APAC', 'EMEA', 'LATAM', 'MEA'), region), { selector: ([name]) => name, maxLength: 5 });
  const cellsOf = (list: readonly (readonly [string, readonly number[]])[]) => new Map(list.map(([name, parts]) => [name, of(...parts)]));

  it('every region that is told may be told', () => {
    fc.assert(fc.property(regions, (list) => {
      for (const cell of withheld(cellsOf(list)).values()) expect(cell.obstacle === 'SUPPRESSED' || isTellable(cell)).toBe(true);
    }));
  });
  it('what the total gives away of those withheld may be told, unless all of them are', () => {
    fc.assert(fc.property(regions, (list) => {
      const cells = [...withheld(cellsOf(list)).values()];
      const hidden = cells.filter(({ obstacle }) => obstacle === 'SUPPRESSED');
      const isSafe = hidden.length === 0 || hidden.length === cells.length || (hidden.length > 1 && isTellable(together(hidden)));
      expect(isSafe).toBe(true);
    }));
  });
  it('a total may be told when all its regions may', () => {
    fc.assert(fc.property(regions.filter((list) => list.length > 0), (list) => {
      const cells = [...cellsOf(list).values()];
      expect(!cells.every(isTellable) || isTellable(together(cells))).toBe(true);
    }));
  });
  it('five is the least', () => expect(LEAST_PARTNERS).toBe(5));
});
