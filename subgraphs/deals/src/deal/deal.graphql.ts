import type { Money } from '@channelgraph/domain';
import { connectionOf, DateTime, Decimal, enumeration, ForPartners, LocalDate, MoneyType, VendorOnly } from '@channelgraph/subgraph';
import { Directive, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { Deal, LossReason, RouteToMarket } from './deal.ts';
import { EngagementModelEnum } from './engagement.graphql.ts';
import type { EngagementModel } from './engagement.ts';
import { DealStageEnum } from './stage.graphql.ts';
import type { DealStage } from './stage.ts';

export const RouteToMarketEnum = enumeration<RouteToMarket>('RouteToMarket', 'Who sells.', {
  CHANNEL: 'A partner sells, or sells along.',
  DIRECT: 'The vendor’s own people sell.',
  ONLINE: 'The customer buys on its own.',
});

export const LossReasonEnum = enumeration<LossReason>('DealLossReason', 'Why a deal was lost.', {
  PRICE: 'Too expensive.',
  COMPETITOR: 'The customer bought elsewhere.',
  NO_BUDGET: 'The customer has no money for it.',
  NO_DECISION: 'The customer decided nothing.',
  TIMING: 'Not now.',
  MISSING_FEATURE: 'The product lacks something the customer needs.',
  OTHER: 'None of the others.',
});

@Directive('@key(fields: "id")')
@ObjectType('Deal', { simpleResolvers: true, description: 'An opportunity to sell, from the first need to won or lost.' })
export class DealType implements Omit<Deal, 'partnerId' | 'ownerId' | 'customerId' | 'registrationId' | 'familyCodes'> {
  @ForPartners @Field(() => ID, { description: 'Random identifier, the same in every subgraph.' }) id!: string;
  @ForPartners @Field(() => String, { description: 'What people call it.' }) name!: string;
  @ForPartners @Field(() => String, { nullable: true, description: 'The customer as it was typed; null where the vendor does not know it.' }) customerName!: string | null;
  @ForPartners @Field(() => RouteToMarketEnum, { description: 'Who sells.' }) routeToMarket!: RouteToMarket;
  @ForPartners @Field(() => EngagementModelEnum, { nullable: true, description: 'How partner and vendor go to market on this deal; null where there is no partner.' }) engagementModel!: EngagementModel | null;
  @ForPartners @Field(() => String, { description: 'Country of the customer, ISO 3166-1 alpha-2.' }) country!: string;
  @ForPartners @Field(() => MoneyType, { description: 'Expected value while open, the ordered net value once won; in the currency of the deal.' }) value!: Money;
  @ForPartners @Field(() => DealStageEnum, { description: 'How far it has come.' }) stage!: DealStage;
  @VendorOnly @Field(() => Int, { description: 'How likely it is to be won, in per cent.' }) probability!: number;
  @ForPartners @Field(() => LocalDate, { description: 'Day on which it is expected to be won.' }) expectedCloseOn!: string;
  @ForPartners @Field(() => LocalDate, { nullable: true, description: 'Day on which to look at it again, while on hold.' }) reviewOn!: string | null;
  @ForPartners @Field(() => String, { nullable: true, description: 'Number of the order, once won.' }) orderId!: string | null;
  @ForPartners @Field(() => LossReasonEnum, { nullable: true, description: 'Why it was lost.' }) lossReason!: LossReason | null;
  @ForPartners @Field(() => MoneyType, { nullable: true, description: 'Value in the reporting currency, frozen when the deal closed; null while it is open.' }) reportingValue!: Money | null;
  @VendorOnly @Field(() => Decimal, { nullable: true, description: 'Exchange rate that `reportingValue` was converted with.' }) rate!: string | null;
  @VendorOnly @Field(() => LocalDate, { nullable: true, description: 'Day of that rate: the closing day, or the last one before it that had a rate.' }) rateDate!: string | null;
  @VendorOnly @Field(() => String, { nullable: true, description: 'Where that rate comes from.' }) rateSource!: string | null;
  @ForPartners @Field(() => DateTime, { description: 'When the deal was opened.' }) createdAt!: Date;
  @ForPartners @Field(() => DateTime, { nullable: true, description: 'When it was won or lost.' }) closedAt!: Date | null;
  @ForPartners @Field(() => Int, { description: 'Counts the changes of the record; send it back as `expectedVersion`.' }) version!: number;
}

export const DealConnection = connectionOf(DealType, 'Deal', 'deals');

@InputType('DealFilter', { description: 'Restricts a list of deals; fields left out restrict nothing, several must all hold.' })
export class DealFilterInput {
  @ForPartners @Field(() => [DealStageEnum], { nullable: true, description: 'Only deals in one of these stages.' }) stages?: DealStage[] | null;
  @VendorOnly @Field(() => ID, { nullable: true, description: 'Only deals of this partner.' }) partnerId?: string | null;
  @ForPartners @Field(() => RouteToMarketEnum, { nullable: true, description: 'Only deals sold this way.' }) routeToMarket?: RouteToMarket | null;
  @ForPartners @Field(() => String, { nullable: true, description: 'Only deals that contain this product family.' }) familyCode?: string | null;
  @ForPartners @Field(() => LocalDate, { nullable: true, description: 'Only deals expected to close on this day or later.' }) closingFrom?: string | null;
  @ForPartners @Field(() => LocalDate, { nullable: true, description: 'Only deals expected to close before this day.' }) closingBefore?: string | null;
}
