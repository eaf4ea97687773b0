import { accepted } from '@channelgraph/domain';
import { enrolmentFact } from '@channelgraph/events';
import type { Work } from '../work.ts';
import { assign, carryOut } from './enrolment.rules.ts';
import { factOf, type Enrolment, type EnrolmentCommand, type NewEnrolment } from './enrolment.ts';

export interface EnrolmentChange {
  readonly id: string;
  readonly expectedVersion: number;
  /** Names the command: sent again with the same input it has no second effect. */
  readonly clientMutationId?: string | null | undefined;
}

/** `timeZone` is the vendor's: days are over when they are over there. */
export const enrolmentService = (work: Work, { timeZone }: { readonly timeZone: string }) => ({
  /** Puts a course on somebody's list. */
  assign: (wanted: NewEnrolment, clientMutationId?: string): Promise<Enrolment> =>
    work.once({ operation: 'assignLearning', clientMutationId, input: wanted }, async ({ enrolments, courses, learners, outbox, now, newId }) => {
      const personId = await learners.reach(wanted.personId);
      const { code: courseCode } = await courses.named(wanted.courseCode);
      const enrolment = accepted(assign({ id: newId(), wanted: { ...wanted, personId, courseCode }, timeZone }, now));
      await enrolments.add(enrolment);
      await outbox.record(enrolmentFact.of('assigned', factOf(enrolment)));
      return enrolment.id;
    }, ({ enrolments }, id) => enrolments.get(id)),

  /** One step of the life cycle. */
  carryOut: (command: EnrolmentCommand, { id, expectedVersion, clientMutationId }: EnrolmentChange): Promise<Enrolment> =>
    work.once({ operation: `${command} enrolment`, clientMutationId: clientMutationId ?? undefined, input: { id, expectedVersion } }, async ({ enrolments, outbox, actor, now }) => {
      const enrolment = await enrolments.get(id, expectedVersion);
      const decided = accepted(carryOut({ enrolment, command, by: actor }, now));
      const saved = await enrolments.save(decided.enrolment);
      await outbox.record(enrolmentFact.of(decided.verb, factOf(saved)));
      return saved.id;
    }, ({ enrolments }, same) => enrolments.get(same)),
});

export type EnrolmentService = ReturnType<typeof enrolmentService>;
