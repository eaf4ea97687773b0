import { accepted } from '@channelgraph/domain';
import { eventRegistrationFact } from '@channelgraph/events';
import type { Work } from '../work.ts';
import { cancel, freesSeat, promote, record, register } from './event-registration.rules.ts';
import { factOf, type EventAttendance, type EventRegistration } from './event-registration.ts';

export interface EventRegistrationWish {
  readonly eventId: string;
  /** Null: whoever gives the command. */
  readonly personId: string | null;
}

export interface EventRegistrationChange {
  readonly id: string;
  readonly expectedVersion: number;
  /** Names the command: sent again with the same input it has no second effect. */
  readonly clientMutationId?: string | null | undefined;
}

export const eventRegistrationService = (work: Work) => ({
  /** Gives a person a seat, or a place on the waiting list. The event is locked first, so that nobody else takes the same seat. */
  register: (wish: EventRegistrationWish, clientMutationId?: string): Promise<EventRegistration> =>
    work.once({ operation: 'registerForEvent', clientMutationId, input: wish }, async ({ partnerEvents, eventRegistrations, outbox, actor, now, newId }) => {
      const personId = wish.personId ?? actor.personId;
      const partnerId = await eventRegistrations.employerOf(personId);
      const event = await partnerEvents.get(wish.eventId, { field: 'eventId' });
      const registration = accepted(register({ id: newId(), event, wanted: { eventId: event.id, personId }, partnerId }, now));
      await eventRegistrations.add(registration);
      await outbox.record(eventRegistrationFact.of(registration.status === 'REGISTERED' ? 'registered' : 'waitlisted', factOf(registration)));
      return registration.id;
    }, ({ eventRegistrations }, id) => eventRegistrations.get(id)),

  /** Gives a place back; a seat goes to whoever has waited longest for one. */
  cancel: ({ id, expectedVersion, clientMutationId }: EventRegistrationChange): Promise<EventRegistration> =>
    work.once({ operation: 'cancelEventRegistration', clientMutationId: clientMutationId ?? undefined, input: { id, expectedVersion } }, async ({ partnerEvents, eventRegistrations, outbox, actor, now }) => {
      const event = await partnerEvents.ofRegistration(await eventRegistrations.eventOf(id));
      const registration = await eventRegistrations.get(id, expectedVersion);
      const cancelled = await eventRegistrations.save(accepted(cancel({ registration, event, by: actor }, now)));
      await outbox.record(eventRegistrationFact.of('cancelled', factOf(cancelled)));
      const next = freesSeat(registration, event) ? await eventRegistrations.nextWaiting(event.id) : null;
      if (next) await outbox.record(eventRegistrationFact.of('promoted', factOf(await eventRegistrations.seat(accepted(promote(next, now))))));
      return cancelled.id;
    }, ({ eventRegistrations }, same) => eventRegistrations.get(same)),

  /** Says what became of a place once the event had begun. */
  record: ({ id, expectedVersion, clientMutationId, attendance }: EventRegistrationChange & { readonly attendance: EventAttendance }): Promise<EventRegistration> =>
    work.once({ operation: 'recordAttendance', clientMutationId: clientMutationId ?? undefined, input: { id, expectedVersion, attendance } }, async ({ partnerEvents, eventRegistrations, outbox, actor, now }) => {
      const event = await partnerEvents.ofRegistration(await eventRegistrations.eventOf(id));
      const registration = await eventRegistrations.get(id, expectedVersion);
      const recorded = await eventRegistrations.save(accepted(record({ registration, event, by: actor, attendance }, now)));
      await outbox.record(eventRegistrationFact.of('recorded', factOf(recorded)));
      return recorded.id;
    }, ({ eventRegistrations }, same) => eventRegistrations.get(same)),
});

export type EventRegistrationService = ReturnType<typeof eventRegistrationService>;
