import { countsPerParent, empty, guaranteed, lockVersion, pagesPerParent, saveVersion, sql, type Session, type WriteSession } from '@channelgraph/database';
import type { Viewer } from '@channelgraph/identity';
import { learning } from '../visibility.ts';
import { EnrolmentEntity } from './enrolment.entity.ts';
import { alreadyEnrolled, type Enrolment, type EnrolmentStatus } from './enrolment.ts';

export interface EnrolmentPage {
  /** Null: whatever the status. */
  readonly status: EnrolmentStatus | null;
  readonly first: number;
  /** When the last enrolment of the page before was assigned, RFC 3339, and its id. */
  readonly after: { readonly assignedAt: string; readonly id: string } | null;
}

/** Questions about enrolments; who asks is part of each. */
export function enrolmentReader(session: Session, viewer: Viewer) {
  const table = session.table(EnrolmentEntity);
  const reached = learning.people(viewer, 'p.id');
  const ofPerson = (status: EnrolmentStatus | null) => sql`
    enablement.enrolment t where t.person_id = p.id and ${learning.progress(viewer, 't')} ${status ? sql`and t.status = ${status}` : empty}`;
  return {
    /** Newest first, by learner; one row more than asked for tells that more follow. */
    pagesOfPeople: (ids: readonly string[], { status, first, after }: EnrolmentPage): Promise<ReadonlyMap<string, readonly Enrolment[]>> =>
      pagesPerParent(session, {
        ids, reached,
        page: sql`
          select ${table.columns('t')} from ${ofPerson(status)}
          ${after ? sql`and (t.assigned_at, t.id) < (${after.assignedAt}::timestamptz, ${after.id}::uuid)` : empty}
          order by t.assigned_at desc, t.id desc limit ${first + 1}`,
        read: row => table.read(row),
      }),

    countsOfPeople: (ids: readonly string[], status: EnrolmentStatus | null): Promise<ReadonlyMap<string, number>> =>
      countsPerParent(session, { ids, reached, rows: ofPerson(status) }),
  };
}

export function enrolmentStore(session: WriteSession, viewer: Viewer) {
  const visible = sql`${learning.people(viewer, 't.person_id')} and ${learning.progress(viewer, 't')}`;
  return {
    get: (id: string, expectedVersion?: number): Promise<Enrolment> => lockVersion(session, EnrolmentEntity, { id, expectedVersion, visible }),

    /** Refused with DUPLICATE_KEY_VALUE while the person has the course on the list. */
    add: (enrolment: Enrolment): Promise<unknown> =>
      guaranteed({ enrolment_once_at_a_time: alreadyEnrolled.refusal }, () => session.manager.insert(EnrolmentEntity, enrolment)),
    save: (enrolment: Enrolment): Promise<Enrolment> => saveVersion(session, EnrolmentEntity, enrolment),
  };
}

export type EnrolmentReader = ReturnType<typeof enrolmentReader>;
export type EnrolmentStore = ReturnType<typeof enrolmentStore>;
