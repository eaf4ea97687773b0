import { sql, type Session } from '@channelgraph/database';
import { exact } from '@channelgraph/domain';
import type { Viewer } from '@channelgraph/identity';
import type { RecruitmentMeasure, Scope, Window } from './measure.ts';
import { partnersIn } from './scope.store.ts';
import { ownTargets } from './target-scope.store.ts';

export interface RecruitmentQuestion {
  readonly scope: Scope;
  readonly window: Window;
}

/** One statement: how many new partners a region or the channel is to win in exactly this period. Nobody sets such a target for a partner, so a portfolio has none. */
export async function recruitmentTargets(session: Session, viewer: Viewer, { scope, window: { period } }: RecruitmentQuestion): Promise<ReadonlyMap<string, RecruitmentMeasure>> {
  const rows = await session.rows<{ key: string; target: string | null }>(sql`
    with scope as (${partnersIn(scope, viewer)}),
    target as (
      select distinct s.key, t.id, t.count from scope s join metrics.target t on ${ownTargets(scope)}
      where t.metric = 'NEW_PARTNERS' and t.period_start = ${period.start} and t.period_end = ${period.end}
    )
    select k.key, sum(t.count)::text as target from (select distinct key from scope) k left join target t on t.key = k.key group by k.key`);
  return new Map(rows.map(({ key, target }) => [key, { partners: target === null ? null : { amount: exact(target), obstacle: null } }]));
}
