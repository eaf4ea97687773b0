import { ChangeInput, CommandInput, connectionOf, DateTime, enumeration, ForPartners, PageArgs, PayloadType, VendorOnly } from '@channelgraph/subgraph';
import { ArgsType, Directive, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { AwardStatus, RevocationReason } from './award.ts';

export const AwardStatusEnum = enumeration<AwardStatus>('AwardStatus', 'Where an award stands now.', {
  ACTIVE: 'It counts: in tiers, in KPIs and for its holder.',
  RENEWED: 'A newer award of the same certification took its place; that one counts.',
  EXPIRED: 'Its validity ran out before it was renewed.',
  REVOKED: 'It was taken back.',
});

export const RevocationReasonEnum = enumeration<RevocationReason>('RevocationReason', 'Why an award was taken back.', {
  MISCONDUCT: 'Its holder broke the rules of the programme.',
  EXAM_VOID: 'The exam it rests on does not count.',
  AGREEMENT_ENDED: 'The agreement it was granted under has ended.',
  ERROR: 'It was granted by mistake.',
});

@Directive('@key(fields: "id")')
@ObjectType('CertificationAward', {
  simpleResolvers: true,
  description: 'That a person passed a certification, and until when it counts. It stays with the person through a change of company.',
})
export class AwardType {
  @ForPartners @Field(() => ID, { description: 'Random identifier, the same in every subgraph.' }) id!: string;
  @ForPartners @Field(() => DateTime, { description: 'From this instant on it counts.' }) awardedAt!: Date;
  @ForPartners @Field(() => DateTime, { description: 'First instant at which it no longer counts: the end of a day in the vendor’s time zone. Renewal or revocation may end it earlier.' }) expiresAt!: Date;
  @ForPartners @Field(() => DateTime, { nullable: true, description: 'When a newer award of the same certification took its place; null unless it was renewed.' }) renewedAt!: Date | null;
  @ForPartners @Field(() => DateTime, { nullable: true, description: 'When it was taken back; null unless it was revoked.' }) revokedAt!: Date | null;
  @VendorOnly @Field(() => Int, { description: 'Counts the changes of the record; send it back as `expectedVersion`.' }) version!: number;
}

export const AwardConnection = connectionOf(AwardType, 'CertificationAward', 'certification awards');

@ArgsType()
export class AwardPageArgs extends PageArgs {
  @Field(() => AwardStatusEnum, { nullable: true, description: 'Only awards that stand like this now; all of them when left out.' }) status?: AwardStatus | null;
}

@VendorOnly
@InputType('AwardCertificationInput', { description: 'Whom to certify for what. Who holds the certification already renews it.' })
export class AwardCertificationInput extends CommandInput {
  @Field(() => ID, { description: 'Id of the person who passed.' }) personId!: string;
  @Field(() => String, { description: 'Code of the certification, e.g. "CLOUD_ASSOCIATE".' }) certificationCode!: string;
}

@VendorOnly
@InputType('RevokeAwardInput', { description: 'An award to take back from now on.' })
export class RevokeAwardInput extends ChangeInput {
  @Field(() => RevocationReasonEnum, { description: 'Why.' }) reason!: RevocationReason;
}

@VendorOnly
@ObjectType('CertificationAwardPayload', { simpleResolvers: true, description: 'What became of a command on an award.' })
export class AwardPayload extends PayloadType {
  @Field(() => AwardType, { nullable: true, description: 'The award as it is now; null when nothing happened.' }) award?: AwardType | null;
}
