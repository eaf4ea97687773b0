import { empty, grouped, sql, type Session, type WriteSession } from '@channelgraph/database';
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
  const ofPartners = sql`${partnerRows.partners(viewer, 'employer.id')}`;
  return {
    byIds: (ids: readonly string[]): Promise<readonly Person[]> =>
      session.rows<Person>(sql`select ${shown} from partners.person n where n.id = any(${ids}::uuid[]) and ${personRows.people(viewer, 'n')}`),

    /** By partner, who works for it now, by name; one person more than asked for tells that more follow. */
    async pagesOf(partnerIds: readonly string[], { first, after }: PeoplePage): Promise<ReadonlyMap<string, readonly Person[]>> {
      const rows = await session.rows<Person & { readonly employerId: string }>(sql`
        select employer.id as "employerId", someone.* from unnest(${partnerIds}::uuid[]) as employer (id)
        cross join lateral (
          select ${shown} from partners.employment e join partners.person n on n.id = e.person_id
          where e.partner_id = employer.id and ${holdsAt('e', viewer.at)}
          ${after ? sql`and (n.name, n.id) > (${after.name}, ${after.id}::uuid)` : empty}
          order by n.name, n.id limit ${first + 1}) someone
        where ${ofPartners} order by someone.name, someone.id`);
      return grouped(rows, row => row.employerId);
    },

    /** By partner, how many people work for it now. */
    async countsOf(partnerIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
      const rows = await session.rows<{ id: string; count: bigint }>(sql`
        select employer.id, count(e.id) as count from unnest(${partnerIds}::uuid[]) as employer (id)
        left join partners.employment e on e.partner_id = employer.id and ${holdsAt('e', viewer.at)}
        where ${ofPartners} group by employer.id`);
      return new Map(rows.map(row => [row.id, Number(row.count)]));
    },
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
