import { refuse } from '@channelgraph/domain';

/** Whether somebody has a place at an event. */
export const EVENT_REGISTRATION_STATUSES = ['REGISTERED', 'WAITLISTED', 'CANCELLED'] as const;
export type EventRegistrationStatus = (typeof EVENT_REGISTRATION_STATUSES)[number];

/** What became of a place once the event had begun. */
export const EVENT_ATTENDANCES = ['ATTENDED', 'LATE', 'NO_SHOW', 'EXCUSED'] as const;
export type EventAttendance = (typeof EVENT_ATTENDANCES)[number];

export type EventRegistrationCommand = 'promote' | 'cancel' | 'record';

/** That a person of a partner is to come, or came, to an event. */
export interface EventRegistration {
  readonly id: string;
  readonly eventId: string;
  readonly personId: string;
  /** For whom the person worked when registered: the partner it counts for. */
  readonly partnerId: string;
  readonly status: EventRegistrationStatus;
  /** Null until it is recorded. */
  readonly attendance: EventAttendance | null;
  readonly registeredAt: Date;
  /** When the status or the attendance last changed. */
  readonly changedAt: Date;
  readonly version: number;
}

/** Who wants to come to what. */
export interface NewEventRegistration {
  readonly eventId: string;
  readonly personId: string;
}

/** Constraint event_registration_once: a person has one place at an event, or one on its waiting list. */
export const alreadyRegistered = refuse('DUPLICATE_KEY_VALUE', 'This person is registered for this event already.', 'personId');

/** Constraint event_seats: no more people have a seat than there are seats. */
export const noSeatLeft = refuse('INVALID_RESOURCE_STATE', 'The last seat was given away just now; send the command again to be put on the waiting list.', 'eventId');

/** What the other subgraphs hear of a registration. */
export const factOf = ({ id, version, eventId, personId, partnerId, status, attendance }: EventRegistration) => ({
  id, version, eventId, personId, partnerId, status, attendance,
});
