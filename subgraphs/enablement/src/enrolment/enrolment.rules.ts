import { accept, lifeCycleOf, localDateOf, refuse, type Decision } from '@channelgraph/domain';
import type { Enrolment, EnrolmentCommand, EnrolmentStatus, NewEnrolment } from './enrolment.ts';

/** The one who learns, whatever else his or her role is. */
const LEARNER = 'LEARNER';
const TEACHERS = ['VENDOR_ADMIN', 'ENABLEMENT_MANAGER'] as const;
const ASSIGNERS = [...TEACHERS, 'PARTNER_ADMIN'] as const;

/** Training programme: from the assignment to its end. Whoever failed or withdrew is assigned the course anew. */
export const enrolmentLifeCycle = lifeCycleOf<EnrolmentStatus, EnrolmentCommand, string>([
  { from: 'ASSIGNED', command: 'start', roles: [LEARNER, ...TEACHERS], to: 'STARTED', event: 'started' },
  { from: 'ASSIGNED', command: 'withdraw', roles: ASSIGNERS, to: 'WITHDRAWN', event: 'withdrawn' },
  { from: 'STARTED', command: 'complete', roles: [LEARNER, ...TEACHERS], to: 'COMPLETED', event: 'completed' },
  { from: 'STARTED', command: 'fail', roles: TEACHERS, to: 'FAILED', event: 'failed' },
  { from: 'STARTED', command: 'withdraw', roles: ASSIGNERS, to: 'WITHDRAWN', event: 'withdrawn' },
]);

/** Who gives the command: what a rule needs to know of the actor. */
export interface CommandGiver {
  readonly personId: string;
  readonly role: string;
}

export interface Step {
  readonly enrolment: Enrolment;
  readonly command: EnrolmentCommand;
  readonly by: CommandGiver;
}

/** Learners act as such on what only learners and teachers may do; everything else is up to the role. */
function capacityOf({ enrolment, command, by }: Step): string {
  const isLearnersOwn = by.personId === enrolment.personId && enrolmentLifeCycle.commandsFrom(enrolment.status, LEARNER).includes(command);
  return isLearnersOwn ? LEARNER : by.role;
}

/** The enrolment after a command of its life cycle, with the verb of the event that tells the others. */
export function carryOut(step: Step, now: Date): Decision<{ readonly enrolment: Enrolment; readonly verb: string }> {
  const { enrolment, command } = step;
  const decision = enrolmentLifeCycle.next({ status: enrolment.status, command, role: capacityOf(step) });
  if (!decision.ok) return decision;
  const { to, event = 'changed' } = decision.value;
  return accept({
    enrolment: {
      ...enrolment, status: to, statusSince: now,
      startedAt: to === 'STARTED' ? now : enrolment.startedAt,
      completedAt: to === 'COMPLETED' ? now : enrolment.completedAt,
    },
    verb: event,
  });
}

export interface Assignment {
  readonly id: string;
  readonly wanted: NewEnrolment;
  /** The vendor's. */
  readonly timeZone: string;
}

/** Puts a course on a person's list from now on. */
export const assign = ({ id, wanted, timeZone }: Assignment, now: Date): Decision<Enrolment> =>
  wanted.dueOn !== null && wanted.dueOn < localDateOf(now, timeZone)
    ? refuse('VALUE_OUT_OF_RANGE', 'The due date is over already; choose today or a later day.', 'dueOn')
    : accept({ ...wanted, id, status: 'ASSIGNED', statusSince: now, assignedAt: now, startedAt: null, completedAt: null, version: 1 });

const isOpen = (status: EnrolmentStatus): boolean => enrolmentLifeCycle.commandsFrom(status).length > 0;

/** Whether it is still to be completed and its due day, in the vendor's zone, is over. */
export const isOverdueAt = ({ status, dueOn }: Pick<Enrolment, 'status' | 'dueOn'>, at: Date, timeZone: string): boolean =>
  isOpen(status) && dueOn !== null && dueOn < localDateOf(at, timeZone);
