import { divide } from '@channelgraph/domain';
import type { Disclosure, ShownCriterion, ShownProgram, ShownProgress, ShownTier } from './disclosure.ts';
import { METRIC_NAMES, type Tier, type TierCriterion, type TierProgram, type TierProgress } from './tier.ts';

const isShown = ({ unit }: Pick<TierCriterion, 'unit'>, { money }: Disclosure): boolean => money || unit !== 'MONEY';

const criterionShown = (criterion: TierCriterion, disclosure: Disclosure): ShownCriterion => ({
  criterion: criterion.metric, name: METRIC_NAMES[criterion.metric], unit: criterion.unit, currency: criterion.currency,
  required: isShown(criterion, disclosure) ? criterion.required : null,
});

const BASIS_POINTS_PER_PERCENT = 100;

export const tierShown = ({ id, code, name, rank, discountBasisPoints, mdfBasisPoints, criteria }: Tier, disclosure: Disclosure): ShownTier => ({
  id, code, name, rank,
  discountPercent: disclosure.money ? divide(discountBasisPoints, BASIS_POINTS_PER_PERCENT) : null,
  mdfPercent: disclosure.money ? divide(mdfBasisPoints, BASIS_POINTS_PER_PERCENT) : null,
  criteria: criteria.map(criterion => criterionShown(criterion, disclosure)),
});

export const programShown = ({ id, code, name, currency, tiers }: TierProgram, disclosure: Disclosure): ShownProgram =>
  ({ id, code, name, currency, tiers: tiers.map(tier => tierShown(tier, disclosure)) });

export function progressShown({ program, currentTier, nextTier, tierMet, gaps, asOf }: TierProgress, disclosure: Disclosure): ShownProgress {
  const shown = (tier: Tier | null) => (tier === null ? null : tierShown(tier, disclosure));
  return {
    program: programShown(program, disclosure), currentTier: shown(currentTier), nextTier: shown(nextTier), tierMet: shown(tierMet), asOf,
    gaps: gaps.map(gap => ({
      ...criterionShown(gap, disclosure),
      actual: isShown(gap, disclosure) ? gap.actual : null,
      missing: isShown(gap, disclosure) ? gap.missing : null,
    })),
  };
}
