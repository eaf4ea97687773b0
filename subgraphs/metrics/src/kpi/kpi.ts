import type { Period } from '@channelgraph/domain';
import type { AwardSum, DealSum, MeasureGroup, Measures, Obstacle, Quantity, RevenuePart, ScopeKind, Window } from '../measure/measure.ts';

export const KPI_CODES = ['K01', 'K02', 'K03', 'K07', 'K08', 'K13', 'K14', 'K15', 'K16', 'K25', 'K26', 'K27', 'K28', 'K29', 'K30', 'K31', 'K32', 'K33', 'K34', 'K40'] as const;
export type KpiCode = (typeof KPI_CODES)[number];

export type KpiUnit = 'COUNT' | 'PERCENT' | 'RATIO' | 'DAYS' | 'MONEY' | 'POINTS';

/** By what a breakdown divides a KPI. */
export type KpiDimension = RevenuePart | 'PROGRAM';

/** P: the partner about itself; M: the manager of its portfolio; C: channel sales manager; A: administrator, and analysts over aggregates. */
export type KpiReader = 'P' | 'M' | 'C' | 'A';

/** As whom a role reads KPIs; who is not here reads none. */
export const READER_OF_ROLE: Readonly<Record<string, KpiReader>> = {
  PARTNER_ADMIN: 'P',
  PARTNER_SALES_MANAGER: 'M',
  CHANNEL_SALES_MANAGER: 'C',
  VENDOR_ADMIN: 'A',
  ANALYST: 'A',
};

/** Why a KPI has no value. Never 0 and never infinity instead. */
export type NullReason = Obstacle | 'NO_DENOMINATOR' | 'NO_BASE' | 'NO_TARGET' | 'TARGET_MET' | 'COHORT_OPEN';

export type KpiFormName =
  | 'SEQUENTIAL' | 'RUN_RATE' | 'FLOW' | 'PEOPLE' | 'AVERAGE' | 'BY_VALUE' | 'COHORT' | 'WEIGHTED'
  | 'RATE' | 'CONVERSION' | 'CHURN' | 'PRODUCING' | 'PER_PRODUCING' | 'PER_PARTNER_MONTH'
  | 'MEDIAN' | 'WON' | 'ALL_ROUTES' | 'BY_ROUTE' | 'BY_PARTNER_KIND' | 'BY_REGION' | 'EVENTS' | 'ATTAINMENT' | 'SHOW_RATE';

/** A number of the trade: what it is, what it is made of, or why there is none. */
export interface Figure {
  /** Decimal; money in minor units. */
  readonly value: string | null;
  readonly unit: KpiUnit;
  readonly numerator: string | null;
  readonly denominator: string | null;
  readonly reason: NullReason | null;
}

/** Another reading of the same KPI. */
export interface KpiForm extends Figure {
  readonly name: KpiFormName;
}

export interface KpiPart {
  readonly dimension: KpiDimension;
  readonly key: string;
  readonly unit: KpiUnit;
  readonly value: string | null;
}

/** What the dictionary says about a KPI. */
export interface KpiDefinition {
  readonly code: KpiCode;
  readonly name: string;
  readonly description: string;
  /** Word for word as the programme's KPI dictionary has it. */
  readonly formula: string;
  readonly unit: KpiUnit;
  /** Which times it is about. */
  readonly window: string;
  readonly readers: readonly KpiReader[];
  /** Raised whenever the same facts would give another value. */
  readonly formulaVersion: number;
}

/** What a rule works out from the measures of one scope. */
export interface KpiFigures {
  readonly primary: Figure;
  /** Worked out when somebody reads them. */
  readonly forms?: () => readonly KpiForm[];
  readonly breakdown?: readonly KpiPart[];
  /** How many records the primary figure rests on. */
  readonly sample: Quantity;
}

export interface KpiQuestion {
  readonly measures: Measures;
  readonly window: Window;
  readonly scope: ScopeKind;
}

/** A KPI: its entry in the dictionary, where it means something, what it needs, and how its value follows. */
export interface KpiRule extends KpiDefinition {
  readonly scopes: readonly ScopeKind[];
  readonly needs: readonly MeasureGroup[];
  /** The sums that the value alone is made of, without forms, breakdown and sample; left out where that is not less. */
  readonly core?: readonly (DealSum | AwardSum)[];
  readonly figures: (question: KpiQuestion) => KpiFigures;
}

/** A KPI with its value for one scope and period. */
export interface Kpi extends Figure, Pick<KpiDefinition, 'code' | 'name' | 'formula' | 'formulaVersion'> {
  readonly period: Period;
  readonly asOf: Date;
  readonly currency: string | null;
  readonly sampleSize: number | null;
  readonly suppressed: boolean;
  readonly breakdown: readonly KpiPart[];
  readonly forms: readonly KpiForm[];
}

export interface Scorecard {
  readonly period: Period;
  readonly asOf: Date;
  readonly kpis: readonly Kpi[];
}

export interface RegionKpis {
  readonly region: string;
  readonly kpis: readonly Kpi[];
}
