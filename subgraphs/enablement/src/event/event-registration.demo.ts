import type { DemoEventRegistration, DemoFact, DemoStep, DemoTable, DemoWorld } from '@channelgraph/demo';
import { eventRegistrationFact } from '@channelgraph/events';
import { EVENT_ATTENDANCES, EVENT_REGISTRATION_STATUSES, factOf, type EventRegistration } from './event-registration.ts';

const statusIn = ({ state }: DemoStep) => EVENT_REGISTRATION_STATUSES.find(status => status === state);
const attendanceIn = ({ state }: DemoStep) => EVENT_ATTENDANCES.find(attendance => attendance === state);

/** The registration as it is after its first `version` steps. */
function afterSteps({ id, eventId, personId, partnerId, steps }: DemoEventRegistration, version: number): EventRegistration {
  const done = steps.slice(0, version);
  const [first, last] = [done[0], done.at(-1)];
  const status = done.map(statusIn).findLast(known => known !== undefined);
  if (!first || !last || !status) throw new RangeError(`The demo world's event registration ${id} is in no known state.`);
  return { id, eventId, personId, partnerId, status, attendance: attendanceIn(last) ?? null, registeredAt: first.at, changedAt: last.at, version };
}

function verbOf(step: DemoStep, isFirst: boolean): string {
  if (statusIn(step) === undefined) return 'recorded';
  return isFirst || step.state !== 'REGISTERED' ? step.state.toLowerCase() : 'promoted';
}

function* rows({ eventRegistrations }: DemoWorld) {
  for (const registration of eventRegistrations) {
    const { id, eventId, personId, partnerId, status, attendance, registeredAt, changedAt, version } = afterSteps(registration, registration.steps.length);
    yield { id, event_id: eventId, person_id: personId, partner_id: partnerId, status, attendance, registered_at: registeredAt, changed_at: changedAt, version };
  }
}

export const eventRegistrationTable = (world: DemoWorld): DemoTable => ({ table: 'enablement.event_registration', rows: rows(world) });

export function* eventRegistrationFacts({ eventRegistrations }: DemoWorld): Generator<DemoFact> {
  for (const registration of eventRegistrations) {
    for (const [index, step] of registration.steps.entries()) {
      yield { fact: eventRegistrationFact.of(verbOf(step, index === 0), factOf(afterSteps(registration, index + 1))), at: step.at };
    }
  }
}
