import { join, raw, sql, type Session, type Sql } from '@channelgraph/database';
import type { Viewer } from '@channelgraph/identity';
import { addUp, closedIn, dealSums, SECONDS_PER_DAY } from './deal-sums.store.ts';
import { DEAL_COUNTS, DEAL_VALUES, type DealMeasures, type Scope, type Window } from './measure.ts';
import { partnersIn } from './scope.store.ts';
import { addedUp, amountOf, countsIn, valuesIn, type SumRow } from './sums.store.ts';
import { timesIn, type Times } from './times.store.ts';
import { valued } from './valuation.store.ts';

export interface DealQuestion {
  readonly scope: Scope;
  readonly window: Window;
  readonly currency: string;
  /** Whether it must be told how the sums spread over the partners. */
  readonly withSpread: boolean;
}

/** Half of the deals won in the period are worth no more than this; of an even number, the mean of the two in the middle. */
const medianWon = ({ start, end }: Times): Sql => sql`
  select key, (percentile_disc(0.5) within group (order by value) + percentile_disc(0.5) within group (order by value desc)) / 2 as value
  from deal where stage = 'WON' and ${closedIn(start, end)} group by key`;

/** One statement whatever the number of partners: what the channel deals of a scope add up to. Keys without deals answer with zeros. */
export async function dealMeasures(session: Session, viewer: Viewer, question: DealQuestion): Promise<ReadonlyMap<string, DealMeasures>> {
  const { scope, window, currency, withSpread } = question;
  const times = timesIn(window);
  const columns = Object.entries(dealSums(times)).map(([name, sum]) => sql`${addUp(sum)} as ${raw(`"${name}"`)}`);
  const rows = await session.rows<SumRow & { key: string; cycle_seconds: number | null; median_won: string | null }>(sql`
    with scope as (${partnersIn(scope, viewer)}),
    ${valued({ picked: sql`select s.key, d.* from scope s join metrics.deal d on d.partner_id = s.partner_id where d.route_to_market = 'CHANNEL'`, window, currency })},
    per_partner as (select key, partner_id, ${join(columns)} from deal group by key, partner_id),
    cycle as (
      select key, percentile_cont(0.5) within group (order by extract(epoch from closed_at - created_at)::float8) as seconds
      from deal where stage = 'WON' and ${closedIn(times.trailingStart, times.trailingEnd)} group by key
    ),
    median as (${medianWon(times)})
    select k.key, max(c.seconds) as cycle_seconds, max(m.value)::text as median_won, ${addedUp([...DEAL_VALUES, ...DEAL_COUNTS], withSpread)}
    from (select distinct key from scope) k left join per_partner t on t.key = k.key left join cycle c on c.key = k.key left join median m on m.key = k.key
    group by k.key`);
  return new Map(rows.map((row) => [row.key, {
    sums: { ...valuesIn(row, DEAL_VALUES), ...countsIn(row, DEAL_COUNTS) },
    medianCycleDays: row.cycle_seconds === null ? null : row.cycle_seconds / SECONDS_PER_DAY,
    medianWon: row.median_won === null ? null : amountOf(row.median_won),
  }]));
}
