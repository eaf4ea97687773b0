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
): Promise<ReadonlyMap<string, Measure>> {
  const rows = await session.rows<SumRow & { region: string }>(sql`
    with scope as (${partnersIn(scope, viewer)}),
    t as (
      select s.region, s.partner_id, count(r.id) as submitted
      from scope s left join metrics.registration r
        on r.partner_id = s.partner_id and r.submitted_at >= ${period.start} and r.submitted_at < ${period.end}
      group by s.region, s.partner_id
    )
    select t.region, ${addedUp(['submitted'], withSpread)} from t group by t.region order by t.region`);
  return new Map(rows.map((row) => [row.region, countsIn(row, ['submitted']).submitted]));
}
