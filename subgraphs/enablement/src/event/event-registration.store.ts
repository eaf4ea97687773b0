import { countsPerParent, empty, guaranteed, lockVersion, pagesPerParent, saveVersion, sql, type Session, type Sql, type WriteSession } from '@channelgraph/database';
import { accepted, isUuid, refuse } from '@channelgraph/domain';
import type { Viewer } from '@channelgraph/identity';
import { doors } from '../doors.ts';
import { employedNow, events, learning } from '../visibility.ts';
import { EventRegistrationEntity } from './event-registration.entity.ts';
import { alreadyRegistered, noSeatLeft, type EventRegistration, type EventRegistrationStatus } from './event-registration.ts';

export interface EventRegistrationPage {
  /** Null: whatever the status. */
  readonly status: EventRegistrationStatus | null;
  readonly first: number;
  /** When the last registration of the page before was made, RFC 3339, and its id. */
  readonly after: { readonly registeredAt: string; readonly id: string } | null;
}

/** The registrations of one parent `p`: which parents are reached, and which rows are theirs, over alias t. */
interface Lot {
  readonly reached: Sql;
  readonly own: Sql;
}

/** Questions about registrations; who asks is part of each. */
export function eventRegistrationReader(session: Session, viewer: Viewer) {
  const table = session.table(EventRegistrationEntity);
  const ofEvent: Lot = { reached: sql`exists (select from enablement.partner_event v where v.id = p.id and ${events.invited(viewer, 'v')})`, own: sql`t.event_id = p.id` };
  const ofPartner: Lot = { reached: learning.partners(viewer, 'p.id'), own: sql`t.partner_id = p.id` };
  const ofPerson: Lot = { reached: learning.people(viewer, 'p.id'), own: sql`t.person_id = p.id` };

  const rowsOf = ({ own }: Lot, status: EventRegistrationStatus | null): Sql => sql`
    enablement.event_registration t where ${own} and ${events.registered(viewer, 't')} ${status ? sql`and t.status = ${status}` : empty}`;
  const pages = (lot: Lot) => (ids: readonly string[], { status, first, after }: EventRegistrationPage): Promise<ReadonlyMap<string, readonly EventRegistration[]>> =>
    pagesPerParent(session, {
      ids, reached: lot.reached,
      page: sql`
        select ${table.columns('t')} from ${rowsOf(lot, status)} ${after ? sql`and (t.registered_at, t.id) < (${after.registeredAt}::timestamptz, ${after.id}::uuid)` : empty}
        order by t.registered_at desc, t.id desc limit ${first + 1}`,
      read: row => table.read(row),
    });
  const counts = (lot: Lot) => (ids: readonly string[], status: EventRegistrationStatus | null): Promise<ReadonlyMap<string, number>> =>
    countsPerParent(session, { ids, reached: lot.reached, rows: rowsOf(lot, status) });

  /** Newest first; one row more than asked for tells that more follow. */
  return {
    pagesOfEvents: pages(ofEvent),
    countsOfEvents: counts(ofEvent),
    pagesOfPartners: pages(ofPartner),
    countsOfPartners: counts(ofPartner),
    pagesOfPeople: pages(ofPerson),
    countsOfPeople: counts(ofPerson),
  };
}

export function eventRegistrationStore(session: WriteSession, viewer: Viewer) {
  const visible = events.registered(viewer, 't');
  const worksThere = (person: Sql, partner: Sql): Sql =>
    sql`exists (select from enablement.employment job where job.person_id = ${person} and job.partner_id = ${partner} and ${employedNow(viewer, 'job')})`;
  const seated = <Result>(change: () => Promise<Result>): Promise<Result> =>
    guaranteed({ event_registration_once: alreadyRegistered.refusal, event_seats: noSeatLeft.refusal }, change);
  return {
    get: (id: string, expectedVersion?: number): Promise<EventRegistration> => lockVersion(session, EventRegistrationEntity, { id, expectedVersion, visible }),

    /** Which event a registration is for, without locking it: the event is locked first. Refused with NOT_FOUND when it is not one the viewer sees. */
    async eventOf(id: string): Promise<string> {
      const [found] = isUuid(id) ? await session.rows<{ event_id: string }>(sql`select t.event_id from enablement.event_registration t where t.id = ${id}::uuid and ${visible}`) : [];
      return found?.event_id ?? accepted(refuse('NOT_FOUND', 'There is no such record, or it is not yours to see.', 'id'));
    },

    /** The partner for which the viewer may register this person: both work there now. Refused with NOT_FOUND otherwise. */
    async employerOf(personId: string): Promise<string> {
      const { actor } = viewer;
      const [found] = isUuid(personId) && actor.partnerId !== null ? await session.rows<{ partner_id: string }>(sql`
        select job.partner_id from enablement.employment job
        where job.person_id = ${personId}::uuid and job.partner_id = ${actor.partnerId}::uuid and ${employedNow(viewer, 'job')}
          and ${learning.partners(viewer, 'job.partner_id')} and ${learning.people(viewer, 'job.person_id')} limit 1`) : [];
      return found?.partner_id ?? accepted(refuse('NOT_FOUND', 'There is no such person, or it is not one you look after.', 'personId'));
    },

    /** Who has waited longest for a seat, of those who still work where they did; locked. Whoever asks has locked the event. */
    async nextWaiting(eventId: string): Promise<EventRegistration | null> {
      const [next] = await session.through(doors.waitingList).entities(EventRegistrationEntity, 't', sql`
        where t.event_id = ${eventId}::uuid and t.status = 'WAITLISTED' and ${worksThere(sql`t.person_id`, sql`t.partner_id`)}
        order by t.registered_at, t.id limit 1 for update of t`);
      return next ?? null;
    },

    add: (registration: EventRegistration): Promise<unknown> => seated(() => session.manager.insert(EventRegistrationEntity, registration)),
    save: (registration: EventRegistration): Promise<EventRegistration> => seated(() => saveVersion(session, EventRegistrationEntity, registration)),

    /** Saves who moved up from the waiting list, whoever that is. */
    async seat({ id, status, changedAt, ...rest }: EventRegistration): Promise<EventRegistration> {
      const version = rest.version + 1;
      await seated(() => session.through(doors.waitingList).run(sql`
        update enablement.event_registration set status = ${status}, changed_at = ${changedAt}, version = ${version} where id = ${id}::uuid`));
      return { ...rest, id, status, changedAt, version };
    },
  };
}

export type EventRegistrationReader = ReturnType<typeof eventRegistrationReader>;
export type EventRegistrationStore = ReturnType<typeof eventRegistrationStore>;
