import type { Period } from '@channelgraph/domain';
import { Decimal, enumeration, ForPartners, PeriodArgs, PeriodType, VendorOnly } from '@channelgraph/subgraph';
import { ArgsType, Directive, Field, ObjectType } from 'type-graphql';
import type { CalendarUnit } from '../measure/measure.ts';
import { KpiType } from './kpi.graphql.ts';
import type { Kpi, KpiCode, NullReason } from './kpi.ts';
import type { KpiComparison, KpiPoint, KpiSeries, RegionKpiSeries } from './series.ts';
import { KpiCodeEnum, KpiNullReasonEnum } from './words.graphql.ts';

export const CalendarUnitEnum = enumeration<CalendarUnit>('CalendarUnit', 'What time is counted in.', {
  MONTH: 'Calendar months.',
  QUARTER: 'Fiscal quarters.',
  YEAR: 'Fiscal years.',
});

@ArgsType()
export class KpiSeriesArgs extends PeriodArgs {
  @Field(() => KpiCodeEnum, { description: 'Which KPI; one that is counted as of now (K30, K33, K34) has no series.' }) code!: KpiCode;
  @Field(() => CalendarUnitEnum, { defaultValue: 'MONTH', description: 'A point for each month, quarter or year that begins in the period and has begun by now; 36 points at most.' }) by!: CalendarUnit;
}

@ObjectType('KpiComparison', { simpleResolvers: true, description: 'How a KPI stands to its value in another period.' })
export class KpiComparisonType implements KpiComparison {
  @ForPartners @Field(() => PeriodType, { description: 'The other period, whole.' }) period!: Period;
  @ForPartners @Field(() => Decimal, { nullable: true, description: 'The value in that period; null when there is none.' }) value!: string | null;
  @ForPartners @Field(() => Decimal, { nullable: true, description: 'By how many per cent of that value the KPI is above it, or below; null when there is none, see `reason`.' }) change!: string | null;
  @ForPartners @Field(() => KpiNullReasonEnum, { nullable: true, description: 'Why there is no change to tell.' }) reason!: NullReason | null;
}

@ObjectType('KpiPoint', { simpleResolvers: true, description: 'A KPI in one month, quarter or year.' })
export class KpiPointType implements KpiPoint {
  @ForPartners @Field(() => KpiType, { description: 'The KPI for that period.' }) kpi!: Kpi;
  @ForPartners @Field(() => Boolean, { description: 'The period is over; otherwise the KPI is what has come together so far, and lags behind whole periods.' }) isComplete!: boolean;
  @ForPartners @Field(() => KpiComparisonType, { description: 'Against the month, quarter or year just before.' }) before!: KpiComparison;
  @ForPartners @Field(() => KpiComparisonType, { description: 'Against the same month, quarter or year a year before.' }) yearBefore!: KpiComparison;
}

@ObjectType('KpiSeries', { simpleResolvers: true, description: 'A KPI over time.' })
export class KpiSeriesType implements KpiSeries {
  @ForPartners @Field(() => KpiCodeEnum, { description: 'Which KPI.' }) code!: KpiCode;
  @ForPartners @Field(() => CalendarUnitEnum, { description: 'What a point stands for.' }) by!: CalendarUnit;
  @Directive('@listSize(assumedSize: 36)')
  @ForPartners @Field(() => [KpiPointType], { description: 'In order of time; none when the KPI means nothing here or is not for you to read.' }) points!: readonly KpiPoint[];
}

@VendorOnly
@ObjectType('RegionKpiSeries', { simpleResolvers: true, description: 'A KPI over time for the partners of one region.' })
export class RegionKpiSeriesType implements RegionKpiSeries {
  @Field(() => String, { description: 'Code of the region of the territory tree, e.g. "EMEA".' }) region!: string;
  @Field(() => KpiSeriesType, { description: 'Its KPI over time.' }) series!: KpiSeries;
}
