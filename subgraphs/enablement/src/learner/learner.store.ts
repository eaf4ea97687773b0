import { countsPerParent, empty, pagesPerParent, sql, type Session, type WriteSession } from '@channelgraph/database';
import { accepted, isUuid, refuse } from '@channelgraph/domain';
import type { Viewer } from '@channelgraph/identity';
import { employedNow, learning } from '../visibility.ts';
import type { Learner } from './learner.ts';

export interface LearnerPage {
  readonly first: number;
  /** Id of the last person of the page before. */
  readonly after: string | null;
}

/** Questions about who learns, asked of the projection of employments; who asks is part of each. */
export function learnerReader(session: Session, viewer: Viewer) {
  const reached = learning.partners(viewer, 'p.id');
  const ofPartner = sql`
    enablement.employment e where e.partner_id = p.id and ${employedNow(viewer, 'e')} and ${learning.colleagues(viewer, 'e.person_id')} and (
      exists (select from enablement.award a where a.person_id = e.person_id)
      or exists (select from enablement.enrolment n where n.person_id = e.person_id and ${learning.progress(viewer, 'n')}))`;
  return {
    /** By id, for the partner that employs them now; one row more than asked for tells that more follow. */
    pagesOfPartners: (ids: readonly string[], { first, after }: LearnerPage): Promise<ReadonlyMap<string, readonly Learner[]>> =>
      pagesPerParent(session, {
        ids, reached,
        page: sql`
          select e.person_id from ${ofPartner} ${after === null ? empty : sql`and e.person_id > ${after}::uuid`}
          order by e.person_id limit ${first + 1}`,
        read: ({ person_id }) => ({ id: String(person_id) }),
      }),

    countsOfPartners: (ids: readonly string[]): Promise<ReadonlyMap<string, number>> => countsPerParent(session, { ids, reached, rows: ofPartner }),
  };
}

export function learnerStore(session: WriteSession, viewer: Viewer) {
  return {
    /** The id of a person, known from an employment, whose learning the viewer looks after. Refused with NOT_FOUND otherwise. */
    async reach(personId: string): Promise<string> {
      const [found] = isUuid(personId) ? await session.rows<{ id: string }>(sql`
        select e.person_id as id from enablement.employment e where e.person_id = ${personId}::uuid and ${learning.people(viewer, 'e.person_id')} limit 1`) : [];
      return found?.id ?? accepted(refuse('NOT_FOUND', 'There is no such person, or it is not one you look after.', 'personId'));
    },
  };
}

export type LearnerReader = ReturnType<typeof learnerReader>;
export type LearnerStore = ReturnType<typeof learnerStore>;
