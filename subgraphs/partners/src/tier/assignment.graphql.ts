import { CommandInput, DateTime, enumeration, ForPartners, PayloadType, VendorOnly } from '@channelgraph/subgraph';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { TierAssignment, TierAssignmentKind } from './assignment.ts';

export const TierAssignmentKindEnum = enumeration<TierAssignmentKind>('TierAssignmentKind', 'How a partner came by a tier.', {
  EVALUATION: 'Judged on recorded facts.',
  OVERRIDE: 'Decided by a person, with a reason.',
});

/** Tier, programme and who decided are resolved beside it, by id. */
@ObjectType('TierAssignment', { simpleResolvers: true, description: 'A stretch of time in which a partner holds a tier. One per programme at a time; what is over stays on record.' })
export class TierAssignmentType implements Pick<TierAssignment, 'id' | 'validFrom' | 'validTo' | 'kind' | 'reason' | 'version'> {
  @ForPartners @Field(() => ID, { description: 'Random identifier.' }) id!: string;
  @ForPartners @Field(() => DateTime, { description: 'First instant at which the tier is held.' }) validFrom!: Date;
  @ForPartners @Field(() => DateTime, { nullable: true, description: 'First instant after it; null while it is held.' }) validTo!: Date | null;
  @ForPartners @Field(() => TierAssignmentKindEnum, { description: 'How the partner came by it.' }) kind!: TierAssignmentKind;
  @ForPartners @Field(() => String, { description: 'Why.' }) reason!: string;
  @VendorOnly @Field(() => Int, { description: 'Counts the changes of the record.' }) version!: number;
}

@VendorOnly
@InputType('AssignTierInput', { description: 'A partner is to hold a tier by decision, whatever the facts say.' })
export class AssignTierInput extends CommandInput {
  @Field(() => ID, { description: 'The partner.' }) partnerId!: string;
  @Field(() => ID, { description: 'The tier, as `tierPrograms` lists it.' }) tierId!: string;
  @Field(() => String, { description: 'Why, at most 500 characters; stays in the history and is seen by the partner.' }) reason!: string;
}

@VendorOnly
@ObjectType('TierAssignmentPayload', { simpleResolvers: true, description: 'What became of a command on a partner’s tier.' })
export class TierAssignmentPayload extends PayloadType {
  @Field(() => TierAssignmentType, { nullable: true, description: 'The assignment that began; null when nothing happened.' })
  assignment?: TierAssignmentType | null;
}
