import { accept, daysAfter, isTimeZone, lifeCycleOf, refusals, refuse, type Decision, type Refusal } from '@channelgraph/domain';
import type { NewPartnerEvent, PartnerEvent, PartnerEventStatus } from './partner-event.ts';

/** Who plans events, and says afterwards who came. */
export const ORGANISERS = ['VENDOR_ADMIN', 'ENABLEMENT_MANAGER'] as const;

const MOST_LETTERS = 200;
const MOST_SEATS = 100_000;
const MOST_DAYS = 14;

/** From its plan to its end. What has begun can no longer be called off, because people have come. */
export const partnerEventLifeCycle = lifeCycleOf<PartnerEventStatus, 'cancel', string>([
  { from: 'SCHEDULED', command: 'cancel', roles: ORGANISERS, to: 'CANCELLED', event: 'cancelled' },
]);

/** Where the event stands at this instant. */
export function statusAt({ startsAt, endsAt, cancelledAt }: Pick<PartnerEvent, 'startsAt' | 'endsAt' | 'cancelledAt'>, at: Date): PartnerEventStatus {
  if (cancelledAt !== null) return 'CANCELLED';
  if (at < startsAt) return 'SCHEDULED';
  return at < endsAt ? 'UNDER_WAY' : 'HELD';
}

const titled = (title: string): Decision<unknown> => {
  if (title.trim() === '') return refuse('REQUIRED_FIELD_MISSING', 'Give the event a title.', 'title');
  return title.length <= MOST_LETTERS && !title.includes('\0') ? accept(title) : refuse('INVALID_VALUE', `Keep the title to ${MOST_LETTERS} plain characters.`, 'title');
};

const isSeating = (seats: number | null): boolean => seats === null || (Number.isInteger(seats) && seats >= 1 && seats <= MOST_SEATS);

/** Everything that is wrong with a new event, all at once; empty when nothing is. */
export const problemsOf = ({ title, kind, setting, startsAt, endsAt, timeZone, seats }: NewPartnerEvent, now: Date): readonly Refusal[] => refusals(
  titled(title),
  kind === 'WEBINAR' && setting !== 'VIRTUAL' ? refuse('INVALID_VALUE', 'A webinar is VIRTUAL.', 'setting') : accept(setting),
  startsAt > now ? accept(startsAt) : refuse('VALUE_OUT_OF_RANGE', 'An event begins in the future.', 'startsAt'),
  startsAt < endsAt && endsAt <= daysAfter(startsAt, MOST_DAYS) ? accept(endsAt) : refuse('VALUE_OUT_OF_RANGE', `An event ends after it begins, within ${MOST_DAYS} days.`, 'endsAt'),
  isTimeZone(timeZone) ? accept(timeZone) : refuse('INVALID_VALUE', 'Use the IANA name of a time zone, e.g. Europe/Berlin.', 'timeZone'),
  isSeating(seats) ? accept(seats) : refuse('VALUE_OUT_OF_RANGE', `Give a number of seats from 1 to ${MOST_SEATS}, or none for any number.`, 'seats'),
);

export interface Schedule {
  readonly id: string;
  readonly wanted: NewPartnerEvent;
  /** Who schedules it. */
  readonly by: string;
}

/** A new event, nobody registered yet. */
export const schedule = ({ id, wanted, by }: Schedule): PartnerEvent => ({ ...wanted, id, hostId: wanted.hostId ?? by, seatsTaken: 0, cancelledAt: null, version: 1 });

/** Calls the event off. Registrations stay as they are: the event they are for does not take place. */
export function cancel(event: PartnerEvent, role: string, now: Date): Decision<PartnerEvent> {
  const decision = partnerEventLifeCycle.next({ status: statusAt(event, now), command: 'cancel', role });
  return decision.ok ? accept({ ...event, cancelledAt: now }) : decision;
}

/** How many may come is the organisers' knowledge: beside one's own place on the waiting list it would tell how many others come. */
export const seatsShownTo = ({ role }: { readonly role: string }, { seats }: PartnerEvent): number | null =>
  ORGANISERS.some(organiser => organiser === role) ? seats : null;
