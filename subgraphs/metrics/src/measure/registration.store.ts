import { sql, type Session } from '@channelgraph/database';
import type { Viewer } from '@channelgraph/identity';
import type { Measure, Scope, Window } from './measure.ts';
import { partnersIn } from './scope.store.ts';
import { addedUp, countsIn, type SumRow } from './sums.store.ts';

export interface RegistrationQuestion {
  readonly scope: Scope;
  readonly window: Window;
  readonly withSpread: boolean;
}

/** One statement: registrations by the region of their partner. Each counts once, when it was submitted, whatever became of it. */
export async function registrationMeasures(
  session: Session, viewer: Viewer, { scope, window: { period }, withSpread }: RegistrationQuestion,
): Promise<ReadonlyMap<string, ReadonlyMap<string, Measure>>> {
  const rows = await session.rows<SumRow & { key: string; region: string }>(sql`
    with scope as (${partnersIn(scope, viewer)}),
    t as (
      select s.key, s.region, s.partner_id, count(r.id) as submitted
      from scope s left join metrics.registration r
        on r.partner_id = s.partner_id and r.submitted_at >= ${period.start} and r.submitted_at < ${period.end}
      group by s.key, s.region, s.partner_id
    )
    select t.key, t.region, ${addedUp(['submitted'], withSpread)} from t group by t.key, t.region order by t.key, t.region`);
  const found = new Map<string, Map<string, Measure>>();
  for (const row of rows) {
    const regions = found.get(row.key) ?? new Map<string, Measure>();
    found.set(row.key, regions.set(row.region, countsIn(row, ['submitted']).submitted));
  }
  return found;
}
