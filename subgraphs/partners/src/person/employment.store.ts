import { grouped, guaranteed, lockVersion, saveVersion, sql, type Session, type WriteSession } from '@channelgraph/database';
import { accepted, refuse, type Refusal } from '@channelgraph/domain';
import type { Viewer } from '@channelgraph/identity';
import { employmentRows, holdsAt, partnerRows } from '../visibility.ts';
import { EmploymentEntity } from './employment.entity.ts';
import type { Employment } from './employment.ts';

/** Questions about who worked where, and when. */
export function employmentReader(session: Session, viewer: Viewer) {
  const { actor, at } = viewer;
  const visible = employmentRows(viewer, 'e');
  return {
    byIds: (ids: readonly string[]): Promise<readonly Employment[]> =>
      session.entities(EmploymentEntity, 'e', sql`where e.id = any(${ids}::uuid[]) and ${visible}`),

    /** By person, the employments within sight, the latest first. */
    ofPeople: async (personIds: readonly string[]): Promise<ReadonlyMap<string, readonly Employment[]>> =>
      grouped(await session.entities(EmploymentEntity, 'e', sql`
        where e.person_id = any(${personIds}::uuid[]) and ${visible} order by e.valid_from desc`), row => row.personId),

    /** The employment under which the viewer acts; null for machines, and once it has ended. */
    own: async (): Promise<Employment | null> => {
      const [row] = await session.entities(EmploymentEntity, 'e', sql`
        where e.person_id = ${actor.personId}::uuid and e.partner_id is not distinct from ${actor.partnerId}::uuid and ${holdsAt('e', at)}`);
      return row ?? null;
    },
  };
}

export function employmentStore(session: WriteSession, viewer: Viewer) {
  const visible = sql`t.partner_id is not null and ${partnerRows.partners(viewer, 't.partner_id')}`;
  return {
    /** Of a partner's people only: the vendor's own are not hired or dismissed here. */
    get: (id: string, expectedVersion?: number): Promise<Employment> => lockVersion(session, EmploymentEntity, { id, expectedVersion, visible }),
    /** As it is to be answered: also the own, whose end takes the partner out of the viewer's reach. */
    async shown(id: string): Promise<Employment> {
      const [employment] = await employmentReader(session, viewer).byIds([id]);
      return employment ?? accepted(refuse('NOT_FOUND', 'There is no such employment, or it is not yours to see.', 'id'));
    },
    /** `overlap` is the refusal when the person is employed at that time already. */
    add: (employment: Employment, overlap: Refusal) =>
      guaranteed({ employment_one_employer: overlap }, () => session.manager.insert(EmploymentEntity, employment)),
    save: (employment: Employment): Promise<Employment> => saveVersion(session, EmploymentEntity, employment),
  };
}
