import { empty, lockVersion, saveVersion, sql, type Session, type Sql, type WriteSession } from '@channelgraph/database';
import type { Viewer } from '@channelgraph/identity';
import type { HeldTier } from '../tier/assignment.ts';
import { holdsAt, partnerRows } from '../visibility.ts';
import { PartnerEntity } from './partner.entity.ts';
import type { Partner, PartnerKind, PartnerSegment, PartnerStatus } from './partner.ts';

export interface PartnerFilter {
  readonly status?: PartnerStatus | null | undefined;
  readonly kind?: PartnerKind | null | undefined;
  readonly country?: string | null | undefined;
  readonly region?: string | null | undefined;
  readonly segment?: PartnerSegment | null | undefined;
  /** Person who looks after the partner now. */
  readonly managerId?: string | undefined;
}

export interface PartnerPage {
  readonly filter: PartnerFilter;
  readonly first: number;
  /** Name and id of the last row of the page before. */
  readonly after: { readonly name: string; readonly id: string } | null;
}

/** `null` and absent mean no restriction; each combination of fields is one prepared statement. */
const matching = ({ status, kind, country, region, segment, managerId }: PartnerFilter, at: Date): Sql => sql`
  ${managerId ? sql`and exists (
    select from partners.portfolio_assignment a where a.partner_id = p.id and a.person_id = ${managerId}::uuid and ${holdsAt('a', at)})` : empty}
  ${status ? sql`and p.status = ${status}` : empty} ${kind ? sql`and p.kind = ${kind}` : empty}
  ${country ? sql`and p.country = ${country}` : empty} ${region ? sql`and p.region = ${region}` : empty}
  ${segment ? sql`and p.segment = ${segment}` : empty}`;

/** A partner beside the tier it holds now. */
export interface PartnerAndTier {
  readonly partner: Partner;
  readonly held: HeldTier | null;
}

interface TierColumns {
  readonly heldCode: string | null;
  readonly heldName: string;
  readonly heldRank: number;
  readonly heldSince: Date;
  readonly heldTierId: string;
  readonly heldProgramId: string;
}

const heldIn = ({ heldCode: code, heldName: name, heldRank: rank, heldSince: since, heldTierId: tierId, heldProgramId: programId }: TierColumns): HeldTier | null =>
  (code === null ? null : { code, name, rank, since, tierId, programId });

/** Questions about partners; who asks is part of each. */
export function partnerReader(session: Session, viewer: Viewer) {
  const visible = partnerRows.partners(viewer, 'p.id');
  const table = session.table(PartnerEntity);
  const inPage = ({ filter, first, after }: PartnerPage): Sql => sql`
    where ${visible} ${matching(filter, viewer.at)}
    ${after ? sql`and (p.name, p.id) > (${after.name}, ${after.id}::uuid)` : empty}
    order by p.name, p.id limit ${first + 1}`;

  /** Partners picked by everything behind `from partners.partner p`, and their tiers in the same statement; the tier as `heldBy` tells it. */
  async function withTier(picked: Sql): Promise<readonly PartnerAndTier[]> {
    const rows = await session.rows<Readonly<Record<string, unknown>> & TierColumns>(sql`
      select p.*, h.code as "heldCode", h.name as "heldName", h.rank as "heldRank", h.since as "heldSince", h.tier_id as "heldTierId", h.program_id as "heldProgramId"
      from (select ${table.columns('p')} from partners.partner p ${picked}) p
      left join lateral (
        select t.code, t.name, t.rank, a.valid_from as since, a.tier_id, a.program_id
        from partners.tier_assignment a join partners.tier t on t.id = a.tier_id join partners.tier_program g on g.id = a.program_id
        where a.partner_id = p.id and ${holdsAt('a', viewer.at)} order by g.code limit 1
      ) h on true order by p.name, p.id`);
    return rows.map(row => ({ partner: table.read(row), held: heldIn(row) }));
  }

  return {
    byIdsWithTier: (ids: readonly string[]): Promise<readonly PartnerAndTier[]> => withTier(sql`where p.id = any(${ids}::uuid[]) and ${visible}`),
    pageWithTier: (page: PartnerPage): Promise<readonly PartnerAndTier[]> => withTier(inPage(page)),

    byIds: (ids: readonly string[]): Promise<readonly Partner[]> =>
      session.entities(PartnerEntity, 'p', sql`where p.id = any(${ids}::uuid[]) and ${visible}`),

    /** Ordered by name; one row more than asked for tells that more follow. */
    page: (page: PartnerPage): Promise<readonly Partner[]> => session.entities(PartnerEntity, 'p', inPage(page)),

    count: async (filter: PartnerFilter): Promise<number> => {
      const [row] = await session.rows<{ count: bigint }>(sql`select count(*) from partners.partner p where ${visible} ${matching(filter, viewer.at)}`);
      return Number(row?.count ?? 0);
    },
  };
}

export type PartnerReader = ReturnType<typeof partnerReader>;

export function partnerStore(session: WriteSession, viewer: Viewer) {
  const visible = partnerRows.partners(viewer, 't.id');
  return {
    get: (id: string, expectedVersion?: number): Promise<Partner> => lockVersion(session, PartnerEntity, { id, expectedVersion, visible }),
    /** A partner that a command names, locked so that two commands about one partner follow each other. */
    named: (id: string, field: string): Promise<Partner> => lockVersion(session, PartnerEntity, { id, visible, field }),
    async add(partner: Partner): Promise<void> {
      await session.manager.insert(PartnerEntity, { ...partner, engagementModels: [...partner.engagementModels] });
    },
    save: (partner: Partner): Promise<Partner> => saveVersion(session, PartnerEntity, partner),
    /** The region of the territory tree that contains the country; null when the vendor does not sell there. */
    async regionOf(country: string): Promise<string | null> {
      const [row] = await session.rows<{ region: string }>(sql`
        select region.code as region from partners.territory c join partners.territory region on region.id = c.parent_id
        where c.kind = 'COUNTRY' and c.code = ${country}`);
      return row?.region ?? null;
    },
  };
}

export type PartnerStore = ReturnType<typeof partnerStore>;
