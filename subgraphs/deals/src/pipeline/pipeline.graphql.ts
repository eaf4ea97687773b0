import type { Money, Period } from '@channelgraph/domain';
import { DateTime, Decimal, enumeration, ForPartners, MoneyType, PeriodType } from '@channelgraph/subgraph';
import { Field, Int, ObjectType } from 'type-graphql';
import type { CoverageReason, Pipeline } from './pipeline.ts';

export const CoverageReasonEnum = enumeration<CoverageReason>('CoverageReason', 'Why a pipeline has no coverage.', {
  NO_TARGET: 'Nobody set a revenue target for exactly this period.',
  TARGET_MET: 'What was won has reached the target; nothing is left to cover.',
  NO_RATE: 'An amount is in a currency for which no exchange rate is known yet.',
  TARGET_HIDDEN: 'Targets are not yours to see.',
});

@ObjectType('Pipeline', { simpleResolvers: true, description: 'What a partner has open and has won in a period, in the reporting currency. Channel deals only.' })
export class PipelineType implements Pipeline {
  @ForPartners @Field(() => PeriodType, { description: 'The period.' }) period!: Period;
  @ForPartners @Field(() => DateTime, { description: 'The instant at which this was true.' }) asOf!: Date;
  @ForPartners @Field(() => Int, { description: 'How many open deals are expected to close in the period.' }) openCount!: number;
  @ForPartners @Field(() => MoneyType, { nullable: true, description: 'What they are worth at today’s exchange rates (K33); null while a rate is missing.' }) openValue!: Money | null;
  @ForPartners @Field(() => MoneyType, { nullable: true, description: 'The same, each deal times its probability; deals on hold count nothing.' }) weightedValue!: Money | null;
  @ForPartners @Field(() => Int, { description: 'How many deals were won in the period.' }) wonCount!: number;
  @ForPartners @Field(() => MoneyType, { nullable: true, description: 'What they were worth at the exchange rates of the days they closed; null while a rate is missing.' }) wonValue!: Money | null;
  @ForPartners @Field(() => Decimal, { nullable: true, description: 'How many times `openValue` covers what is still missing to the revenue target (K34); 3 is a usual goal.' }) coverage!: string | null;
  @ForPartners @Field(() => Decimal, { nullable: true, description: 'How many times `weightedValue` covers it.' }) weightedCoverage!: string | null;
  @ForPartners @Field(() => CoverageReasonEnum, { nullable: true, description: 'Why there is no coverage; null when there is.' }) coverageReason!: CoverageReason | null;
}
