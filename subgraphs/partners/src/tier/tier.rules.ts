import { decimal, decimalText, periodNamed, type FiscalCalendar } from '@channelgraph/domain';
import type { Attainment, Tier, TierCriterion, TierGap, TierProgram, TierProgress } from './tier.ts';

/** The tiers of a programme, the lowest first. */
export const ladder = ({ tiers }: Pick<TierProgram, 'tiers'>): readonly Tier[] => [...tiers].sort((a, b) => a.rank - b.rank);

/** How far a partner is from one criterion. Amounts in another currency than the criterion's do not count. */
export function gapTo(criterion: TierCriterion, attained: readonly Attainment[]): TierGap {
  const actual = attained
    .filter(({ metric, currency }) => metric === criterion.metric && currency === criterion.currency)
    .reduce((sum, { value }) => sum.plus(value), decimal(0));
  const missing = decimal(criterion.required).minus(actual);
  return { ...criterion, actual: decimalText(actual), missing: missing.gt(0) ? decimalText(missing) : '0' };
}

const isMet = (tier: Tier, attained: readonly Attainment[]): boolean =>
  tier.criteria.every(criterion => gapTo(criterion, attained).missing === '0');

/** Programme guide, evaluation: the highest tier whose own criteria are all met; rungs may be skipped. Null when not even the lowest is. */
export const highestTierMet = (program: TierProgram, attained: readonly Attainment[]): Tier | null =>
  ladder(program).findLast(tier => isMet(tier, attained)) ?? null;

/** The rung above; the lowest for a partner that stands on none; null at the top. */
export const tierAbove = (program: TierProgram, current: Tier | null): Tier | null =>
  ladder(program).find(tier => current === null || tier.rank > current.rank) ?? null;

export interface Standing {
  readonly program: TierProgram;
  readonly currentTier: Tier | null;
  readonly attained: readonly Attainment[];
}

/** Where a partner stands, and what it takes to reach the next tier. */
export function progress({ program, currentTier, attained }: Standing, asOf: Date): TierProgress {
  const nextTier = tierAbove(program, currentTier);
  return {
    program, currentTier, nextTier, asOf,
    tierMet: highestTierMet(program, attained),
    gaps: nextTier?.criteria.map(criterion => gapTo(criterion, attained)) ?? [],
  };
}

/** From when on won revenue counts at an instant: the trailing twelve months, in days of the vendor. */
export const revenueCountsFrom = (asOf: Date, calendar: FiscalCalendar): Date => periodNamed('TRAILING_12_MONTHS', asOf, calendar).start;
