import { empty, join, raw, sql, type Session, type Sql } from '@channelgraph/database';
import type { Viewer } from '@channelgraph/identity';
import { closedIn, DEAL_SUMS, dealSets, SECONDS_PER_DAY, weighted, type DealSet, type SumOfDeals } from './deal-sums.store.ts';
import { factors } from './exchange.store.ts';
import { DEAL_COUNTS, DEAL_VALUES, type DealMeasures, type Scope, type Window } from './measure.ts';
import { partnersIn } from './scope.store.ts';
import { addedUp, amountOf, countsIn, valuesIn, type SumRow } from './sums.store.ts';
import { timesIn, type Times } from './times.store.ts';
import { held, valued } from './valuation.store.ts';

export interface DealQuestion {
  readonly scope: Scope;
  readonly window: Window;
  readonly currency: string;
  /** Whether it must be told how the sums spread over the partners. */
  readonly withSpread: boolean;
}

/** The channel deals of a scope that meet a condition. */
const dealsWhere = (condition: Sql): Sql => sql`scope s join metrics.deal d on d.partner_id = s.partner_id where d.route_to_market = 'CHANNEL' and ${condition}`;

/** Half of the deals won in the period are worth no more than this; of an even number, the mean of the two in the middle. */
const median = sql`
  select key, (percentile_disc(0.5) within group (order by value) + percentile_disc(0.5) within group (order by value desc)) / 2 as value from deal group by key`;

/** Half of the deals won in the trailing year took no longer than this. */
const cycle = ({ trailingStart, trailingEnd }: Times): Sql => sql`
  select s.key, percentile_cont(0.5) within group (order by extract(epoch from d.closed_at - d.created_at)::float8) as seconds
  from ${dealsWhere(sql`stage = 'WON' and ${closedIn(trailingStart, trailingEnd)}`)} group by s.key`;

const NAMES = [...DEAL_VALUES, ...DEAL_COUNTS];
const column = (name: string): Sql => raw(`"${name}"`);

/** A sum over deals of all sets, in minor units of what they are held in; null where there is no amount. */
function sumOf(sets: Readonly<Record<DealSet, Sql>>, { of, value, where }: SumOfDeals): Sql {
  const those = sql`filter (where ${sets[of]} ${where ? sql`and ${where}` : empty})`;
  if (value === null) return sql`count(*) ${those}`;
  return sql`sum(${value === 'weighted' ? weighted(raw('minor::numeric')) : raw('minor')}) ${those}`;
}

/** Added up by currency and day first, so that there are few amounts to convert. Common table expressions `amount`, `worth`, `per_partner`. */
function perPartner({ window, currency }: DealQuestion): Sql {
  const sets = dealSets(timesIn(window));
  const sums = NAMES.map(name => sql`${sumOf(sets, DEAL_SUMS[name])} as ${column(name)}`);
  const converted = [
    ...DEAL_VALUES.map(name => sql`coalesce(sum(a.${column(name)} * case when a.day is null then 1 else coalesce(w.factor, 'NaN') end), 0) as ${column(name)}`),
    ...DEAL_COUNTS.map(name => sql`sum(a.${column(name)}) as ${column(name)}`),
  ];
  return sql`
    amount as materialized (
      select key, partner_id, held_in, day, ${join(sums)} from (
        select s.key, d.partner_id, d.stage, d.probability, d.expected_close_on, d.created_at, d.closed_at, ${held({ window, currency })}
        from ${dealsWhere(sql`(${join(Object.values(sets).map(set => sql`(${set})`), ' or ')})`)}
      ) deal group by key, partner_id, held_in, day
    ),
    worth as materialized (${factors(sql`(select held_in as currency, day from amount where day is not null) foreign_amount`, currency)}),
    per_partner as (
      select a.key, a.partner_id, ${join(converted)} from amount a left join worth w on w.currency = a.held_in and w.day = a.day group by a.key, a.partner_id
    )`;
}

/** One statement whatever the number of partners: what the channel deals of a scope add up to. Keys without deals answer with zeros. */
export async function dealMeasures(session: Session, viewer: Viewer, question: DealQuestion): Promise<ReadonlyMap<string, DealMeasures>> {
  const { scope, window, currency, withSpread } = question;
  const times = timesIn(window);
  const wonInPeriod = sql`select s.key, d.* from ${dealsWhere(sql`stage = 'WON' and ${closedIn(times.start, times.end)}`)}`;
  const rows = await session.rows<SumRow & { key: string; cycle_seconds: number | null; median_won: string | null }>(sql`
    with scope as (${partnersIn(scope, viewer)}),
    ${perPartner(question)},
    cycle as (${cycle(times)}),
    ${valued({ picked: wonInPeriod, window, currency })},
    median as (${median})
    select k.key, max(c.seconds) as cycle_seconds, max(m.value)::text as median_won, ${addedUp(NAMES, withSpread)}
    from (select distinct key from scope) k left join per_partner t on t.key = k.key left join cycle c on c.key = k.key left join median m on m.key = k.key
    group by k.key`);
  return new Map(rows.map((row) => [row.key, {
    sums: { ...valuesIn(row, DEAL_VALUES), ...countsIn(row, DEAL_COUNTS) },
    medianCycleDays: row.cycle_seconds === null ? null : row.cycle_seconds / SECONDS_PER_DAY,
    medianWon: row.median_won === null ? null : amountOf(row.median_won),
  }]));
}
