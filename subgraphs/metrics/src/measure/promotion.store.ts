import { sql, type Session, type Sql } from '@channelgraph/database';
import type { Viewer } from '@channelgraph/identity';
import type { Measure, PromotionMeasures, Scope, Window } from './measure.ts';
import { partnersIn } from './scope.store.ts';
import { addedUp, countsIn, type SumRow } from './sums.store.ts';

export interface PromotionQuestion {
  readonly scope: Scope;
  readonly window: Window;
  readonly withSpread: boolean;
}

const COUNTS = ['promoted', 'promotions'] as const;

interface ProgramRow extends SumRow {
  readonly key: string;
  /** Null in the row over all programmes. */
  readonly program: string | null;
}

/** One statement: who stands higher in a programme at the instant reached than when the period began, over all programmes and for each. Who was not enrolled at the start is left out. */
export async function promotionMeasures(
  session: Session, viewer: Viewer, { scope, window: { period, reached }, withSpread }: PromotionQuestion,
): Promise<ReadonlyMap<string, PromotionMeasures>> {
  const rankAt = (instant: Date): Sql =>
    sql`max(h.rank) filter (where h.valid_from <= ${instant} and (h.valid_to is null or ${instant} < h.valid_to))`;
  const rows = await session.rows<ProgramRow>(sql`
    with scope as (${partnersIn(scope, viewer)}),
    h as (
      select t.partner_id, t.program_code, t.rank, t.valid_from, t.valid_to,
        lag(t.rank) over (partition by t.partner_id, t.program_code order by t.valid_from, t.version) as rank_before
      from metrics.tier t where t.partner_id in (select partner_id from scope) and t.valid_from <= ${reached}
    ),
    standing as (
      select h.partner_id, h.program_code, ${rankAt(reached)} > ${rankAt(period.start)} as has_risen,
        count(*) filter (where h.rank > h.rank_before and h.valid_from >= ${period.start} and h.valid_from < ${period.end}) as promotions
      from h group by h.partner_id, h.program_code
    ),
    t as (
      select s.key, p.program_code as program, s.partner_id, coalesce(bool_or(p.has_risen), false)::int as promoted, sum(p.promotions) as promotions
      from scope s left join standing p on p.partner_id = s.partner_id
      group by grouping sets ((s.key, s.partner_id), (s.key, p.program_code, s.partner_id))
      having grouping(p.program_code) = 1 or p.program_code is not null
    )
    select t.key, t.program, ${addedUp(COUNTS, withSpread)} from t group by t.key, t.program order by t.key, t.program`);
  const byProgram = (key: string) => new Map(rows.flatMap((row): (readonly [string, Measure])[] => (row.key === key && row.program !== null ? [[row.program, countsIn(row, COUNTS).promoted]] : [])));
  return new Map(rows.filter(({ program }) => program === null).map((row) => {
    const { promoted, promotions } = countsIn(row, COUNTS);
    return [row.key, { promoted, promotions, byProgram: byProgram(row.key) }];
  }));
}
