import { accept, lifeCycleOf, refuse, type Decision } from '@channelgraph/domain';
import type { EventAttendance, EventRegistration, EventRegistrationCommand, EventRegistrationStatus, NewEventRegistration } from './event-registration.ts';
import { ORGANISERS, statusAt } from './partner-event.rules.ts';
import type { PartnerEvent } from './partner-event.ts';

/** The one who is to come, whatever his or her role. */
const ATTENDEE = 'ATTENDEE';
/** Nobody gives this command: a freed seat goes to who has waited longest. */
const WAITING_LIST = 'WAITING_LIST';

/** From the registration to the seat, and to what became of it. Whoever cancelled registers anew, at the end of the waiting list. */
export const eventRegistrationLifeCycle = lifeCycleOf<EventRegistrationStatus, EventRegistrationCommand, string>([
  { from: 'WAITLISTED', command: 'promote', roles: [WAITING_LIST], to: 'REGISTERED', event: 'promoted' },
  { from: 'WAITLISTED', command: 'cancel', roles: [ATTENDEE, 'PARTNER_ADMIN'], to: 'CANCELLED', event: 'cancelled' },
  { from: 'REGISTERED', command: 'cancel', roles: [ATTENDEE, 'PARTNER_ADMIN'], to: 'CANCELLED', event: 'cancelled' },
  { from: 'REGISTERED', command: 'record', roles: ORGANISERS, to: 'REGISTERED', event: 'recorded' },
]);

const isFull = ({ seats, seatsTaken }: PartnerEvent): boolean => seats !== null && seatsTaken >= seats;

const whileOpen = (event: PartnerEvent, now: Date): Decision<PartnerEvent> => {
  const status = statusAt(event, now);
  return status === 'SCHEDULED' ? accept(event) : refuse('INVALID_RESOURCE_STATE', `Registrations are made and cancelled until an event begins; this one is ${status}.`, 'eventId');
};

export interface EventRegistering {
  readonly id: string;
  readonly event: PartnerEvent;
  readonly wanted: NewEventRegistration;
  /** Who employs the person. */
  readonly partnerId: string;
}

/** A seat while there is one, else a place at the end of the waiting list; until the event begins. */
export function register({ id, event, wanted, partnerId }: EventRegistering, now: Date): Decision<EventRegistration> {
  const open = whileOpen(event, now);
  if (!open.ok) return open;
  return accept({
    id, eventId: event.id, personId: wanted.personId, partnerId, status: isFull(event) ? 'WAITLISTED' : 'REGISTERED', attendance: null,
    registeredAt: now, changedAt: now, version: 1,
  });
}

/** Who gives the command: what a rule needs to know of the actor. */
export interface CommandGiver {
  readonly personId: string;
  readonly role: string;
}

export interface EventRegistrationStep {
  readonly registration: EventRegistration;
  readonly event: PartnerEvent;
  readonly by: CommandGiver;
}

/** Gives the place back, until the event begins. */
export function cancel({ registration, event, by }: EventRegistrationStep, now: Date): Decision<EventRegistration> {
  const role = by.personId === registration.personId ? ATTENDEE : by.role;
  const decision = eventRegistrationLifeCycle.next({ status: registration.status, command: 'cancel', role });
  if (!decision.ok) return decision;
  const open = whileOpen(event, now);
  return open.ok ? accept({ ...registration, status: decision.value.to, changedAt: now }) : open;
}

/** Moves somebody up from the waiting list, into a seat that is free. */
export function promote(registration: EventRegistration, now: Date): Decision<EventRegistration> {
  const decision = eventRegistrationLifeCycle.next({ status: registration.status, command: 'promote', role: WAITING_LIST });
  return decision.ok ? accept({ ...registration, status: decision.value.to, changedAt: now }) : decision;
}

/** Whether giving up this place frees a seat for somebody else. */
export const freesSeat = ({ status }: EventRegistration, { seats }: PartnerEvent): boolean => status === 'REGISTERED' && seats !== null;

/** Says who came, from the beginning of the event on. Said again, it is corrected. */
export function record(step: EventRegistrationStep & { readonly attendance: EventAttendance }, now: Date): Decision<EventRegistration> {
  const { registration, event, by, attendance } = step;
  const decision = eventRegistrationLifeCycle.next({ status: registration.status, command: 'record', role: by.role });
  if (!decision.ok) return decision;
  const status = statusAt(event, now);
  if (status === 'SCHEDULED' || status === 'CANCELLED') return refuse('INVALID_RESOURCE_STATE', `Attendance is recorded once an event has begun; this one is ${status}.`, 'id');
  return accept({ ...registration, status: decision.value.to, attendance, changedAt: now });
}
