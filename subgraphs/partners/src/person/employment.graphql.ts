import { ChangeInput, CommandInput, DateTime, ForPartners, PayloadType } from '@channelgraph/subgraph';
import { Directive, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { Employment } from './employment.ts';

/** Person and partner are resolved beside it, by id. */
@Directive('@key(fields: "id")')
@ObjectType('Employment', { simpleResolvers: true, description: 'A stretch of time in which a person works for a partner, or for the vendor. Nobody works for two at a time; what is over stays on record.' })
export class EmploymentType implements Pick<Employment, 'id' | 'jobTitle' | 'certifiable' | 'validFrom' | 'validTo' | 'version'> {
  @ForPartners @Field(() => ID, { description: 'Random identifier, the same in every subgraph.' }) id!: string;
  @ForPartners @Field(() => String, { description: 'What the person does there.' }) jobTitle!: string;
  @ForPartners @Field(() => Boolean, { description: 'Whether the job is one that certifications are meant for.' }) certifiable!: boolean;
  @ForPartners @Field(() => DateTime, { description: 'First instant of the employment.' }) validFrom!: Date;
  @ForPartners @Field(() => DateTime, { nullable: true, description: 'First instant after the employment; null while no end is set.' }) validTo!: Date | null;
  @ForPartners @Field(() => Int, { description: 'Counts the changes of the record; send it back as `expectedVersion`.' }) version!: number;
}

@InputType('StartEmploymentInput', { description: 'Somebody begins to work for a partner.' })
export class StartEmploymentInput extends CommandInput {
  @ForPartners @Field(() => ID, { description: 'The person; must be employed nowhere at that time.' }) personId!: string;
  @ForPartners @Field(() => ID, { description: 'The partner.' }) partnerId!: string;
  @ForPartners @Field(() => String, { description: 'What the person does there, at most 100 characters.' }) jobTitle!: string;
  @ForPartners @Field(() => Boolean, { description: 'Whether the job is one that certifications are meant for.' }) certifiable!: boolean;
  @ForPartners @Field(() => DateTime, { nullable: true, description: 'First instant of the employment, not in the past; now when left out.' }) validFrom?: Date | null;
}

@InputType('EndEmploymentInput', { description: 'Somebody stops working for a partner.' })
export class EndEmploymentInput extends ChangeInput {
  @ForPartners @Field(() => DateTime, { nullable: true, description: 'First instant after the employment, not in the past; now when left out.' }) validTo?: Date | null;
}

@ObjectType('EmploymentPayload', { simpleResolvers: true, description: 'What became of a command on an employment.' })
export class EmploymentPayload extends PayloadType {
  @ForPartners @Field(() => EmploymentType, { nullable: true, description: 'The employment as it is now; null when nothing happened.' }) employment?: EmploymentType | null;
}
