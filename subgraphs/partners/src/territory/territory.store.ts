import { grouped, guaranteed, lockVersion, saveVersion, sql, type Session, type WriteSession } from '@channelgraph/database';
import { accepted, isUuid, refuse, type Refusal } from '@channelgraph/domain';
import type { Viewer } from '@channelgraph/identity';
import { holdsAt, territoryRows } from '../visibility.ts';
import { TerritoryEntity, TerritoryOwnershipEntity } from './territory.entity.ts';
import type { Territory, TerritoryOwnership } from './territory.ts';

/** Questions about how the market is divided, and who owns which part. */
export function territoryReader(session: Session, viewer: Viewer) {
  const visible = territoryRows(viewer);
  return {
    byIds: (ids: readonly string[]): Promise<readonly Territory[]> =>
      session.entities(TerritoryEntity, 't', sql`where t.id = any(${ids}::uuid[]) and ${visible}`),

    /** The whole tree: the root, then regions, then countries, each by name. */
    tree: (): Promise<readonly Territory[]> =>
      session.entities(TerritoryEntity, 't', sql`where ${visible} order by array_position('{GLOBAL,REGION,COUNTRY}', t.kind), t.name, t.id`),

    /** By territory, who owns it now. */
    async ownersOf(territoryIds: readonly string[]): Promise<ReadonlyMap<string, readonly TerritoryOwnership[]>> {
      const rows = await session.rows<TerritoryOwnership & { readonly territoryId: string }>(sql`
        select t.id as "territoryId", ${session.table(TerritoryOwnershipEntity).columns('o')}
        from partners.territory t join partners.territory_ownership o on o.region = t.code
        where t.id = any(${territoryIds}::uuid[]) and ${holdsAt('o', viewer.at)} and ${visible} order by o.valid_from, o.id`);
      return grouped(rows, row => row.territoryId);
    },
  };
}

export function territoryStore(session: WriteSession, viewer: Viewer) {
  const visible = territoryRows(viewer);
  return {
    async named(id: string, field: string): Promise<Territory> {
      const [found] = isUuid(id) ? await session.entities(TerritoryEntity, 't', sql`where t.id = ${id}::uuid and ${visible}`) : [];
      return found ?? accepted(refuse('NOT_FOUND', 'There is no such territory.', field));
    },
    getOwnership: (id: string, expectedVersion?: number): Promise<TerritoryOwnership> =>
      lockVersion(session, TerritoryOwnershipEntity, { id, expectedVersion, visible }),
    /** `overlap` is the refusal when the person owns the territory at that time already. */
    addOwnership: (ownership: TerritoryOwnership, overlap: Refusal) =>
      guaranteed({ territory_ownership_once: overlap }, () => session.manager.insert(TerritoryOwnershipEntity, ownership)),
    saveOwnership: (ownership: TerritoryOwnership): Promise<TerritoryOwnership> => saveVersion(session, TerritoryOwnershipEntity, ownership),
  };
}
