import { empty, sql, type Session, type Sql, type WriteSession } from '@channelgraph/database';
import { accepted, isUuid, refuse } from '@channelgraph/domain';
import type { Viewer } from '@channelgraph/identity';
import { aggregateRows, partnerRows } from '../visibility.ts';
import { TargetEntity } from './target.entity.ts';
import type { Target, TargetMetric, TargetScope, TargetSubject } from './target.ts';

export interface TargetFilter {
  readonly scope?: TargetScope | null | undefined;
  readonly partnerId?: string | null | undefined;
  readonly region?: string | null | undefined;
  readonly metric?: TargetMetric | null | undefined;
}

export interface TargetPage {
  readonly filter: TargetFilter;
  readonly first: number;
  /** Start of the period and id of the last row of the page before. */
  readonly after: { readonly periodStart: string; readonly id: string } | null;
}

/** A partner's target is seen by who sees the partner's figures, the others by who sees figures of regions and the channel. */
const visibleTo = (viewer: Viewer): Sql => sql`
  case when t.partner_id is null then ${aggregateRows.partners(viewer, 't.partner_id')} else ${partnerRows.partners(viewer, 't.partner_id')} end`;

const matching = ({ scope, partnerId, region, metric }: TargetFilter): Sql => sql`
  ${scope ? sql`and t.scope = ${scope}` : empty} ${region ? sql`and t.region = ${region}` : empty} ${metric ? sql`and t.metric = ${metric}` : empty}
  ${partnerId ? (isUuid(partnerId) ? sql`and t.partner_id = ${partnerId}::uuid` : sql`and false`) : empty}`;

/** Questions about targets; who asks is part of each. */
export function targetReader(session: Session, viewer: Viewer) {
  const visible = visibleTo(viewer);
  return {
    byIds: (ids: readonly string[]): Promise<readonly Target[]> =>
      session.entities(TargetEntity, 't', sql`where t.id = any(${ids}::uuid[]) and ${visible}`),

    /** Latest period first; one row more than asked for tells that more follow. */
    page: ({ filter, first, after }: TargetPage): Promise<readonly Target[]> =>
      session.entities(TargetEntity, 't', sql`
        where ${visible} ${matching(filter)}
        ${after ? sql`and (t.period_start, t.id) < (${after.periodStart}::timestamptz, ${after.id}::uuid)` : empty}
        order by t.period_start desc, t.id desc limit ${first + 1}`),

    count: async (filter: TargetFilter): Promise<number> => {
      const [row] = await session.rows<{ count: bigint }>(sql`select count(*) from metrics.target t where ${visible} ${matching(filter)}`);
      return Number(row?.count ?? 0);
    },
  };
}

export type TargetReader = ReturnType<typeof targetReader>;

export function targetStore(session: WriteSession, viewer: Viewer) {
  const { byIds } = targetReader(session, viewer);
  return {
    async get(id: string): Promise<Target> {
      const [target] = await byIds([id]);
      return target ?? accepted(refuse('NOT_FOUND', 'There is no such target, or it is not yours to see.')); // set earlier, by who has lost sight of it since
    },

    /** The target there is for a subject. Whoever else sets one for it waits until this transaction ends. */
    async lock({ partnerId, region, metric, period }: TargetSubject): Promise<Target | null> {
      const key = JSON.stringify([partnerId, region, metric, period.start, period.end]);
      await session.run(sql`select pg_advisory_xact_lock(hashtextextended(${`metrics.target/${key}`}, 0))`);
      const [target] = await session.entities(TargetEntity, 't', sql`
        where t.partner_id is not distinct from ${partnerId}::uuid and t.region is not distinct from ${region} and t.metric = ${metric}
        and t.period_start = ${period.start} and t.period_end = ${period.end}`);
      return target ?? null;
    },

    /** Writes a target that was locked before: its first version, or the next. */
    async put(target: Target): Promise<void> {
      if (target.version === 1) await session.manager.insert(TargetEntity, target);
      else {
        const { amount, ...rest } = target; // what is null stays null: a target never changes its metric
        await session.manager.update(TargetEntity, { id: target.id }, amount === null ? rest : { ...rest, amount });
      }
    },

    /** What is to be known of the viewer before it sets a target for this subject. */
    async standing({ partnerId, region }: TargetSubject) {
      const { actor, at } = viewer;
      const partner = isUuid(partnerId ?? '') ? partnerId : null;
      const [row] = await session.rows<{ owned: string[]; reached: boolean; known: boolean }>(sql`
        select array(select o.region from metrics.territory_ownership o
            where o.person_id = ${actor.personId}::uuid and o.valid_from <= ${at} and (o.valid_to is null or ${at} < o.valid_to)) as owned,
          exists (select from metrics.partner p where p.id = ${partner}::uuid and ${partnerRows.partners(viewer, 'p.id')}) as reached,
          exists (select from metrics.partner p where p.region = ${region}) as known`);
      return {
        role: actor.role, ownedRegions: row?.owned ?? [],
        isPartnerReached: partnerId === null || row?.reached === true,
        isRegionKnown: region === null || row?.known === true,
      };
    },
  };
}

export type TargetStore = ReturnType<typeof targetStore>;
