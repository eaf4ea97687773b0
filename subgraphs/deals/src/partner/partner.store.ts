import { sql, type Session } from '@channelgraph/database';
import { isUuid } from '@channelgraph/domain';
import type { Viewer } from '@channelgraph/identity';
import { partnerRows } from '../visibility.ts';
import type { PartnerStanding } from './partner.ts';

/** Questions about partners, of whom we keep what partners publishes. */
export function partnerReader(session: Session, viewer: Viewer) {
  const visible = partnerRows.partners(viewer, 'p.id');
  return {
    /** Null when there is none, or the viewer does not reach it. */
    async standing(id: string): Promise<PartnerStanding | null> {
      if (!isUuid(id)) return null;
      const [row] = await session.rows<PartnerStanding>(sql`
        select p.id, p.status, p.engagement_models as "engagementModels", p.country from deals.partner p where p.id = ${id}::uuid and ${visible}`);
      return row ?? null;
    },
  };
}
