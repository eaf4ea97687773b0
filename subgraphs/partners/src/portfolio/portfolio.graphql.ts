import { CommandInput, DateTime, ForPartners, PayloadType, VendorOnly } from '@channelgraph/subgraph';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { PortfolioAssignment } from './portfolio.ts';

/** Manager and partner are resolved beside it, by id. */
@ObjectType('PortfolioAssignment', { simpleResolvers: true, description: 'A stretch of time in which somebody of the vendor looks after a partner. One person at a time; what is over stays on record.' })
export class PortfolioAssignmentType implements Pick<PortfolioAssignment, 'id' | 'validFrom' | 'validTo' | 'version'> {
  @ForPartners @Field(() => ID, { description: 'Random identifier.' }) id!: string;
  @ForPartners @Field(() => DateTime, { description: 'First instant of the assignment.' }) validFrom!: Date;
  @ForPartners @Field(() => DateTime, { nullable: true, description: 'First instant after it; null while it holds.' }) validTo!: Date | null;
  @VendorOnly @Field(() => Int, { description: 'Counts the changes of the record.' }) version!: number;
}

@VendorOnly
@InputType('AssignPartnerManagerInput', { description: 'Somebody of the vendor is to look after a partner from now on.' })
export class AssignPartnerManagerInput extends CommandInput {
  @Field(() => ID, { description: 'The partner.' }) partnerId!: string;
  @Field(() => ID, { description: 'Who is to look after it; one of the vendor’s people.' }) personId!: string;
}

@VendorOnly
@ObjectType('PortfolioAssignmentPayload', { simpleResolvers: true, description: 'What became of a command on a portfolio.' })
export class PortfolioAssignmentPayload extends PayloadType {
  @Field(() => PortfolioAssignmentType, { nullable: true, description: 'The assignment that began; null when nothing happened.' })
  assignment?: PortfolioAssignmentType | null;
}
