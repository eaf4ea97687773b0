/** What tiers are judged by, and what each is called in front of people. Only facts that the programme recorded itself. */
export const METRIC_NAMES = {
  REVENUE: 'Won channel revenue, trailing 12 months',
  CERTIFIED_PEOPLE: 'People with an active certification',
} as const;
export type TierMetric = keyof typeof METRIC_NAMES;

/** MONEY is counted in minor units. */
export type CriterionUnit = 'MONEY' | 'COUNT';

/** At least `required` of a metric. */
export interface TierCriterion {
  readonly metric: TierMetric;
  /** Decimal. */
  readonly required: string;
  readonly unit: CriterionUnit;
  readonly currency: string | null;
}

export interface Tier {
  readonly id: string;
  readonly programId: string;
  readonly programCode: string;
  readonly code: string;
  readonly name: string;
  /** 1 is the lowest. */
  readonly rank: number;
  readonly discountBasisPoints: number;
  readonly mdfBasisPoints: number;
  /** All must be met. */
  readonly criteria: readonly TierCriterion[];
}

export interface TierProgram {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly currency: string;
  readonly tiers: readonly Tier[];
}

/** What a partner has reached of a metric; amounts in minor units of `currency`. */
export interface Attainment {
  readonly metric: TierMetric;
  /** Decimal. */
  readonly value: string;
  readonly currency: string | null;
}

export interface TierGap extends TierCriterion {
  readonly actual: string;
  readonly missing: string;
}

export interface TierProgress {
  readonly program: TierProgram;
  readonly currentTier: Tier | null;
  /** The tier above the current one; the lowest for a partner without; null at the top. */
  readonly nextTier: Tier | null;
  /** The highest tier whose criteria are all met. */
  readonly tierMet: Tier | null;
  /** Every criterion of the next tier. */
  readonly gaps: readonly TierGap[];
  readonly asOf: Date;
}
