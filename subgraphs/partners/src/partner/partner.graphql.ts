import { ChangeInput, CommandInput, connectionOf, DateTime, enumeration, ForPartners, PayloadType, VendorOnly } from '@channelgraph/subgraph';
import { Directive, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { EngagementModel, Partner, PartnerKind, PartnerSegment, PartnerStatus } from './partner.ts';

export const PartnerKindEnum = enumeration<PartnerKind>('PartnerKind', 'What a partner is to the trade.', {
  DISTRIBUTOR: 'Buys from the vendor and sells to resellers (two-tier).',
  RESELLER: 'Buys and sells the vendor’s products to end customers.',
  VAR: 'Value-added reseller: resells with services of its own.',
  MSP: 'Managed service provider: runs the product for its customers.',
  SYSTEM_INTEGRATOR: 'Builds larger solutions that contain the product.',
  CONSULTANT: 'Advises customers; seldom transacts.',
  AGENT: 'Sells in the vendor’s name for a commission.',
  OEM: 'Embeds the product in its own.',
  ISV: 'Sells software that works with the product.',
  REFERRAL: 'Passes leads on for a fee.',
});

export const EngagementModelEnum = enumeration<EngagementModel>('EngagementModel', 'How a partner and the vendor go to market together.', {
  SELL_TO: 'The partner is the customer; end customers stay invisible to the vendor.',
  SELL_THROUGH: 'The partner sells and owns the stages; the vendor enables.',
  SELL_WITH: 'Both sell side by side on one deal.',
});

export const PartnerSegmentEnum = enumeration<PartnerSegment>('PartnerSegment', 'The market a partner mainly serves.', {
  ENTERPRISE: 'Large companies.',
  MID_MARKET: 'Medium-sized companies.',
  SMALL_BUSINESS: 'Small companies.',
  PUBLIC_SECTOR: 'Government, education and health care.',
});

export const PartnerStatusEnum = enumeration<PartnerStatus>('PartnerStatus', 'Where a partner stands in its life cycle.', {
  PROSPECT: 'A company the vendor wants to recruit.',
  APPLICANT: 'Has applied.',
  UNDER_REVIEW: 'The application is being examined.',
  APPROVED: 'Accepted; onboarding may start.',
  ONBOARDING: 'Working through the onboarding tasks.',
  ACTIVE: 'May register and sell.',
  SUSPENDED: 'May not register for the time being.',
  OFFBOARDING: 'The relationship is being wound up.',
  TERMINATED: 'The relationship has ended. Final.',
  DECLINED: 'The application was turned down. Final.',
});

@Directive('@key(fields: "id")')
@ObjectType('Partner', { simpleResolvers: true, description: 'A company that sells to, through or with the vendor.' })
export class PartnerType implements Omit<Partner, 'applicantId'> {
  @ForPartners @Field(() => ID, { description: 'Random identifier, the same in every subgraph.' }) id!: string;
  @ForPartners @Field(() => String, { description: 'Company name.' }) name!: string;
  @ForPartners @Field(() => PartnerKindEnum, { description: 'What the partner is to the trade.' }) kind!: PartnerKind;
  @ForPartners @Field(() => [EngagementModelEnum], { description: 'How it goes to market; a hybrid partner has more than one.' }) engagementModels!: EngagementModel[];
  @ForPartners @Field(() => PartnerStatusEnum, { description: 'Where it stands in its life cycle.' }) status!: PartnerStatus;
  @ForPartners @Field(() => DateTime, { description: 'Since when the status holds.' }) statusSince!: Date;
  @ForPartners @Field(() => String, { description: 'Home country, ISO 3166-1 alpha-2.' }) country!: string;
  @ForPartners @Field(() => String, { description: 'Code of the region of the territory tree that contains the home country, e.g. "EMEA".' }) region!: string;
  @VendorOnly @Field(() => PartnerSegmentEnum, { description: 'The market it mainly serves.' }) segment!: PartnerSegment;
  @VendorOnly @Field(() => DateTime, { description: 'When the record was made.' }) createdAt!: Date;
  @VendorOnly @Field(() => Int, { description: 'Counts the changes of the record; send it back as `expectedVersion`.' }) version!: number;
}

export const PartnerConnection = connectionOf(PartnerType, 'Partner', 'partners');

@VendorOnly
@InputType('PartnerFilter', { description: 'Restricts a list of partners; fields left out restrict nothing, several must all hold.' })
export class PartnerFilterInput {
  @Field(() => PartnerStatusEnum, { nullable: true, description: 'Only partners in this status.' }) status?: PartnerStatus | null;
  @Field(() => PartnerKindEnum, { nullable: true, description: 'Only partners of this kind.' }) kind?: PartnerKind | null;
  @Field(() => String, { nullable: true, description: 'Only partners at home in this country, ISO 3166-1 alpha-2.' }) country?: string | null;
  @Field(() => String, { nullable: true, description: 'Only partners of this region of the territory tree.' }) region?: string | null;
  @Field(() => PartnerSegmentEnum, { nullable: true, description: 'Only partners that mainly serve this market.' }) segment?: PartnerSegment | null;
}

@VendorOnly
@InputType('CreatePartnerInput', { description: 'A company the vendor wants to recruit.' })
export class CreatePartnerInput extends CommandInput {
  @Field(() => String, { description: 'Company name.' }) name!: string;
  @Field(() => PartnerKindEnum, { description: 'What it is to the trade.' }) kind!: PartnerKind;
  @Field(() => [EngagementModelEnum], { description: 'How it goes to market; at least one.' }) engagementModels!: EngagementModel[];
  @Field(() => String, { description: 'Home country, ISO 3166-1 alpha-2.' }) country!: string;
  @Field(() => PartnerSegmentEnum, { description: 'The market it mainly serves.' }) segment!: PartnerSegment;
}

@VendorOnly
@InputType('ChangePartnerInput', { description: 'One step in the life cycle of a partner.' })
export class ChangePartnerInput extends ChangeInput {}

@VendorOnly
@ObjectType('PartnerPayload', { simpleResolvers: true, description: 'What became of a command on a partner.' })
export class PartnerPayload extends PayloadType {
  @Field(() => PartnerType, { nullable: true, description: 'The partner as it is now; null when nothing happened.' }) partner?: PartnerType | null;
}
