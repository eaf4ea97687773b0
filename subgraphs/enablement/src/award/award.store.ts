import { countsPerParent, empty, guaranteed, lockVersion, pagesPerParent, saveVersion, sql, type Parents, type Session, type Sql, type WriteSession } from '@channelgraph/database';
import type { Viewer } from '@channelgraph/identity';
import { employedNow, learning } from '../visibility.ts';
import { AwardEntity } from './award.entity.ts';
import { alreadyAwarded, type Award, type AwardStatus, type NewAward } from './award.ts';

export interface AwardPage {
  /** Null: whatever the status. */
  readonly status: AwardStatus | null;
  readonly first: number;
  /** When the last award of the page before was awarded, RFC 3339, and its id. */
  readonly after: { readonly awardedAt: string; readonly id: string } | null;
}

/** The awards of one parent `p`: which parents are reached, and what stands behind `from`, over alias t. */
interface Lot {
  readonly reached: Sql;
  readonly awards: Sql;
}

/** As statusAt in award.rules.ts says it. */
export const standing = (at: Date): Readonly<Record<AwardStatus, Sql>> => ({
  ACTIVE: sql`and t.awarded_at <= ${at} and ${at} < t.ends_at`,
  RENEWED: sql`and t.renewed_at <= ${at}`,
  EXPIRED: sql`and t.expires_at <= ${at} and t.renewed_at is null and t.revoked_at is null`,
  REVOKED: sql`and t.revoked_at <= ${at}`,
});

/** The awards of the people who work for partner `p` now. */
export const ofPartner = (viewer: Viewer): Lot => ({
  reached: learning.partners(viewer, 'p.id'),
  awards: sql`enablement.employment e join enablement.award t on t.person_id = e.person_id
    where e.partner_id = p.id and ${employedNow(viewer, 'e')} and ${learning.colleagues(viewer, 't.person_id')}`,
});

/** What follows a position in a list, the newest first. */
export const following = (after: AwardPage['after']): Sql => (after ? sql`and (t.awarded_at, t.id) < (${after.awardedAt}::timestamptz, ${after.id}::uuid)` : empty);

/** Questions about awards; who asks, and when, is part of each. */
export function awardReader(session: Session, viewer: Viewer) {
  const table = session.table(AwardEntity);
  const withStatus = standing(viewer.at);
  const ofPerson: Lot = { reached: learning.people(viewer, 'p.id'), awards: sql`enablement.award t where t.person_id = p.id` };

  const parents = (ids: readonly string[], { reached }: Lot): Parents => ({ ids, reached });
  const pages = ({ awards, reached }: Lot) => (ids: readonly string[], { status, first, after }: AwardPage): Promise<ReadonlyMap<string, readonly Award[]>> =>
    pagesPerParent(session, {
      ...parents(ids, { awards, reached }),
      page: sql`
        select ${table.columns('t')} from ${awards} ${status ? withStatus[status] : empty}
        ${following(after)}
        order by t.awarded_at desc, t.id desc limit ${first + 1}`,
      read: row => table.read(row),
    });
  const counts = (lot: Lot) => (ids: readonly string[], status: AwardStatus | null): Promise<ReadonlyMap<string, number>> =>
    countsPerParent(session, { ...parents(ids, lot), rows: sql`${lot.awards} ${status ? withStatus[status] : empty}` });

  return {
    byIds: (ids: readonly string[]): Promise<readonly Award[]> =>
      session.entities(AwardEntity, 't', sql`where t.id = any(${ids}::uuid[]) and ${learning.people(viewer, 't.person_id')}`),

    /** Newest first, by partner that employs the holders now; one row more than asked for tells that more follow. */
    pagesOfPartners: pages(ofPartner(viewer)),
    countsOfPartners: counts(ofPartner(viewer)),

    /** Newest first, by holder, whoever employed him or her then. */
    pagesOfPeople: pages(ofPerson),
    countsOfPeople: counts(ofPerson),
  };
}

export function awardStore(session: WriteSession, viewer: Viewer) {
  const visible = learning.people(viewer, 't.person_id');
  return {
    get: (id: string, expectedVersion?: number): Promise<Award> => lockVersion(session, AwardEntity, { id, expectedVersion, visible }),

    /** The person's award of this certification that has not ended, locked; null when there is none. */
    async heldBy({ personId, certificationCode }: NewAward): Promise<Award | null> {
      const [held] = await session.entities(AwardEntity, 't', sql`
        where t.person_id = ${personId}::uuid and t.certification_code = ${certificationCode} and ${viewer.at} < t.ends_at and ${visible} for update of t`);
      return held ?? null;
    },

    /** Refused with DUPLICATE_KEY_VALUE when somebody else awarded the same in the meantime. */
    add: (award: Award): Promise<unknown> =>
      guaranteed({ award_once_at_a_time: alreadyAwarded.refusal }, () => session.manager.insert(AwardEntity, award)),
    save: (award: Award): Promise<Award> => saveVersion(session, AwardEntity, award),
  };
}

export type AwardReader = ReturnType<typeof awardReader>;
export type AwardStore = ReturnType<typeof awardStore>;
