import { ChangeInput, CommandInput, ForPartners, LocalDate, MoneyInput, PayloadType, VendorOnly } from '@channelgraph/subgraph';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { DealType, LossReasonEnum } from './deal.graphql.ts';
import type { LossReason } from './deal.ts';
import { EngagementModelEnum } from './engagement.graphql.ts';
import type { EngagementModel } from './engagement.ts';
import { OpenStageEnum } from './stage.graphql.ts';
import type { OpenStage } from './stage.ts';

@InputType('CreateDealInput', { description: 'An opportunity somebody found. It is yours, and begins as PROSPECT.' })
export class CreateDealInput extends CommandInput {
  @ForPartners @Field(() => String, { description: 'What people call it.' }) name!: string;
  @VendorOnly @Field(() => ID, { nullable: true, description: 'The partner that sells it. Left out by a partner’s people (it is theirs) and by account managers (the deal is direct).' }) partnerId?: string | null;
  @ForPartners @Field(() => String, { nullable: true, description: 'Name of the customer.' }) customerName?: string | null;
  @ForPartners @Field(() => String, { nullable: true, description: 'The customer’s web domain, e.g. "example.com".' }) customerDomain?: string | null;
  @ForPartners @Field(() => EngagementModelEnum, { nullable: true, description: 'How partner and vendor go to market on it; needed where there is a partner.' }) engagementModel?: EngagementModel | null;
  @ForPartners @Field(() => [String], { description: 'Codes of the product families it contains; at least one.' }) familyCodes!: string[];
  @ForPartners @Field(() => String, { description: 'Country of the customer, ISO 3166-1 alpha-2.' }) country!: string;
  @ForPartners @Field(() => MoneyInput, { description: 'Expected net value.' }) value!: MoneyInput;
  @ForPartners @Field(() => LocalDate, { description: 'Day on which it is expected to be won.' }) expectedCloseOn!: string;
}

@InputType('AdvanceDealStageInput', { description: 'A step of a deal, forward or back.' })
export class AdvanceDealStageInput extends ChangeInput {
  @ForPartners @Field(() => OpenStageEnum, { description: 'Where it got to; steps may be skipped.' }) stage!: OpenStage;
  @ForPartners @Field(() => String, { nullable: true, description: 'What shows that it got there; needed for a step forward and to take up a deal on hold.' }) evidence?: string | null;
  @ForPartners @Field(() => String, { nullable: true, description: 'Why it goes back; needed for a step backward.' }) reason?: string | null;
}

@InputType('HoldDealInput', { description: 'A deal that rests for a while.' })
export class HoldDealInput extends ChangeInput {
  @ForPartners @Field(() => LocalDate, { description: 'Day on which to look at it again.' }) reviewOn!: string;
  @ForPartners @Field(() => String, { description: 'Why it rests.' }) reason!: string;
}

@InputType('CloseDealWonInput', { description: 'An order.' })
export class CloseDealWonInput extends ChangeInput {
  @ForPartners @Field(() => ID, { description: 'Number of the order.' }) orderId!: string;
  @ForPartners @Field(() => MoneyInput, { description: 'Net value ordered: what the vendor will recognise.' }) netValue!: MoneyInput;
}

@InputType('CloseDealLostInput', { description: 'The end of an opportunity.' })
export class CloseDealLostInput extends ChangeInput {
  @ForPartners @Field(() => LossReasonEnum, { description: 'Why it was lost.' }) reason!: LossReason;
}

@ObjectType('DealPayload', { simpleResolvers: true, description: 'What became of a command on a deal.' })
export class DealPayload extends PayloadType {
  @ForPartners @Field(() => DealType, { nullable: true, description: 'The deal as it is now; null when nothing happened.' }) deal?: DealType | null;
}
