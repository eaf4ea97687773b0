import { sql, type Session } from '@channelgraph/database';
import type { Viewer } from '@channelgraph/identity';
import { factors } from './exchange.store.ts';
import type { Scope, TargetMeasure, Window } from './measure.ts';
import { partnersIn } from './scope.store.ts';
import { amountOf } from './sums.store.ts';
import { ownTargets } from './target-scope.store.ts';

export interface TargetQuestion {
  readonly scope: Scope;
  readonly window: Window;
  readonly currency: string;
}

/** One statement: the revenue targets for exactly this period, at today's rate. A portfolio's target is the sum of its partners'. */
export async function revenueTargets(
  session: Session, viewer: Viewer, { scope, window: { period, today }, currency }: TargetQuestion,
): Promise<ReadonlyMap<string, TargetMeasure>> {
  const rows = await session.rows<{ key: string; target: string | null }>(sql`
    with scope as (${partnersIn(scope, viewer)}),
    target as (
      select distinct s.key, t.id, t.amount_minor as minor, t.amount_currency as currency, ${today}::date as day
      from scope s join metrics.target t on ${ownTargets(scope)}
      where t.metric = 'REVENUE' and t.period_start = ${period.start} and t.period_end = ${period.end}
    ),
    factor as materialized (${factors(sql`target`, currency)})
    select k.key, sum(coalesce(t.minor * f.factor, 'NaN')) filter (where t.id is not null) as target
    from (select distinct key from scope) k left join target t on t.key = k.key
    left join factor f on f.currency = t.currency and f.day = t.day
    group by k.key`);
  return new Map(rows.map(({ key, target }) => [key, { amount: target === null ? null : amountOf(target) }]));
}
