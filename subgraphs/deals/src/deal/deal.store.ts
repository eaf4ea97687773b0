import { empty, grouped, lockVersion, saveVersion, sql, type Session, type Sql, type WriteSession } from '@channelgraph/database';
import type { LocalDate } from '@channelgraph/domain';
import type { Viewer } from '@channelgraph/identity';
import { dealRows, ownDeals, partnerRows } from '../visibility.ts';
import { DealEntity } from './deal.entity.ts';
import type { Deal, RouteToMarket } from './deal.ts';
import { StageChangeEntity } from './stage-change.entity.ts';
import type { DealStage, StageChange } from './stage.ts';

export interface DealFilter {
  readonly stages?: readonly DealStage[] | null | undefined;
  readonly partnerId?: string | null | undefined;
  readonly routeToMarket?: RouteToMarket | null | undefined;
  readonly familyCode?: string | null | undefined;
  readonly closingFrom?: LocalDate | null | undefined;
  readonly closingBefore?: LocalDate | null | undefined;
}

export interface DealPage {
  readonly filter: DealFilter;
  readonly first: number;
  /** When the last row of the page before was made, and its id. */
  readonly after: { readonly createdAt: string; readonly id: string } | null;
}

/** `null` and absent mean no restriction; each combination of fields is one prepared statement. */
const matching = ({ stages, partnerId, routeToMarket, familyCode, closingFrom, closingBefore }: DealFilter): Sql => sql`
  ${stages ? sql`and d.stage = any(${stages}::text[])` : empty} ${partnerId ? sql`and d.partner_id::text = ${partnerId}` : empty}
  ${routeToMarket ? sql`and d.route_to_market = ${routeToMarket}` : empty} ${familyCode ? sql`and ${familyCode} = any(d.family_codes)` : empty}
  ${closingFrom ? sql`and d.expected_close_on >= ${closingFrom}::date` : empty} ${closingBefore ? sql`and d.expected_close_on < ${closingBefore}::date` : empty}`;

/** What follows a position in a list, the newest first. */
export const following = (after: DealPage['after']): Sql => (after ? sql`and (d.created_at, d.id) < (${after.createdAt}::timestamptz, ${after.id}::uuid)` : empty);

/** What stands behind `from` for the deals of partner `p`. */
export const ofPartner = (viewer: Viewer, filter: DealFilter): Sql => sql`deals.deal d where d.partner_id = p.id and ${ownDeals(viewer, 'd')} ${matching(filter)}`;

/** Questions about deals; who asks is part of each. The newest come first. */
export function dealReader(session: Session, viewer: Viewer) {
  const visible = dealRows(viewer, 'd');
  return {
    byIds: (ids: readonly string[]): Promise<readonly Deal[]> => session.entities(DealEntity, 'd', sql`where d.id = any(${ids}::uuid[]) and ${visible}`),

    /** One row more than asked for tells that more follow. */
    page: ({ filter, first, after }: DealPage): Promise<readonly Deal[]> =>
      session.entities(DealEntity, 'd', sql`where ${visible} ${matching(filter)} ${following(after)} order by d.created_at desc, d.id desc limit ${first + 1}`),

    count: async (filter: DealFilter): Promise<number> => {
      const [row] = await session.rows<{ count: bigint }>(sql`select count(*) from deals.deal d where ${visible} ${matching(filter)}`);
      return Number(row?.count ?? 0);
    },

    /** A page for each of several partners; those out of reach are not in the map. */
    async pagesOf(partnerIds: readonly string[], { filter, first, after }: DealPage): Promise<ReadonlyMap<string, readonly Deal[]>> {
      const of = session.table(DealEntity);
      const rows = await session.rows<Readonly<Record<string, unknown>>>(sql`
        select p.id as partner, ${of.columns('d')} from deals.partner p
        left join lateral (
          select d.* from ${ofPartner(viewer, filter)} ${following(after)}
          order by d.created_at desc, d.id desc limit ${first + 1}
        ) d on true
        where p.id = any(${partnerIds}::uuid[]) and ${partnerRows.partners(viewer, 'p.id')} order by p.id, d.created_at desc, d.id desc`);
      return new Map([...grouped(rows, row => String(row['partner']))].map(([partnerId, own]) => [partnerId, own.filter(row => row['id'] !== null).map(row => of.read(row))]));
    },

    async countsOf(partnerIds: readonly string[], filter: DealFilter): Promise<ReadonlyMap<string, number>> {
      const rows = await session.rows<{ partnerId: string; count: bigint }>(sql`
        select d.partner_id as "partnerId", count(*) from deals.deal d where d.partner_id = any(${partnerIds}::uuid[]) and ${visible} ${matching(filter)} group by d.partner_id`);
      return new Map(rows.map(row => [row.partnerId, Number(row.count)]));
    },

    /** A page for each of several people: of the deals they own, those that the viewer sees. */
    pagesOfOwners: async (personIds: readonly string[], { filter, first, after }: DealPage): Promise<ReadonlyMap<string, readonly Deal[]>> => {
      const of = session.table(DealEntity);
      const rows = await session.rows<Readonly<Record<string, unknown>>>(sql`
        select ${of.columns('d')} from unnest(${personIds}::uuid[]) as o (id)
        cross join lateral (
          select d.* from deals.deal d where d.owner_id = o.id and ${visible} ${matching(filter)} ${following(after)} order by d.created_at desc, d.id desc limit ${first + 1}
        ) d order by o.id, d.created_at desc, d.id desc`);
      const owned = grouped(rows.map(row => of.read(row)), deal => deal.ownerId);
      return new Map(personIds.map(id => [id, owned.get(id) ?? []]));
    },

    countsOfOwners: async (personIds: readonly string[], filter: DealFilter): Promise<ReadonlyMap<string, number>> => {
      const rows = await session.rows<{ ownerId: string; count: bigint }>(sql`
        select d.owner_id as "ownerId", count(*) from deals.deal d where d.owner_id = any(${personIds}::uuid[]) and ${visible} ${matching(filter)} group by d.owner_id`);
      return new Map(rows.map(row => [row.ownerId, Number(row.count)]));
    },

    /** The stages of each deal, from its beginning. */
    stageHistory: async (dealIds: readonly string[]): Promise<ReadonlyMap<string, readonly StageChange[]>> =>
      grouped(await session.entities(StageChangeEntity, 's', sql`
        where s.deal_id = any(${dealIds}::uuid[]) and exists (select from deals.deal d where d.id = s.deal_id and ${visible}) order by s.deal_id, s.version`), change => change.dealId),
  };
}

export type DealReader = ReturnType<typeof dealReader>;

export function dealStore(session: WriteSession, viewer: Viewer) {
  const visible = dealRows(viewer, 't');
  const remember = ({ id, version, stage }: Deal, note: string | null) =>
    session.manager.insert(StageChangeEntity, { dealId: id, version, stage, at: viewer.at, personId: viewer.actor.personId, note });
  return {
    get: (id: string, expectedVersion?: number): Promise<Deal> => lockVersion(session, DealEntity, { id, expectedVersion, visible }),

    async add(deal: Deal): Promise<void> {
      await session.manager.insert(DealEntity, { ...deal, familyCodes: [...deal.familyCodes] });
      await remember(deal, null);
    },

    /** A change of stage, with its row of history. */
    async save(deal: Deal, note: string): Promise<Deal> {
      const saved = await saveVersion(session, DealEntity, deal);
      await remember(saved, note);
      return saved;
    },
  };
}

export type DealStore = ReturnType<typeof dealStore>;
