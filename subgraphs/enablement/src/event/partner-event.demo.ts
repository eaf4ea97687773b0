import type { DemoFact, DemoPartnerEvent, DemoTable, DemoWorld } from '@channelgraph/demo';
import { partnerEventFact } from '@channelgraph/events';
import { factOf, type PartnerEvent } from './partner-event.ts';

/** The event as it is after its first `version` steps; seats are counted by the database as registrations come in. */
function afterSteps({ steps, ...event }: DemoPartnerEvent, version: number): PartnerEvent {
  const cancelled = steps.slice(0, version).find(({ state }) => state === 'CANCELLED');
  return { ...event, seatsTaken: 0, cancelledAt: cancelled?.at ?? null, version };
}

function* rows({ partnerEvents }: DemoWorld) {
  for (const event of partnerEvents) {
    const { id, title, kind, setting, startsAt, endsAt, timeZone, region, seats, hostId, cancelledAt, version } = afterSteps(event, event.steps.length);
    yield { id, title, kind, setting, starts_at: startsAt, ends_at: endsAt, time_zone: timeZone, region, seats, host_id: hostId, cancelled_at: cancelledAt, version };
  }
}

export const partnerEventTable = (world: DemoWorld): DemoTable => ({ table: 'enablement.partner_event', rows: rows(world) });

export function* partnerEventFacts({ partnerEvents }: DemoWorld): Generator<DemoFact> {
  for (const event of partnerEvents) {
    for (const [index, { state, at }] of event.steps.entries()) yield { fact: partnerEventFact.of(state.toLowerCase(), factOf(afterSteps(event, index + 1))), at };
  }
}
