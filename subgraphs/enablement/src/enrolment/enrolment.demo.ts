import type { DemoEnrolment, DemoFact, DemoTable, DemoWorld } from '@channelgraph/demo';
import { enrolmentFact } from '@channelgraph/events';
import { factOf, type Enrolment, type EnrolmentStatus } from './enrolment.ts';

/** The states the demo world knows, and the verb that tells of each. */
const verbs: Readonly<Record<EnrolmentStatus, string>> = {
  ASSIGNED: 'assigned', STARTED: 'started', COMPLETED: 'completed', FAILED: 'failed', WITHDRAWN: 'withdrawn',
};
const isStatus = (state: string): state is EnrolmentStatus => state in verbs;

/** The enrolment as it is after its first `version` steps. */
function afterSteps({ id, personId, courseCode, dueOn, steps }: DemoEnrolment, version: number): Enrolment {
  const done = steps.slice(0, version);
  const [assigned, last] = [done[0], done.at(-1)];
  if (!assigned || !last || !isStatus(last.state)) throw new RangeError(`The demo world's enrolment ${id} is in no known state.`);
  const when = (status: EnrolmentStatus): Date | null => done.find(({ state }) => state === status)?.at ?? null;
  return {
    id, personId, courseCode, dueOn, version, status: last.state, statusSince: last.at,
    assignedAt: assigned.at, startedAt: when('STARTED'), completedAt: when('COMPLETED'),
  };
}

function* rows({ enrolments }: DemoWorld) {
  for (const enrolment of enrolments) {
    const { id, personId, courseCode, status, statusSince, dueOn, assignedAt, startedAt, completedAt, version } = afterSteps(enrolment, enrolment.steps.length);
    yield {
      id, person_id: personId, course_code: courseCode, status, status_since: statusSince, due_on: dueOn,
      assigned_at: assignedAt, started_at: startedAt, completed_at: completedAt, version,
    };
  }
}

export const enrolmentTable = (world: DemoWorld): DemoTable => ({ table: 'enablement.enrolment', rows: rows(world) });

export function* enrolmentFacts({ enrolments }: DemoWorld): Generator<DemoFact> {
  for (const enrolment of enrolments) {
    for (const [index, { at }] of enrolment.steps.entries()) {
      const state = afterSteps(enrolment, index + 1);
      yield { fact: enrolmentFact.of(verbs[state.status], factOf(state)), at };
    }
  }
}
