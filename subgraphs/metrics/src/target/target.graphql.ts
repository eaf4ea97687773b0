import type { Money, Period, PeriodName } from '@channelgraph/domain';
import { CommandInput, connectionOf, DateRangeInput, DateTime, enumeration, ForPartners, MoneyInput, MoneyType, PayloadType, PeriodNameEnum, PeriodType, VendorOnly } from '@channelgraph/subgraph';
import { Directive, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { PartnerStub } from '../partner/partner.graphql.ts';
import type { Target, TargetMetric, TargetScope } from './target.ts';

export const TargetScopeEnum = enumeration<TargetScope>('TargetScope', 'Whom a target is set for.', {
  PARTNER: 'One partner.',
  REGION: 'The partners of one region together.',
  CHANNEL: 'The whole channel.',
}, ['PARTNER']);

export const TargetMetricEnum = enumeration<TargetMetric>('TargetMetric', 'What is to be reached.', {
  REVENUE: 'Net value of channel deals won; in money.',
  NEW_PARTNERS: 'Partners active for the first time, as K01 counts them; a number, for a region or the channel.',
}, ['REVENUE']);

@Directive('@key(fields: "id")')
@ObjectType('Target', { simpleResolvers: true, description: 'What a partner, a region or the channel has to reach in a period.' })
export class TargetType implements Omit<Target, 'partnerId'> {
  @ForPartners @Field(() => ID, { description: 'Random identifier, kept when the target is set again.' }) id!: string;
  @ForPartners @Field(() => TargetScopeEnum, { description: 'Whom it is set for.' }) scope!: TargetScope;
  @ForPartners @Field(() => PartnerStub, { nullable: true, description: 'The partner, for the scope PARTNER.' }) partner!: PartnerStub | null;
  @VendorOnly @Field(() => String, { nullable: true, description: 'Code of the region of the territory tree, for the scope REGION.' }) region!: string | null;
  @ForPartners @Field(() => TargetMetricEnum, { description: 'What is to be reached.' }) metric!: TargetMetric;
  @ForPartners @Field(() => PeriodType, { description: 'When it is to be reached.' }) period!: Period;
  @ForPartners @Field(() => MoneyType, { nullable: true, description: 'How much, for metrics in money; null for those that are counted.' }) amount!: Money | null;
  @VendorOnly @Field(() => Int, { nullable: true, description: 'How many, for metrics that are counted; null for those in money.' }) count!: number | null;
  @VendorOnly @Field(() => DateTime, { description: 'When it was last set.' }) setAt!: Date;
  @VendorOnly @Field(() => Int, { description: 'How often it has been set, from 1.' }) version!: number;
}

export const TargetConnection = connectionOf(TargetType, 'Target', 'targets');

@InputType('TargetFilter', { description: 'Restricts a list of targets; fields left out restrict nothing, several must all hold.' })
export class TargetFilterInput {
  @VendorOnly @Field(() => TargetScopeEnum, { nullable: true, description: 'Only targets set for a partner, a region or the channel.' }) scope?: TargetScope | null;
  @VendorOnly @Field(() => ID, { nullable: true, description: 'Only targets of this partner.' }) partnerId?: string | null;
  @VendorOnly @Field(() => String, { nullable: true, description: 'Only targets of this region of the territory tree.' }) region?: string | null;
  @ForPartners @Field(() => TargetMetricEnum, { nullable: true, description: 'Only targets of this metric.' }) metric?: TargetMetric | null;
}

@VendorOnly
@InputType('SetTargetInput', { description: 'What is to be reached. Set again for the same scope, metric and period, it replaces what was set before.' })
export class SetTargetInput extends CommandInput {
  @Field(() => TargetScopeEnum, { description: 'Whom the target is for.' }) scope!: TargetScope;
  @Field(() => ID, { nullable: true, description: 'The partner, for the scope PARTNER only.' }) partnerId?: string | null;
  @Field(() => String, { nullable: true, description: 'Code of the region of the territory tree, for the scope REGION only.' }) region?: string | null;
  @Field(() => TargetMetricEnum, { defaultValue: 'REVENUE', description: 'What is to be reached.' }) metric!: TargetMetric;
  @Field(() => PeriodNameEnum, { defaultValue: 'CURRENT_QUARTER', description: 'When it is to be reached: a period of the fiscal calendar, as of now.' }) period!: PeriodName;
  @Field(() => DateRangeInput, { nullable: true, description: 'Any other span of days; when given, `period` is not used.' }) between?: DateRangeInput | null;
  @Field(() => MoneyInput, { nullable: true, description: 'How much, above zero; for REVENUE only.' }) amount?: MoneyInput | null;
  @Field(() => Int, { nullable: true, description: 'How many, 1 to 1,000,000; for NEW_PARTNERS only.' }) count?: number | null;
  @Field(() => Int, { nullable: true, description: 'The `version` you saw, to be sure that nobody set the target since; left out, it is set whatever it was.' }) expectedVersion?: number | null;
}

@VendorOnly
@ObjectType('TargetPayload', { simpleResolvers: true, description: 'What became of a command on a target.' })
export class TargetPayload extends PayloadType {
  @Field(() => TargetType, { nullable: true, description: 'The target as it is now; null when nothing happened.' }) target?: TargetType | null;
}
