import { grouped, guaranteed, lockVersion, saveVersion, sql, type Session, type WriteSession } from '@channelgraph/database';
import type { Refusal } from '@channelgraph/domain';
import type { Viewer } from '@channelgraph/identity';
import { holdsAt, partnerRows } from '../visibility.ts';
import { TierAssignmentEntity } from './assignment.entity.ts';
import type { HeldTier, TierAssignment } from './assignment.ts';

/** Questions about which partner holds which tier. */
export function tierAssignmentReader(session: Session, viewer: Viewer) {
  const visible = partnerRows.partners(viewer, 'a.partner_id');
  return {
    /** By partner, the tier it holds now; of the programme first by code, should there be several. */
    async heldBy(partnerIds: readonly string[]): Promise<ReadonlyMap<string, HeldTier>> {
      const rows = await session.rows<HeldTier & { readonly partnerId: string }>(sql`
        select distinct on (a.partner_id) a.partner_id as "partnerId", a.program_id as "programId", a.tier_id as "tierId",
          t.code, t.name, t.rank, a.valid_from as since
        from partners.tier_assignment a join partners.tier t on t.id = a.tier_id join partners.tier_program g on g.id = a.program_id
        where a.partner_id = any(${partnerIds}::uuid[]) and ${holdsAt('a', viewer.at)} and ${visible}
        order by a.partner_id, g.code`);
      return new Map(rows.map(row => [row.partnerId, row]));
    },

    /** By partner, every tier it holds and held, the latest first. */
    historyOf: async (partnerIds: readonly string[]): Promise<ReadonlyMap<string, readonly TierAssignment[]>> =>
      grouped(await session.entities(TierAssignmentEntity, 'a', sql`
        where a.partner_id = any(${partnerIds}::uuid[]) and ${visible} order by a.valid_from desc, a.id`), row => row.partnerId),
  };
}

export function tierAssignmentStore(session: WriteSession, viewer: Viewer) {
  return {
    get: (id: string): Promise<TierAssignment> =>
      lockVersion(session, TierAssignmentEntity, { id, visible: partnerRows.partners(viewer, 't.partner_id') }),
    /** What the partner holds of a programme now; to be asked with the partner locked. */
    async current({ partnerId, programId }: Pick<TierAssignment, 'partnerId' | 'programId'>): Promise<TierAssignment | null> {
      const [row] = await session.entities(TierAssignmentEntity, 'a', sql`
        where a.partner_id = ${partnerId}::uuid and a.program_id = ${programId}::uuid and ${holdsAt('a', viewer.at)} for update of a`);
      return row ?? null;
    },
    /** `overlap` is the refusal when the partner holds a tier of the programme at that time already. */
    add: (assignment: TierAssignment, overlap: Refusal) =>
      guaranteed({ tier_assignment_one_tier: overlap }, () => session.manager.insert(TierAssignmentEntity, assignment)),
    save: (assignment: TierAssignment): Promise<TierAssignment> => saveVersion(session, TierAssignmentEntity, assignment),
  };
}
