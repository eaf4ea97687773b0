import { ChangeInput, CommandInput, ForPartners, LocalDate, MoneyInput, PayloadType, VendorOnly } from '@channelgraph/subgraph';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { EngagementModelEnum } from '../deal/engagement.graphql.ts';
import type { EngagementModel } from '../deal/engagement.ts';
import { EvidenceKindEnum, RegistrationType, RejectionCodeEnum } from './registration.graphql.ts';
import type { EvidenceKind, RejectionCode } from './registration.ts';

@InputType('RegistrationContactInput', { description: 'The customer’s contact.' })
export class ContactInput {
  @ForPartners @Field(() => String, { description: 'Name.' }) name!: string;
  @ForPartners @Field(() => String, { description: 'Business e-mail address.' }) email!: string;
  @ForPartners @Field(() => String, { description: 'What the contact does there.' }) jobTitle!: string;
}

@InputType('RegistrationLineInput', { description: 'A product family that the customer wants.' })
export class RegistrationLineInput {
  @ForPartners @Field(() => String, { description: 'Code of the product family; `productFamilies` lists them.' }) familyCode!: string;
  @ForPartners @Field(() => Int, { description: 'How many, 1 or more.' }) quantity!: number;
  @ForPartners @Field(() => MoneyInput, { description: 'Estimated list value of the line; all lines in one currency.' }) listValue!: MoneyInput;
}

@InputType('EvidenceOfWorkInput', { description: 'Work that the partner has done with the customer.' })
export class EvidenceInput {
  @ForPartners @Field(() => EvidenceKindEnum, { description: 'What was done.' }) kind!: EvidenceKind;
  @ForPartners @Field(() => LocalDate, { description: 'On which day.' }) heldOn!: string;
  @ForPartners @Field(() => String, { description: 'With what result.' }) note!: string;
}

@InputType()
abstract class DraftInput extends CommandInput {
  @ForPartners @Field(() => EngagementModelEnum, { nullable: true, description: 'Whether it is sold through or with the vendor. Needed to submit.' }) engagementModel?: EngagementModel | null;
  @ForPartners @Field(() => String, { description: 'Legal name of the customer.' }) customerName!: string;
  @ForPartners @Field(() => String, { description: 'Country of the customer, ISO 3166-1 alpha-2.' }) customerCountry!: string;
  @ForPartners @Field(() => String, { nullable: true, description: 'The customer’s web domain, e.g. "example.com". To submit, give it or `noDomainReason`.' }) customerDomain?: string | null;
  @ForPartners @Field(() => String, { nullable: true, description: 'Why the customer has no web domain.' }) noDomainReason?: string | null;
  @ForPartners @Field(() => ContactInput, { nullable: true, description: 'The customer’s contact. Needed to submit.' }) contact?: ContactInput | null;
  @ForPartners @Field(() => [RegistrationLineInput], { nullable: true, description: 'What the customer wants; at least one line to submit.' }) lines?: RegistrationLineInput[] | null;
  @ForPartners @Field(() => LocalDate, { nullable: true, description: 'Day on which the deal is expected to be won. Needed to submit.' }) expectedCloseOn?: string | null;
  @ForPartners @Field(() => String, { nullable: true, description: 'What the customer wants to do. Needed to submit.' }) useCase?: string | null;
  @ForPartners @Field(() => [EvidenceInput], { nullable: true, description: 'What the partner has already done there; at least one entry to submit.' }) evidence?: EvidenceInput[] | null;
  @ForPartners @Field(() => Boolean, { defaultValue: false, description: 'The contact agreed to be named to the vendor. Needed to submit.' }) consent!: boolean;
  @ForPartners @Field(() => String, { nullable: true, description: 'Remarks that both sides read.' }) comments?: string | null;
}

@InputType('CreateRegistrationDraftInput', { description: 'A registration to begin with; most may wait until it is submitted.' })
export class CreateRegistrationDraftInput extends DraftInput {
  @VendorOnly @Field(() => ID, { nullable: true, description: 'On behalf of which partner. A partner’s people leave it out: it is theirs.' }) partnerId?: string | null;
}

@InputType('UpdateRegistrationDraftInput', { description: 'The form as it is to be: what is left out becomes empty.' })
export class UpdateRegistrationDraftInput extends DraftInput {
  @ForPartners @Field(() => ID, { description: 'The record to change.' }) id!: string;
  @ForPartners @Field(() => Int, { description: 'The `version` you saw. When somebody changed the record since, nothing happens and you get CONCURRENT_MODIFICATION.' }) expectedVersion!: number;
}

@InputType('ChangeRegistrationInput', { description: 'One step in the life cycle of a registration.' })
export class ChangeRegistrationInput extends ChangeInput {}

@VendorOnly
@InputType('RejectRegistrationInput', { description: 'A decision against a registration.' })
export class RejectRegistrationInput extends ChangeInput {
  @Field(() => RejectionCodeEnum, { description: 'Why; the partner reads the code and its sentence.' }) code!: RejectionCode;
  @Field(() => String, { nullable: true, description: 'What you add for the partner to read. Not with ACCOUNT_NOT_AVAILABLE, which must stay neutral.' }) noteToPartner?: string | null;
}

@InputType('ConvertRegistrationInput', { description: 'An approved registration that becomes a deal.' })
export class ConvertRegistrationInput extends ChangeInput {
  @ForPartners @Field(() => String, { nullable: true, description: 'What people will call the deal; the customer’s name unless given.' }) name?: string | null;
}

@ObjectType('RegistrationPayload', { simpleResolvers: true, description: 'What became of a command on a registration.' })
export class RegistrationPayload extends PayloadType {
  @ForPartners @Field(() => RegistrationType, { nullable: true, description: 'The registration as it is now; null when nothing happened.' }) registration?: RegistrationType | null;
}
