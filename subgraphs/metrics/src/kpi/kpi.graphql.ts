import type { Period } from '@channelgraph/domain';
import { DateTime, Decimal, ForPartners, PeriodArgs, PeriodType, VendorOnly } from '@channelgraph/subgraph';
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
  @ForPartners @Field(() => KpiDimensionEnum, { description: 'By what the value is divided here.' }) dimension!: KpiDimension;
  @ForPartners @Field(() => String, { description: 'What the entry is about, e.g. the code of a region or the name of a month.' }) key!: string;
  @ForPartners @Field(() => KpiUnitEnum, { description: 'What the value counts.' }) unit!: KpiUnit;
  @ForPartners @Field(() => Decimal, { nullable: true, description: 'Its value; null when withheld because a single partner could be told apart in it, and where there is none.' }) value!: string | null;
}

@ObjectType('KpiForm', { simpleResolvers: true, description: 'The same KPI read in another way.' })
export class KpiFormType implements KpiForm {
  @ForPartners @Field(() => KpiFormNameEnum, { description: 'Which reading.' }) name!: KpiFormName;
  @ForPartners @Field(() => Decimal, { nullable: true, description: 'The value; null when there is none, see `reason`.' }) value!: string | null;
  @ForPartners @Field(() => KpiUnitEnum, { description: 'What the value counts.' }) unit!: KpiUnit;
  @ForPartners @Field(() => KpiNullReasonEnum, { nullable: true, description: 'Why there is no value.' }) reason!: NullReason | null;
  @ForPartners @Field(() => Decimal, { nullable: true, description: 'What is divided, or the sum itself; money in minor units of the vendor’s reporting currency.' }) numerator!: string | null;
  @ForPartners @Field(() => Decimal, { nullable: true, description: 'What it is divided by; null for sums and counts.' }) denominator!: string | null;
}

@Directive('@cost(weight: 3)')
@ObjectType('Kpi', { simpleResolvers: true, description: 'A key performance indicator with its value for one partner, portfolio, region or the channel.' })
export class KpiType implements Kpi {
  @ForPartners @Field(() => KpiCodeEnum, { description: 'Which KPI of the dictionary.' }) code!: KpiCode;
  @ForPartners @Field(() => String, { description: 'Its name.' }) name!: string;
  @ForPartners @Field(() => KpiUnitEnum, { description: 'What the value counts.' }) unit!: KpiUnit;
  @ForPartners @Field(() => Decimal, { nullable: true, description: 'The value; null when there is none, see `reason`.' }) value!: string | null;
  @ForPartners @Field(() => Decimal, { nullable: true, description: 'What is divided, or the sum itself; money in minor units of the vendor’s reporting currency.' }) numerator!: string | null;
  @ForPartners @Field(() => Decimal, { nullable: true, description: 'What it is divided by; null for sums and counts.' }) denominator!: string | null;
  @ForPartners @Field(() => PeriodType, { description: 'The period it is about.' }) period!: Period;
  @ForPartners @Field(() => DateTime, { description: 'The instant it was worked out for: what is open, active or held is so then.' }) asOf!: Date;
  @ForPartners @Field(() => String, { nullable: true, description: 'ISO 4217 code of the values whose unit is MONEY, the vendor’s reporting currency; null where no value is money, even if it is worked out from money.' }) currency!: string | null;
  @ForPartners @Field(() => Int, { nullable: true, description: 'How many deals, registrations, awards or attendances the value rests on; null when withheld.' }) sampleSize!: number | null;
  @ForPartners @Field(() => Boolean, { description: 'The value is withheld, because a single partner could be told apart in it.' }) suppressed!: boolean;
  @ForPartners @Field(() => KpiNullReasonEnum, { nullable: true, description: 'Why there is no value.' }) reason!: NullReason | null;
  @ForPartners @Field(() => String, { description: 'How the value is worked out, word for word as in the dictionary.' }) formula!: string;
  @ForPartners @Field(() => Int, { description: 'Raised whenever the formula changes, so that figures can be compared.' }) formulaVersion!: number;
  @ForPartners @Field(() => [KpiPartType], { description: 'The value by key, for KPIs that are counted by something; empty for others.' }) breakdown!: readonly KpiPart[];
  @ForPartners @Field(() => [KpiFormType], { description: 'Other readings of the same KPI.' }) forms!: readonly KpiForm[];
}

@ObjectType('Scorecard', { simpleResolvers: true, description: 'All KPIs of one partner or of the channel for a period.' })
export class ScorecardType implements Scorecard {
  @ForPartners @Field(() => PeriodType, { description: 'The period it is about.' }) period!: Period;
  @ForPartners @Field(() => DateTime, { description: 'The instant it was worked out for.' }) asOf!: Date;
  @Directive(ALL_KPIS)
  @ForPartners @Field(() => [KpiType], { description: 'The KPIs that mean something here and that you may read, by code.' }) kpis!: readonly Kpi[];
}

@VendorOnly
@ObjectType('RegionKpis', { simpleResolvers: true, description: 'KPIs over the partners of one region.' })
export class RegionKpisType implements RegionKpis {
  @Field(() => String, { description: 'Code of the region of the territory tree, e.g. "EMEA".' }) region!: string;
  @Directive(ALL_KPIS)
  @Field(() => [KpiType], { description: 'Its KPIs, by code.' }) kpis!: readonly Kpi[];
}
