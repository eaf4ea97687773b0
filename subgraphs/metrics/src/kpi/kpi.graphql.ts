import type { Period } from '@channelgraph/domain';
import { DateTime, Decimal, PeriodArgs, PeriodType } from '@channelgraph/subgraph';
import { ArgsType, Directive, Field, Int, ObjectType } from 'type-graphql';
import type { Kpi, KpiCode, KpiDimension, KpiForm, KpiFormName, KpiPart, KpiUnit, NullReason, RegionKpis, Scorecard } from './kpi.ts';
import { KpiCodeEnum, KpiDimensionEnum, KpiFormNameEnum, KpiNullReasonEnum, KpiUnitEnum } from './words.graphql.ts';

/** How many KPIs the front door counts with where all may be asked for. */
export const ALL_KPIS = '@listSize(assumedSize: 20)';

@ArgsType()
export class KpiArgs extends PeriodArgs {
  @Field(() => [KpiCodeEnum], { nullable: true, description: 'Which KPIs; left out, all that mean something there and that you may read.' })
  codes?: KpiCode[] | null;
}

@ObjectType('KpiPart', { simpleResolvers: true, description: 'One entry of a KPI that has a value per key.' })
export class KpiPartType implements KpiPart {
  @Field(() => KpiDimensionEnum, { description: 'By what the value is divided here.' }) dimension!: KpiDimension;
  @Field(() => String, { description: 'What the entry is about, e.g. the code of a region or the name of a month.' }) key!: string;
  @Field(() => KpiUnitEnum, { description: 'What the value counts.' }) unit!: KpiUnit;
  @Field(() => Decimal, { nullable: true, description: 'Its value; null when withheld because a single partner could be told apart in it, and where there is none.' }) value!: string | null;
}

@ObjectType('KpiForm', { simpleResolvers: true, description: 'The same KPI read in another way.' })
export class KpiFormType implements KpiForm {
  @Field(() => KpiFormNameEnum, { description: 'Which reading.' }) name!: KpiFormName;
  @Field(() => Decimal, { nullable: true, description: 'The value; null when there is none, see `reason`.' }) value!: string | null;
  @Field(() => KpiUnitEnum, { description: 'What the value counts.' }) unit!: KpiUnit;
  @Field(() => KpiNullReasonEnum, { nullable: true, description: 'Why there is no value.' }) reason!: NullReason | null;
  @Field(() => Decimal, { nullable: true, description: 'What is divided, or the sum itself; money in minor units of the vendor’s reporting currency.' }) numerator!: string | null;
  @Field(() => Decimal, { nullable: true, description: 'What it is divided by; null for sums and counts.' }) denominator!: string | null;
}

@Directive('@cost(weight: 3)')
@ObjectType('Kpi', { simpleResolvers: true, description: 'A key performance indicator with its value for one partner, portfolio, region or the channel.' })
export class KpiType implements Kpi {
  @Field(() => KpiCodeEnum, { description: 'Which KPI of the dictionary.' }) code!: KpiCode;
  @Field(() => String, { description: 'Its name.' }) name!: string;
  @Field(() => KpiUnitEnum, { description: 'What the value counts.' }) unit!: KpiUnit;
  @Field(() => Decimal, { nullable: true, description: 'The value; null when there is none, see `reason`.' }) value!: string | null;
  @Field(() => Decimal, { nullable: true, description: 'What is divided, or the sum itself; money in minor units of the vendor’s reporting currency.' }) numerator!: string | null;
  @Field(() => Decimal, { nullable: true, description: 'What it is divided by; null for sums and counts.' }) denominator!: string | null;
  @Field(() => PeriodType, { description: 'The period it is about.' }) period!: Period;
  @Field(() => DateTime, { description: 'The instant it was worked out for: what is open, active or held is so then.' }) asOf!: Date;
  @Field(() => String, { nullable: true, description: 'ISO 4217 code of the values whose unit is MONEY, the vendor’s reporting currency; null where no value is money, even if it is worked out from money.' }) currency!: string | null;
  @Field(() => Int, { nullable: true, description: 'How many deals, registrations, awards or attendances the value rests on; null when withheld.' }) sampleSize!: number | null;
  @Field(() => Boolean, { description: 'The value is withheld, because a single partner could be told apart in it.' }) suppressed!: boolean;
  @Field(() => KpiNullReasonEnum, { nullable: true, description: 'Why there is no value.' }) reason!: NullReason | null;
  @Field(() => String, { description: 'How the value is worked out, word for word as in the dictionary.' }) formula!: string;
  @Field(() => Int, { description: 'Raised whenever the formula changes, so that figures can be compared.' }) formulaVersion!: number;
  @Field(() => [KpiPartType], { description: 'The value by key, for KPIs that are counted by something; empty for others.' }) breakdown!: readonly KpiPart[];
  @Field(() => [KpiFormType], { description: 'Other readings of the same KPI.' }) forms!: readonly KpiForm[];
}

@ObjectType('Scorecard', { simpleResolvers: true, description: 'All KPIs of one partner or of the channel for a period.' })
export class ScorecardType implements Scorecard {
  @Field(() => PeriodType, { description: 'The period it is about.' }) period!: Period;
  @Field(() => DateTime, { description: 'The instant it was worked out for.' }) asOf!: Date;
  @Directive(ALL_KPIS)
  @Field(() => [KpiType], { description: 'The KPIs that mean something here and that you may read, by code.' }) kpis!: readonly Kpi[];
}

@ObjectType('RegionKpis', { simpleResolvers: true, description: 'KPIs over the partners of one region.' })
export class RegionKpisType implements RegionKpis {
  @Field(() => String, { description: 'Code of the region of the territory tree, e.g. "EMEA".' }) region!: string;
  @Directive(ALL_KPIS)
  @Field(() => [KpiType], { description: 'Its KPIs, by code.' }) kpis!: readonly Kpi[];
}
