import { countsPerParent, empty, pagesPerParent, sql, type Session, type WriteSession } from '@channelgraph/database';
import { accepted, isUuid, refuse } from '@channelgraph/domain';
import type { Viewer } from '@channelgraph/identity';
import { holdsAt, partnerRows, personRows } from '../visibility.ts';
import type { Person } from './person.ts';

export interface PeoplePage {
  readonly first: number;
  /** Name and id of the last person of the page before. */
  readonly after: { readonly name: string; readonly id: string } | null;
}

/** Questions about people; who asks is part of each. Nobody changes people here, so there is no entity. */
export function personReader(session: Session, viewer: Viewer) {
  const shown = sql`n.id, n.name, case when ${personRows.emails(viewer, 'n')} then n.email end as email, n.side`;
  const reached = partnerRows.partners(viewer, 'p.id');
  const employed = sql`partners.employment e join partners.person n on n.id = e.person_id where e.partner_id = p.id and ${holdsAt('e', viewer.at)}`;
  return {
    byIds: (ids: readonly string[]): Promise<readonly Person[]> =>
      session.rows<Person>(sql`select ${shown} from partners.person n where n.id = any(${ids}::uuid[]) and ${personRows.people(viewer, 'n')}`),

    /** By partner, who works for it now, by name; one person more than asked for tells that more follow. */
    pagesOf: (partnerIds: readonly string[], { first, after }: PeoplePage): Promise<ReadonlyMap<string, readonly Person[]>> =>
      pagesPerParent(session, {
        ids: partnerIds, reached,
        page: sql`
          select ${shown} from ${employed} ${after ? sql`and (n.name, n.id) > (${after.name}, ${after.id}::uuid)` : empty}
          order by n.name, n.id limit ${first + 1}`,
        read: row => row as unknown as Person, // the select list above
      }),

    /** By partner, how many people work for it now. */
    countsOf: (partnerIds: readonly string[]): Promise<ReadonlyMap<string, number>> =>
      countsPerParent(session, { ids: partnerIds, reached, rows: employed }),
  };
}

export function personStore(session: WriteSession, viewer: Viewer) {
  const visible = personRows.people(viewer, 'n');
  return {
    /** Somebody whom a command names, locked so that two commands about one person follow each other. Refused with NOT_FOUND when out of sight. */
    async named(id: string, field: string): Promise<Pick<Person, 'id' | 'side'>> {
      const [person] = isUuid(id) ? await session.rows<Pick<Person, 'id' | 'side'>>(sql`
        select n.id, n.side from partners.person n where n.id = ${id}::uuid and ${visible} for no key update of n`) : [];
      return person ?? accepted(refuse('NOT_FOUND', 'There is no such person, or it is not yours to see.', field));
    },
  };
}
