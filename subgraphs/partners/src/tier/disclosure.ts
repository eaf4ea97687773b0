import type { Tier, TierCriterion, TierMetric, TierProgram, TierProgress } from './tier.ts';

/** Field rules: sellers and teachers see where a partner stands, without its money and without the programme's. */
export interface Disclosure {
  readonly money: boolean;
}

export interface ShownCriterion {
  readonly criterion: TierMetric;
  readonly name: string;
  readonly unit: TierCriterion['unit'];
  readonly currency: string | null;
  readonly required: string | null;
}

export interface ShownTier extends Pick<Tier, 'id' | 'code' | 'name' | 'rank'> {
  readonly discountPercent: string | null;
  readonly mdfPercent: string | null;
  readonly criteria: readonly ShownCriterion[];
}

export interface ShownProgram extends Pick<TierProgram, 'id' | 'code' | 'name' | 'currency'> {
  readonly tiers: readonly ShownTier[];
}

export interface ShownProgress extends Pick<TierProgress, 'asOf'> {
  readonly program: ShownProgram;
  readonly currentTier: ShownTier | null;
  readonly nextTier: ShownTier | null;
  readonly tierMet: ShownTier | null;
  readonly gaps: readonly (ShownCriterion & { readonly actual: string | null; readonly missing: string | null })[];
}
