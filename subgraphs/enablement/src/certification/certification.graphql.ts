import { CommandInput, connectionOf, enumeration, ForPartners, PayloadType, SameForEverybody, VendorOnly } from '@channelgraph/subgraph';
import { Directive, Field, InputType, Int, ObjectType } from 'type-graphql';
import type { CertificationAudience, CertificationLevel, NewCertification } from './certification.ts';

export const CertificationLevelEnum = enumeration<CertificationLevel>('CertificationLevel', 'How deep a certification goes.', {
  FOUNDATIONAL: 'Knows what the product is for.',
  ASSOCIATE: 'Works with the product under guidance.',
  PROFESSIONAL: 'Works with the product alone.',
  SPECIALTY: 'Masters one area in depth.',
});

export const CertificationAudienceEnum = enumeration<CertificationAudience>('CertificationAudience', 'Whom a certification is made for.', {
  SALES: 'People who sell.',
  TECHNICAL: 'People who build and operate.',
});

@Directive('@key(fields: "code")')
@ObjectType('Certification', { simpleResolvers: true, description: 'What the vendor certifies people for, and for how long it counts.' })
@SameForEverybody('The catalogue is open to everybody who may learn.')
export class CertificationType implements NewCertification {
  @ForPartners @Field(() => String, { description: 'The vendor’s own name for it, e.g. "CLOUD_ASSOCIATE"; unique and never changed.' }) code!: string;
  @ForPartners @Field(() => String, { description: 'Title.' }) name!: string;
  @ForPartners @Field(() => CertificationLevelEnum, { description: 'How deep it goes.' }) level!: CertificationLevel;
  @ForPartners @Field(() => CertificationAudienceEnum, { description: 'Whom it is made for.' }) audience!: CertificationAudience;
  @ForPartners @Field(() => Int, { description: 'Months that an award counts for.' }) validityMonths!: number;
  @ForPartners @Field(() => Int, { description: 'Days before the expiry from which on a renewal is added to the old expiry.' }) recertificationDays!: number;
}

export const CertificationConnection = connectionOf(CertificationType, 'Certification', 'certifications');

@VendorOnly
@InputType('CreateCertificationInput', { description: 'A new certification for the catalogue.' })
export class CreateCertificationInput extends CommandInput {
  @Field(() => String, { description: 'The vendor’s own name for it: capital letters, digits and underscores, e.g. "CLOUD_ASSOCIATE". It cannot be changed later.' }) code!: string;
  @Field(() => String, { description: 'Title.' }) name!: string;
  @Field(() => CertificationLevelEnum, { description: 'How deep it goes.' }) level!: CertificationLevel;
  @Field(() => CertificationAudienceEnum, { description: 'Whom it is made for.' }) audience!: CertificationAudience;
  @Field(() => Int, { description: 'Months that an award counts for, 1 to 120.' }) validityMonths!: number;
  @Field(() => Int, { defaultValue: 90, description: 'Days before the expiry from which on a renewal is added to the old expiry; shorter than the validity.' }) recertificationDays!: number;
}

@VendorOnly
@ObjectType('CertificationPayload', { simpleResolvers: true, description: 'What became of a command on a certification.' })
export class CertificationPayload extends PayloadType {
  @Field(() => CertificationType, { nullable: true, description: 'The certification as it is now; null when nothing happened.' }) certification?: CertificationType | null;
}
