import { REFUSAL_DESCRIPTIONS, type Money } from '@channelgraph/domain';
import { connectionOf, DateTime, enumeration, ForPartners, LocalDate, MoneyType, VendorOnly } from '@channelgraph/subgraph';
import { Directive, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { EngagementModelEnum } from '../deal/engagement.graphql.ts';
import type { EngagementModel } from '../deal/engagement.ts';
import { REJECTION_CODES, type Contact, type Evidence, type EvidenceKind, type Registration, type RegistrationLine, type RegistrationStatus, type Rejection, type RejectionCode } from './registration.ts';

export const RegistrationStatusEnum = enumeration<RegistrationStatus>('RegistrationStatus', 'Where a registration stands.', {
  DRAFT: 'Being filled in.',
  SUBMITTED: 'Waiting for a reviewer.',
  UNDER_REVIEW: 'Somebody is deciding on it.',
  APPROVED: 'The customer is protected until `protectedUntil`.',
  REJECTED: 'Turned down. Final.',
  WITHDRAWN: 'Given up by the partner. Final.',
  CONVERTED: 'Became a deal.',
});

export const RejectionCodeEnum = enumeration<RejectionCode>('RegistrationRejectionCode', 'Why a registration is rejected.',
  Object.fromEntries(REJECTION_CODES.map(code => [code, REFUSAL_DESCRIPTIONS[code]])) as Record<RejectionCode, string>); // every code of the list

export const EvidenceKindEnum = enumeration<EvidenceKind>('EvidenceKind', 'What a partner has already done with the customer.', {
  MEETING: 'A meeting was held.',
  DEMO: 'The product was shown.',
  PROPOSAL: 'A proposal was sent.',
  PROOF_OF_CONCEPT: 'The product was tried out.',
});

@ObjectType('RegistrationContact', { simpleResolvers: true, description: 'The customer’s contact.' })
export class ContactType implements Contact {
  @ForPartners @Field(() => String, { description: 'Name.' }) name!: string;
  @ForPartners @Field(() => String, { description: 'Business e-mail address.' }) email!: string;
  @ForPartners @Field(() => String, { description: 'What the contact does there.' }) jobTitle!: string;
}

@ObjectType('RegistrationLine', { simpleResolvers: true, description: 'A product family that the customer wants, with quantity and value.' })
export class RegistrationLineType implements RegistrationLine {
  @ForPartners @Field(() => String, { description: 'Code of the product family.' }) familyCode!: string;
  @ForPartners @Field(() => Int, { description: 'How many.' }) quantity!: number;
  @ForPartners @Field(() => MoneyType, { description: 'Estimated list value of the line.' }) listValue!: Money;
}

@ObjectType('EvidenceOfWork', { simpleResolvers: true, description: 'Work that the partner has done with the customer.' })
export class EvidenceType implements Evidence {
  @ForPartners @Field(() => EvidenceKindEnum, { description: 'What was done.' }) kind!: EvidenceKind;
  @ForPartners @Field(() => LocalDate, { description: 'On which day.' }) heldOn!: string;
  @ForPartners @Field(() => String, { description: 'With what result.' }) note!: string;
}

type Shown = Omit<Registration, 'partnerId' | 'ownerId' | 'submitterId' | 'customerId' | 'reviewerId' | 'contact' | 'rejectionCode' | 'noteToPartner' | 'dealId'>;

@Directive('@key(fields: "id")')
@ObjectType('DealRegistration', { simpleResolvers: true, description: 'A partner’s claim that it found a deal first. Approved, it protects the customer for that partner.' })
export class RegistrationType implements Shown {
  @ForPartners @Field(() => ID, { description: 'Random identifier, the same in every subgraph.' }) id!: string;
  @ForPartners @Field(() => RegistrationStatusEnum, { description: 'Where it stands.' }) status!: RegistrationStatus;
  @ForPartners @Field(() => EngagementModelEnum, { nullable: true, description: 'Whether it is sold through or with the vendor.' }) engagementModel!: EngagementModel | null;
  @ForPartners @Field(() => String, { description: 'Legal name of the customer, as typed.' }) customerName!: string;
  @ForPartners @Field(() => String, { description: 'Country of the customer, ISO 3166-1 alpha-2.' }) customerCountry!: string;
  @ForPartners @Field(() => String, { nullable: true, description: 'Web domain of the customer, as typed.' }) customerDomain!: string | null;
  @ForPartners @Field(() => String, { nullable: true, description: 'Why the customer has no web domain.' }) noDomainReason!: string | null;
  @ForPartners @Field(() => [RegistrationLineType], { description: 'What the customer wants.' }) lines!: RegistrationLine[];
  @ForPartners @Field(() => LocalDate, { nullable: true, description: 'Day on which the deal is expected to be won.' }) expectedCloseOn!: string | null;
  @ForPartners @Field(() => String, { nullable: true, description: 'What the customer wants to do.' }) useCase!: string | null;
  @ForPartners @Field(() => [EvidenceType], { description: 'What the partner has already done there.' }) evidence!: Evidence[];
  @ForPartners @Field(() => Boolean, { description: 'The contact agreed to be named to the vendor.' }) consent!: boolean;
  @ForPartners @Field(() => String, { nullable: true, description: 'Remarks that both sides read.' }) comments!: string | null;
  @ForPartners @Field(() => DateTime, { description: 'When it was drafted.' }) createdAt!: Date;
  @ForPartners @Field(() => DateTime, { nullable: true, description: 'When it was submitted, by the vendor’s clock: its priority.' }) submittedAt!: Date | null;
  @ForPartners @Field(() => DateTime, { nullable: true, description: 'By when the vendor decides.' }) decisionDueAt!: Date | null;
  @ForPartners @Field(() => DateTime, { nullable: true, description: 'When it was approved or rejected.' }) decidedAt!: Date | null;
  @ForPartners @Field(() => DateTime, { nullable: true, description: 'First instant at which the customer is no longer protected, as granted.' }) protectedUntil!: Date | null;
  @ForPartners @Field(() => Int, { description: 'Counts the changes of the record; send it back as `expectedVersion`.' }) version!: number;
}

@ObjectType('RegistrationRejection', { simpleResolvers: true, description: 'Why a registration was rejected.' })
export class RejectionType implements Rejection {
  @ForPartners @Field(() => RejectionCodeEnum, { description: 'Stable code for programs.' }) code!: RejectionCode;
  @ForPartners @Field(() => String, { description: 'The code in a sentence.' }) message!: string;
  @ForPartners @Field(() => String, { nullable: true, description: 'What the reviewer adds for the partner.' }) note!: string | null;
}

export const RegistrationConnection = connectionOf(RegistrationType, 'DealRegistration', 'registrations');

@InputType('RegistrationFilter', { description: 'Restricts a list of registrations; fields left out restrict nothing, several must all hold.' })
export class RegistrationFilterInput {
  @ForPartners @Field(() => [RegistrationStatusEnum], { nullable: true, description: 'Only registrations in one of these statuses.' }) statuses?: RegistrationStatus[] | null;
  @VendorOnly @Field(() => ID, { nullable: true, description: 'Only registrations of this partner.' }) partnerId?: string | null;
  @ForPartners @Field(() => String, { nullable: true, description: 'Only customers in this country, ISO 3166-1 alpha-2.' }) country?: string | null;
  @ForPartners @Field(() => DateTime, { nullable: true, description: 'Only what must be decided before this instant.' }) decisionDueBefore?: Date | null;
}
