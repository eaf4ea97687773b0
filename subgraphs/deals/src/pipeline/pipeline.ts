import type { LocalDate, Money, Period } from '@channelgraph/domain';

/** Why a pipeline has no coverage. */
export type CoverageReason = 'NO_TARGET' | 'TARGET_MET' | 'NO_RATE' | 'TARGET_HIDDEN';

/** An amount with what one unit of its currency is worth in the reporting currency; null where the rate table has nothing. */
export interface AmountAtRate {
  /** Whole minor units as text: sums of many leave what JSON numbers hold. */
  readonly minor: string;
  readonly currency: string;
  readonly rate: string | null;
}

/** Open deals of one currency that are expected to close in the period. */
export interface OpenDeals extends AmountAtRate {
  readonly count: number;
  /** Minor units times per cent, added up; deals on hold count nothing. */
  readonly weighted: string;
}

/** Won deals: as frozen when they closed or, where that was in another reporting currency, at the rate of that day. */
export interface WonDeals extends AmountAtRate {
  readonly count: number;
}

/** What is known of one partner in one period: everything that the figures are made of. */
export interface PipelineFacts {
  readonly open: readonly OpenDeals[];
  readonly won: readonly WonDeals[];
  /** The revenue targets of exactly this period. */
  readonly targets: readonly AmountAtRate[];
}

export interface PipelineFigures {
  readonly openCount: number;
  readonly openValue: Money | null;
  readonly weightedValue: Money | null;
  readonly wonCount: number;
  readonly wonValue: Money | null;
  readonly coverage: string | null;
  readonly weightedCoverage: string | null;
  readonly coverageReason: CoverageReason | null;
}

/** A partner's pipeline in a period, as of an instant. */
export interface Pipeline extends PipelineFigures {
  readonly period: Period;
  readonly asOf: Date;
}

/** What is asked of the store, in the words of its columns. */
export interface PipelineQuestion {
  readonly period: Period;
  /** First day of the period in the vendor's zone, and the first that is no longer in it. */
  readonly firstDay: LocalDate;
  readonly endDay: LocalDate;
  /** Day whose rates open deals are converted with. */
  readonly today: LocalDate;
  readonly currency: string;
  readonly timeZone: string;
  /** Whether coverage is asked for. */
  readonly withTargets: boolean;
}
