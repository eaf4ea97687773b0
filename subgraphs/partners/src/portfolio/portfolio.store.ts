import { grouped, guaranteed, lockVersion, saveVersion, sql, type Session, type WriteSession } from '@channelgraph/database';
import type { Refusal } from '@channelgraph/domain';
import type { Viewer } from '@channelgraph/identity';
import { holdsAt, partnerRows } from '../visibility.ts';
import { PortfolioAssignmentEntity } from './portfolio.entity.ts';
import type { PortfolioAssignment } from './portfolio.ts';

/** Questions about who looks after which partner. */
export function portfolioReader(session: Session, viewer: Viewer) {
  const visible = partnerRows.partners(viewer, 'a.partner_id');
  return {
    /** By partner, the id of the person who looks after it now. */
    async managersOf(partnerIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
      const rows = await session.rows<{ partner_id: string; person_id: string }>(sql`
        select a.partner_id, a.person_id from partners.portfolio_assignment a
        where a.partner_id = any(${partnerIds}::uuid[]) and ${holdsAt('a', viewer.at)} and ${visible}`);
      return new Map(rows.map(row => [row.partner_id, row.person_id]));
    },

    /** By partner, everybody who looks or looked after it, the latest first. */
    historyOf: async (partnerIds: readonly string[]): Promise<ReadonlyMap<string, readonly PortfolioAssignment[]>> =>
      grouped(await session.entities(PortfolioAssignmentEntity, 'a', sql`
        where a.partner_id = any(${partnerIds}::uuid[]) and ${visible} order by a.valid_from desc`), row => row.partnerId),
  };
}

export function portfolioStore(session: WriteSession, viewer: Viewer) {
  return {
    get: (id: string): Promise<PortfolioAssignment> =>
      lockVersion(session, PortfolioAssignmentEntity, { id, visible: partnerRows.partners(viewer, 't.partner_id') }),
    /** The assignment that holds now; to be asked with the partner locked. */
    async current(partnerId: string): Promise<PortfolioAssignment | null> {
      const [row] = await session.entities(PortfolioAssignmentEntity, 'a', sql`where a.partner_id = ${partnerId}::uuid and ${holdsAt('a', viewer.at)} for update of a`);
      return row ?? null;
    },
    /** `overlap` is the refusal when somebody has the partner at that time already. */
    add: (assignment: PortfolioAssignment, overlap: Refusal) =>
      guaranteed({ portfolio_one_manager: overlap }, () => session.manager.insert(PortfolioAssignmentEntity, assignment)),
    save: (assignment: PortfolioAssignment): Promise<PortfolioAssignment> => saveVersion(session, PortfolioAssignmentEntity, assignment),
  };
}
