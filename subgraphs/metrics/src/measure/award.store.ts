import { sql, type Session, type Sql } from '@channelgraph/database';
import type { Viewer } from '@channelgraph/identity';
import { AWARD_COUNTS, type AwardMeasures, type Scope, type Window } from './measure.ts';
import { partnersIn } from './scope.store.ts';
import { addedUp, countsIn, type SumRow } from './sums.store.ts';

/** True for awards under alias `a` that count at this instant: from the one at which they are given until they expire or are revoked. */
export const countsAt = (asOf: Sql): Sql => sql`a.awarded_at <= ${asOf} and ${asOf} < a.expires_at and (a.revoked_at is null or ${asOf} < a.revoked_at)`;

export interface AwardQuestion {
  readonly scope: Scope;
  readonly window: Window;
  readonly withSpread: boolean;
}

/** One statement: the certifications of those who work for the partners of a scope now, and how many of the partners are active by contract. */
export async function awardMeasures(session: Session, viewer: Viewer, { scope, window, withSpread }: AwardQuestion): Promise<ReadonlyMap<string, AwardMeasures>> {
  const { period, asOf } = window;
  const active = countsAt(sql`${asOf}::timestamptz`);
  const rows = await session.rows<SumRow & { key: string }>(sql`
    with scope as (${partnersIn(scope, viewer)}),
    held as (
      select e.partner_id, count(*) filter (where ${active}) as stock, count(distinct a.person_id) filter (where ${active}) as people,
        count(*) filter (where a.awarded_at >= ${period.start} and a.awarded_at < ${period.end}) as flow
      from scope s join metrics.employment e on e.partner_id = s.partner_id
      join metrics.award a on a.person_id = e.person_id
      where e.valid_from <= ${asOf} and (e.valid_to is null or ${asOf} < e.valid_to)
      group by e.partner_id
    ),
    t as (
      select s.key, h.stock, h.people, h.flow, (s.status = 'ACTIVE')::int as "activePartners"
      from scope s left join held h on h.partner_id = s.partner_id
    )
    select t.key, ${addedUp(AWARD_COUNTS, withSpread)} from t group by t.key`);
  return new Map(rows.map((row) => [row.key, countsIn(row, AWARD_COUNTS)]));
}
