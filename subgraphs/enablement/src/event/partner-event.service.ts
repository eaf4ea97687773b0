import { accepted, refuseAll } from '@channelgraph/domain';
import { partnerEventFact } from '@channelgraph/events';
import type { Work } from '../work.ts';
import { cancel, problemsOf, schedule } from './partner-event.rules.ts';
import { factOf, unknownHost, unknownRegion, type NewPartnerEvent, type PartnerEvent } from './partner-event.ts';

export interface PartnerEventChange {
  readonly id: string;
  readonly expectedVersion: number;
  /** Names the command: sent again with the same input it has no second effect. */
  readonly clientMutationId?: string | null | undefined;
}

export const partnerEventService = (work: Work) => ({
  /** Plans an event and opens it for registration. */
  schedule: (wanted: NewPartnerEvent, clientMutationId?: string): Promise<PartnerEvent> =>
    work.once({ operation: 'schedulePartnerEvent', clientMutationId, input: wanted }, async ({ partnerEvents, outbox, actor, now, newId }) => {
      refuseAll(problemsOf(wanted, now));
      if (wanted.region !== null && !await partnerEvents.knowsRegion(wanted.region)) accepted(unknownRegion);
      if (wanted.hostId !== null && !await partnerEvents.isOfVendor(wanted.hostId)) accepted(unknownHost);
      const event = schedule({ id: newId(), wanted, by: actor.personId });
      await partnerEvents.add(event);
      await outbox.record(partnerEventFact.of('scheduled', factOf(event)));
      return event.id;
    }, ({ partnerEvents }, id) => partnerEvents.get(id)),

  /** Calls an event off before it begins. */
  cancel: ({ id, expectedVersion, clientMutationId }: PartnerEventChange): Promise<PartnerEvent> =>
    work.once({ operation: 'cancelPartnerEvent', clientMutationId: clientMutationId ?? undefined, input: { id, expectedVersion } }, async ({ partnerEvents, outbox, actor, now }) => {
      const event = await partnerEvents.get(id, { expectedVersion });
      const cancelled = await partnerEvents.save(accepted(cancel(event, actor.role, now)));
      await outbox.record(partnerEventFact.of('cancelled', factOf(cancelled)));
      return cancelled.id;
    }, ({ partnerEvents }, same) => partnerEvents.get(same)),
});

export type PartnerEventService = ReturnType<typeof partnerEventService>;
