import { ChangeInput, CommandInput, connectionOf, DateTime, enumeration, ForPartners, LocalDate, PageArgs, PayloadType } from '@channelgraph/subgraph';
import { ArgsType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { EnrolmentStatus } from './enrolment.ts';

export const EnrolmentStatusEnum = enumeration<EnrolmentStatus>('EnrolmentStatus', 'How far somebody is with a course.', {
  ASSIGNED: 'It is on the list; not yet begun.',
  STARTED: 'Begun.',
  COMPLETED: 'Done. Final.',
  FAILED: 'Taken without success. Final; the course may be assigned again.',
  WITHDRAWN: 'Taken off the list. Final; the course may be assigned again.',
});

@ObjectType('Enrolment', { simpleResolvers: true, description: 'That a person is to take a course, and how far he or she is.' })
export class EnrolmentType {
  @ForPartners @Field(() => ID, { description: 'Random identifier.' }) id!: string;
  @ForPartners @Field(() => EnrolmentStatusEnum, { description: 'How far the learner is.' }) status!: EnrolmentStatus;
  @ForPartners @Field(() => DateTime, { description: 'Since when the status holds.' }) statusSince!: Date;
  @ForPartners @Field(() => LocalDate, { nullable: true, description: 'Last day, in the vendor’s time zone, to complete it; null when there is no hurry.' }) dueOn!: string | null;
  @ForPartners @Field(() => DateTime, { description: 'When it was put on the list.' }) assignedAt!: Date;
  @ForPartners @Field(() => DateTime, { nullable: true, description: 'When it was begun.' }) startedAt!: Date | null;
  @ForPartners @Field(() => DateTime, { nullable: true, description: 'When it was completed; null unless it was.' }) completedAt!: Date | null;
  @ForPartners @Field(() => Int, { description: 'Counts the changes of the record; send it back as `expectedVersion`.' }) version!: number;
}

export const EnrolmentConnection = connectionOf(EnrolmentType, 'Enrolment', 'enrolments');

@ArgsType()
export class EnrolmentPageArgs extends PageArgs {
  @Field(() => EnrolmentStatusEnum, { nullable: true, description: 'Only enrolments that stand like this; all of them when left out.' }) status?: EnrolmentStatus | null;
}

@InputType('AssignLearningInput', { description: 'Who is to take which course, and by when.' })
export class AssignLearningInput extends CommandInput {
  @ForPartners @Field(() => ID, { description: 'Id of the person.' }) personId!: string;
  @ForPartners @Field(() => String, { description: 'Code of the course, e.g. "SALES_BASICS".' }) courseCode!: string;
  @ForPartners @Field(() => LocalDate, { nullable: true, description: 'Last day, in the vendor’s time zone, to complete it; none when left out.' }) dueOn?: string | null;
}

@InputType('ChangeEnrolmentInput', { description: 'One step in the life cycle of an enrolment.' })
export class ChangeEnrolmentInput extends ChangeInput {}

@ObjectType('EnrolmentPayload', { simpleResolvers: true, description: 'What became of a command on an enrolment.' })
export class EnrolmentPayload extends PayloadType {
  @ForPartners @Field(() => EnrolmentType, { nullable: true, description: 'The enrolment as it is now; null when nothing happened.' }) enrolment?: EnrolmentType | null;
}
