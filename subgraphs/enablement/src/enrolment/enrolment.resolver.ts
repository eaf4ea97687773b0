import { commandKey, ForPartners, payload } from '@channelgraph/subgraph';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { EnablementContext } from '../context.ts';
import { CourseType } from '../course/course.graphql.ts';
import type { Course } from '../course/course.ts';
import type { Learner } from '../learner/learner.ts';
import { Access } from '../permissions.ts';
import { PersonStub } from '../person/person.graphql.ts';
import { AssignLearningInput, ChangeEnrolmentInput, EnrolmentPayload, EnrolmentType } from './enrolment.graphql.ts';
import type { Enrolment, EnrolmentCommand } from './enrolment.ts';

const step = (command: EnrolmentCommand, input: ChangeEnrolmentInput, { enrolmentService }: EnablementContext) =>
  payload('enrolment', enrolmentService.carryOut(command, input), input.clientMutationId);

@Resolver(() => EnrolmentType)
export class EnrolmentResolver {
  @ForPartners
  @FieldResolver(() => PersonStub, { nullable: true, description: 'Who learns.' })
  learner(@Root() { personId }: Enrolment): Learner {
    return { id: personId };
  }

  @ForPartners
  @FieldResolver(() => CourseType, { description: 'What is learnt.' })
  course(@Root() { courseCode }: Enrolment, @Ctx() { loaders }: EnablementContext): Promise<Course | null> {
    return loaders.courseByCode.load(courseCode);
  }

  @ForPartners
  @FieldResolver(() => Boolean, { description: 'It is still to be completed and its due day is over.' })
  overdue(@Root() enrolment: Enrolment, @Ctx() { isOverdue }: EnablementContext): boolean {
    return isOverdue(enrolment);
  }

  @Access('learning:assign')
  @Mutation(() => EnrolmentPayload, { nullable: true, description: 'Puts a course on the list of somebody you look after.' })
  assignLearning(
    @Arg('input', () => AssignLearningInput, { description: 'Who, what, by when.' }) input: AssignLearningInput,
    @Ctx() { enrolmentService }: EnablementContext,
  ) {
    const { personId, courseCode, dueOn } = input;
    return payload('enrolment', enrolmentService.assign({ personId, courseCode, dueOn: dueOn ?? null }, commandKey(input)), input.clientMutationId);
  }

  @Access('learning:take')
  @Mutation(() => EnrolmentPayload, { nullable: true, description: 'The learner begins the course.' })
  startEnrolment(@Arg('input', () => ChangeEnrolmentInput, { description: 'Which enrolment.' }) input: ChangeEnrolmentInput, @Ctx() context: EnablementContext) {
    return step('start', input, context);
  }

  @Access('learning:take')
  @Mutation(() => EnrolmentPayload, { nullable: true, description: 'The learner has completed the course. Final.' })
  completeEnrolment(@Arg('input', () => ChangeEnrolmentInput, { description: 'Which enrolment.' }) input: ChangeEnrolmentInput, @Ctx() context: EnablementContext) {
    return step('complete', input, context);
  }

  @Access('learning:fail')
  @Mutation(() => EnrolmentPayload, { nullable: true, description: 'The learner took the course without success. Final.' })
  failEnrolment(@Arg('input', () => ChangeEnrolmentInput, { description: 'Which enrolment.' }) input: ChangeEnrolmentInput, @Ctx() context: EnablementContext) {
    return step('fail', input, context);
  }

  @Access('learning:withdraw')
  @Mutation(() => EnrolmentPayload, { nullable: true, description: 'Takes the course off the learner’s list. Final.' })
  withdrawEnrolment(@Arg('input', () => ChangeEnrolmentInput, { description: 'Which enrolment.' }) input: ChangeEnrolmentInput, @Ctx() context: EnablementContext) {
    return step('withdraw', input, context);
  }
}
