import { DateTime, Decimal, enumeration, ForPartners } from '@channelgraph/subgraph';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { CriterionUnit, TierMetric } from './tier.ts';

export const TierMetricEnum = enumeration<TierMetric>('TierMetric', 'What tiers are judged by: only facts that the programme recorded itself.', {
  REVENUE: 'Value of the partner’s won channel deals of the trailing twelve months, in the reporting currency.',
  CERTIFIED_PEOPLE: 'How many people who work for the partner hold at least one active certification.',
});

export const CriterionUnitEnum = enumeration<CriterionUnit>('CriterionUnit', 'In what the values of a criterion are counted.', {
  MONEY: 'Minor units of the currency beside it.',
  COUNT: 'A plain number.',
});

@ObjectType('TierCriterion', { simpleResolvers: true, description: 'At least so much of one metric.' })
export class TierCriterionType {
  @ForPartners @Field(() => TierMetricEnum, { description: 'What is measured.' }) criterion!: TierMetric;
  @ForPartners @Field(() => String, { description: 'The metric in words.' }) name!: string;
  @ForPartners @Field(() => Decimal, { nullable: true, description: 'How much is needed, in `unit`; null when money is not yours to see.' }) required!: string | null;
  @ForPartners @Field(() => CriterionUnitEnum, { description: 'In what it is counted.' }) unit!: CriterionUnit;
  @ForPartners @Field(() => String, { nullable: true, description: 'ISO 4217 code of the currency; null when it is not money.' }) currency!: string | null;
}

@ObjectType('Tier', { simpleResolvers: true, description: 'A rung of a tier programme.' })
export class TierType {
  @ForPartners @Field(() => ID, { description: 'Random identifier.' }) id!: string;
  @ForPartners @Field(() => String, { description: 'Code, e.g. "GOLD".' }) code!: string;
  @ForPartners @Field(() => String, { description: 'Name, e.g. "Gold".' }) name!: string;
  @ForPartners @Field(() => Int, { description: 'Position on the ladder; 1 is the lowest.' }) rank!: number;
  @ForPartners @Field(() => Decimal, { nullable: true, description: 'Discount on list prices in per cent; null when money is not yours to see.' }) discountPercent!: string | null;
  @ForPartners @Field(() => Decimal, { nullable: true, description: 'Market development funds as a percentage of revenue; null when money is not yours to see.' }) mdfPercent!: string | null;
  @ForPartners @Field(() => [TierCriterionType], { description: 'What it takes; all must be met.' }) criteria!: TierCriterionType[];
}

@ObjectType('TierProgram', { simpleResolvers: true, description: 'A ladder of tiers that partners are judged against.' })
export class TierProgramType {
  @ForPartners @Field(() => ID, { description: 'Random identifier.' }) id!: string;
  @ForPartners @Field(() => String, { description: 'Code.' }) code!: string;
  @ForPartners @Field(() => String, { description: 'Name.' }) name!: string;
  @ForPartners @Field(() => String, { description: 'ISO 4217 code of the currency that its amounts are in.' }) currency!: string;
}

/** The programme is resolved beside it. */
@ObjectType('CurrentTier', { simpleResolvers: true, description: 'The tier a partner holds.' })
export class CurrentTierType {
  @ForPartners @Field(() => String, { description: 'Code of the tier, e.g. "GOLD".' }) code!: string;
  @ForPartners @Field(() => String, { description: 'Name of the tier, e.g. "Gold".' }) name!: string;
  @ForPartners @Field(() => Int, { description: 'Position on the ladder; 1 is the lowest.' }) rank!: number;
  @ForPartners @Field(() => DateTime, { description: 'Since when the partner holds it.' }) since!: Date;
}

@ObjectType('TierGap', { simpleResolvers: true, description: 'How far a partner is from one criterion of the next tier.' })
export class TierGapType extends TierCriterionType {
  @ForPartners @Field(() => Decimal, { nullable: true, description: 'What the partner has reached; null when money is not yours to see.' }) actual!: string | null;
  @ForPartners @Field(() => Decimal, { nullable: true, description: 'What is missing, "0" when the criterion is met; null when money is not yours to see.' }) missing!: string | null;
}

@ObjectType('TierProgress', { simpleResolvers: true, description: 'Where a partner stands on the ladder, and what it takes to climb.' })
export class TierProgressType {
  @ForPartners @Field(() => TierProgramType, { description: 'The ladder.' }) program!: TierProgramType;
  @ForPartners @Field(() => TierType, { nullable: true, description: 'The tier held; null when none is.' }) currentTier!: TierType | null;
  @ForPartners @Field(() => TierType, { nullable: true, description: 'The tier above; the lowest for a partner without one; null at the top.' }) nextTier!: TierType | null;
  @ForPartners @Field(() => TierType, { nullable: true, description: 'The highest tier whose criteria are all met at this instant, whichever is held.' }) tierMet!: TierType | null;
  @ForPartners @Field(() => [TierGapType], { description: 'Every criterion of the next tier, met or not.' }) gaps!: TierGapType[];
  @ForPartners @Field(() => DateTime, { description: 'The instant it was measured at. An award counts until the instant it expires.' }) asOf!: Date;
}
