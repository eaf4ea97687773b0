import { countsPerParent, empty, lockVersion, pagesPerParent, sql, type Session, type WriteSession } from '@channelgraph/database';
import { isUuid } from '@channelgraph/domain';
import type { Viewer } from '@channelgraph/identity';
import { partnerRows } from '../visibility.ts';
import { SampleItemEntity } from './sample-item.entity.ts';
import type { SampleItem } from './sample-item.ts';

export interface SampleItemPage {
  readonly first: number;
  /** Name and id of the last row of the page before. */
  readonly after: { readonly name: string; readonly id: string } | null;
}

const following = ({ after }: SampleItemPage) => (after ? sql`and (t.name, t.id) > (${after.name}, ${after.id}::uuid)` : empty);

/** Questions about sample items; who asks is part of each. Lists go by name; one row more than asked for tells that more follow. */
export function sampleItemReader(session: Session, viewer: Viewer) {
  const table = session.table(SampleItemEntity);
  const visible = partnerRows.partners(viewer, 't.partner_id');
  const reached = partnerRows.partners(viewer, 'p.id');
  const ofPartner = sql`sketch.sample_item t where t.partner_id = p.id`;
  return {
    byIds: (ids: readonly string[]): Promise<readonly SampleItem[]> =>
      session.entities(SampleItemEntity, 't', sql`where t.id = any(${ids}::uuid[]) and ${visible}`),

    page: (page: SampleItemPage): Promise<readonly SampleItem[]> =>
      session.entities(SampleItemEntity, 't', sql`where ${visible} ${following(page)} order by t.name, t.id limit ${page.first + 1}`),

    count: async (): Promise<number> => {
      const [row] = await session.rows<{ count: bigint }>(sql`select count(*) from sketch.sample_item t where ${visible}`);
      return Number(row?.count ?? 0);
    },

    /** By partner; one out of reach is not in the map. */
    pagesOf: (partnerIds: readonly string[], page: SampleItemPage): Promise<ReadonlyMap<string, readonly SampleItem[]>> =>
      pagesPerParent(session, {
        ids: partnerIds, reached,
        page: sql`select ${table.columns('t')} from ${ofPartner} ${following(page)} order by t.name, t.id limit ${page.first + 1}`,
        read: row => table.read(row),
      }),

    /** By partner; one out of reach is not in the map. */
    countsOf: (partnerIds: readonly string[]): Promise<ReadonlyMap<string, number>> =>
      countsPerParent(session, { ids: partnerIds, reached, rows: ofPartner }),
  };
}

export function sampleItemStore(session: WriteSession, viewer: Viewer) {
  const visible = partnerRows.partners(viewer, 't.partner_id');
  return {
    /** Locked for the rest of the transaction. Refused with NOT_FOUND when out of sight. */
    get: (id: string, expectedVersion?: number): Promise<SampleItem> => lockVersion(session, SampleItemEntity, { id, expectedVersion, visible }),

    async add(sampleItem: SampleItem): Promise<void> {
      await session.manager.insert(SampleItemEntity, sampleItem);
    },

    /** Whether there is such a partner, and the viewer reaches it. */
    async isPartnerReached(id: string): Promise<boolean> {
      if (!isUuid(id)) return false;
      const found = await session.rows(sql`select from sketch.partner p where p.id = ${id}::uuid and ${partnerRows.partners(viewer, 'p.id')}`);
      return found.length > 0;
    },
  };
}
