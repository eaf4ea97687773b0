import type { Period } from '@channelgraph/domain';
import type { CalendarUnit } from '../measure/measure.ts';
import type { Kpi, KpiCode, NullReason } from './kpi.ts';

/** How a KPI of one period stands to that of another. */
export interface KpiComparison {
  readonly period: Period;
  /** The KPI's value in that other period. */
  readonly value: string | null;
  /** Per cent, to two places. */
  readonly change: string | null;
  /** Why there is no change to tell. */
  readonly reason: NullReason | null;
}

/** A KPI in one month, quarter or year of a series. */
export interface KpiPoint {
  readonly kpi: Kpi;
  readonly isComplete: boolean;
  /** Against the month, quarter or year just before. */
  readonly before: KpiComparison;
  /** Against the same a year before. */
  readonly yearBefore: KpiComparison;
}

export interface KpiSeries {
  readonly code: KpiCode;
  readonly by: CalendarUnit;
  readonly points: readonly KpiPoint[];
}

export interface RegionKpiSeries {
  readonly region: string;
  readonly series: KpiSeries;
}
