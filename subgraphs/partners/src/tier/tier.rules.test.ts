import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gapTo, highestTierMet, ladder, progress, revenueCountsFrom, tierAbove } from './tier.rules.ts';
import type { Attainment, Tier, TierCriterion, TierProgram } from './tier.ts';

const now = new Date('2026-11-18T10:00:00Z');
const revenueOf = (required: string): TierCriterion => ({ metric: 'REVENUE', required, unit: 'MONEY', currency: 'USD' });
const peopleOf = (required: string): TierCriterion => ({ metric: 'CERTIFIED_PEOPLE', required, unit: 'COUNT', currency: null });
const tier = (rank: number, code: string, criteria: readonly TierCriterion[]): Tier =>
  ({ id: code, programId: 'demo', programCode: 'DEMO', code, name: code, rank, discountBasisPoints: 1_500, mdfBasisPoints: 0, criteria });

/** Programme guide, the demo ladder; amounts in cents. */
const registered = tier(1, 'REGISTERED', []);
const silver = tier(2, 'SILVER', [revenueOf('5000000'), peopleOf('1')]);
const gold = tier(3, 'GOLD', [revenueOf('20000000'), peopleOf('2')]);
const platinum = tier(4, 'PLATINUM', [revenueOf('50000000'), peopleOf('3')]);
const program: TierProgram = { id: 'demo', code: 'DEMO', name: 'Demo ladder', currency: 'USD', tiers: [gold, registered, platinum, silver] };

const attained = (revenue: bigint, people: number): readonly Attainment[] => [
  { metric: 'REVENUE', value: revenue.toString(), currency: 'USD' },
  { metric: 'CERTIFIED_PEOPLE', value: String(people), currency: null },
];
const rankMet = (facts: readonly Attainment[]): number => highestTierMet(program, facts)?.rank ?? 0;

describe('the ladder', () => {
  it('goes from the lowest rung to the highest, however it was written down', () => {
    expect(ladder(program)).toEqual([registered, silver, gold, platinum]);
  });

  it.each([[null, registered], [registered, silver], [silver, gold], [gold, platinum], [platinum, null]])('above $code stands the next', (current, above) => {
    expect(tierAbove(program, current)).toBe(above);
  });
});

describe('the highest tier met', () => {
  const thresholds = [0n, 4_999_999n, 5_000_000n, 19_999_999n, 20_000_000n, 49_999_999n, 50_000_000n, 90_000_000n];
  const expected = (revenue: bigint, people: number): Tier => {
    if (revenue >= 50_000_000n && people >= 3) return platinum;
    if (revenue >= 20_000_000n && people >= 2) return gold;
    return revenue >= 5_000_000n && people >= 1 ? silver : registered;
  };

  it.each(thresholds.flatMap(revenue => [0, 1, 2, 3, 4].map(people => ({ revenue, people }))))('with $revenue cents and $people certified', ({ revenue, people }) => {
    expect(highestTierMet(program, attained(revenue, people))).toBe(expected(revenue, people));
  });

  it('is the lowest for a partner of whom nothing is known', () => {
    expect(highestTierMet(program, [])).toBe(registered);
  });

  it('may skip a rung', () => {
    const jumpy: TierProgram = { ...program, tiers: [tier(1, 'SMALL', [peopleOf('5')]), tier(2, 'BIG', [revenueOf('10')])] };
    expect(highestTierMet(jumpy, attained(10n, 0))?.code).toBe('BIG');
  });

  it('is none where not even the lowest is met', () => {
    expect(highestTierMet({ ...program, tiers: [silver] }, [])).toBeNull();
  });

  it('never falls with more revenue or more certified people', () => {
    const revenue = fc.bigInt({ min: 0n, max: 100_000_000n });
    const people = fc.integer({ min: 0, max: 6 });
    fc.assert(fc.property(revenue, revenue, people, people, (won, moreWon, certified, moreCertified) => {
      const before = rankMet(attained(won, certified));
      expect(rankMet(attained(won + moreWon, certified))).toBeGreaterThanOrEqual(before);
      expect(rankMet(attained(won, certified + moreCertified))).toBeGreaterThanOrEqual(before);
    }));
  });
});

describe('the gap to a criterion', () => {
  it('is what is missing, and nothing once it is met', () => {
    expect(gapTo(revenueOf('5000000'), attained(4_999_999n, 0))).toMatchObject({ required: '5000000', actual: '4999999', missing: '1' });
    expect(gapTo(revenueOf('5000000'), attained(5_000_000n, 0))).toMatchObject({ actual: '5000000', missing: '0' });
    expect(gapTo(revenueOf('5000000'), attained(7_000_000n, 0))).toMatchObject({ actual: '7000000', missing: '0' });
  });

  it('is everything where nothing is known', () => {
    expect(gapTo(peopleOf('2'), [])).toEqual({ ...peopleOf('2'), actual: '0', missing: '2' });
  });

  it('does not add up currencies', () => {
    const mixed: readonly Attainment[] = [...attained(10n, 0), { metric: 'REVENUE', value: '999', currency: 'EUR' }];
    expect(gapTo(revenueOf('100'), mixed)).toMatchObject({ actual: '10', missing: '90' });
  });

  it('is the larger of nothing and required less actual, to the last digit', () => {
    const amount = fc.bigInt({ min: 0n, max: 10n ** 24n });
    fc.assert(fc.property(amount, amount, (required, actual) => {
      const { missing } = gapTo(revenueOf(required.toString()), attained(actual, 0));
      expect(BigInt(missing)).toBe(required > actual ? required - actual : 0n);
    }));
  });
});

describe('progress', () => {
  it('lists every criterion of the next tier, met or not', () => {
    expect(progress({ program, currentTier: silver, attained: attained(21_000_000n, 1) }, now)).toEqual({
      program, currentTier: silver, nextTier: gold, tierMet: silver, asOf: now,
      gaps: [
        { ...revenueOf('20000000'), actual: '21000000', missing: '0' },
        { ...peopleOf('2'), actual: '1', missing: '1' },
      ],
    });
  });

  it('leads from the tier held, not from the one met', () => {
    expect(progress({ program, currentTier: gold, attained: [] }, now)).toMatchObject({ nextTier: { code: 'PLATINUM' }, tierMet: { code: 'REGISTERED' } });
    expect(progress({ program, currentTier: registered, attained: attained(90_000_000n, 9) }, now)).toMatchObject({ nextTier: { code: 'SILVER' }, tierMet: { code: 'PLATINUM' } });
  });

  it('leads a partner without tier to the lowest', () => {
    expect(progress({ program, currentTier: null, attained: [] }, now)).toMatchObject({ currentTier: null, nextTier: { code: 'REGISTERED' }, gaps: [] });
  });

  it('ends at the top', () => {
    expect(progress({ program, currentTier: platinum, attained: attained(1n, 0) }, now)).toMatchObject({ nextTier: null, gaps: [] });
  });
});

describe('the revenue that counts', () => {
  it('is that of the trailing twelve months, in days of the vendor', () => {
    const calendar = { timeZone: 'Europe/Berlin', fiscalYearStart: 2 };
    expect(revenueCountsFrom(now, calendar)).toEqual(new Date('2025-11-18T23:00:00Z'));
    expect(revenueCountsFrom(new Date('2026-11-18T23:30:00Z'), calendar)).toEqual(new Date('2025-11-19T23:00:00Z'));
  });
});
