import { join, raw, sql, type Session, type Sql } from '@channelgraph/database';
import type { Period } from '@channelgraph/domain';
import type { Viewer } from '@channelgraph/identity';
import { factors } from './exchange.store.ts';
import { DEAL_COUNTS, DEAL_VALUES, type DealMeasures, type DealSum, type Scope, type Window } from './measure.ts';
import { partnersIn } from './scope.store.ts';
import { addedUp, countsIn, valuesIn, type SumRow } from './sums.store.ts';

export interface DealQuestion {
  readonly scope: Scope;
  readonly window: Window;
  readonly currency: string;
  /** Whether it must be told how the sums spread over the partners. */
  readonly withSpread: boolean;
}

const SECONDS_PER_DAY = 86_400;

const closedIn = ({ start, end }: Period): Sql => sql`closed_at >= ${start} and closed_at < ${end}`;

/** Each sum of one partner's deals, over the rows of `deal` below. */
function perPartner({ period, before, yearBefore, firstDay, endDay }: Window): Readonly<Record<DealSum, Sql>> {
  const won = sql`stage = 'WON'`;
  const lost = sql`stage = 'LOST'`;
  const ended = sql`stage in ('WON', 'LOST')`;
  const closing = sql`is_open and expected_close_on >= ${firstDay} and expected_close_on < ${endDay}`;
  const created = sql`created_at >= ${period.start} and created_at < ${period.end}`;
  const sum = (value: Sql, where: Sql): Sql => sql`coalesce(sum(${value}) filter (where ${where}), 0)`;
  const count = (where: Sql): Sql => sql`count(*) filter (where ${where})`;
  const value = raw('value');
  return {
    won: sum(value, sql`${won} and ${closedIn(period)}`),
    wonBefore: sum(value, sql`${won} and ${closedIn(before)}`),
    wonYearBefore: sum(value, sql`${won} and ${closedIn(yearBefore)}`),
    lost: sum(value, sql`${lost} and ${closedIn(period)}`),
    closed: sum(value, sql`${ended} and ${closedIn(period)}`),
    open: sum(value, closing),
    weighted: sum(raw(`case when stage = 'ON_HOLD' then 0 else value * probability / 100 end`), closing),
    wonDeals: count(sql`${won} and ${closedIn(period)}`),
    lostDeals: count(sql`${lost} and ${closedIn(period)}`),
    closedDeals: count(sql`${ended} and ${closedIn(period)}`),
    openDeals: count(closing),
    cohort: count(created),
    cohortWon: count(sql`${won} and ${created}`),
    cohortNotWon: count(sql`stage <> 'WON' and ${created}`),
  };
}

/**
 * The deals that count, each with its value in the reporting currency: what deals froze when it closed, while it is open
 * at today's rate, and NaN (which every sum keeps) where no rate is known.
 */
const dealsOf = ({ window: { today, timeZone }, currency }: DealQuestion): Sql => sql`
  amount as (
    select s.key, s.partner_id, d.stage, d.stage not in ('WON', 'LOST') as is_open, d.probability, d.created_at, d.closed_at, d.expected_close_on,
      case when f.is_frozen then d.reporting_minor else d.net_minor end as minor,
      case when f.is_frozen then d.reporting_currency else d.currency end as currency,
      case when d.closed_at is null then ${today}::date else (d.closed_at at time zone ${timeZone})::date end as day
    from scope s join metrics.deal d on d.partner_id = s.partner_id
    cross join lateral (select coalesce(d.closed_at is not null and d.reporting_currency = ${currency} and d.reporting_minor is not null, false) as is_frozen) f
    where d.route_to_market = 'CHANNEL'
  ),
  factor as materialized (${factors(sql`amount where currency <> ${currency}`, currency)}),
  deal as (
    select a.*, case when a.currency = ${currency} then a.minor else coalesce(a.minor * f.factor, 'NaN') end as value
    from amount a left join factor f on f.currency = a.currency and f.day = a.day
  )`;

/** One statement whatever the number of partners: what the channel deals of a scope add up to. Keys without deals answer with zeros. */
export async function dealMeasures(session: Session, viewer: Viewer, question: DealQuestion): Promise<ReadonlyMap<string, DealMeasures>> {
  const { scope, window, currency, withSpread } = question;
  const sums = Object.entries(perPartner(window));
  const columns = sums.map(([name, value]) => sql`${value} as ${raw(`"${name}"`)}`);
  const rows = await session.rows<SumRow & { key: string; cycle_seconds: number | null }>(sql`
    with scope as (${partnersIn(scope, viewer)}),
    ${dealsOf(question)},
    per_partner as (select key, partner_id, ${join(columns)} from deal group by key, partner_id),
    cycle as (
      select key, percentile_cont(0.5) within group (order by extract(epoch from closed_at - created_at)::float8) as seconds
      from deal where stage = 'WON' and ${closedIn(window.trailing)} group by key
    )
    select k.key, max(c.seconds) as cycle_seconds, ${addedUp([...DEAL_VALUES, ...DEAL_COUNTS], withSpread)}
    from (select distinct key from scope) k left join per_partner t on t.key = k.key left join cycle c on c.key = k.key
    group by k.key`);
  return new Map(rows.map((row) => [row.key, {
    sums: { ...valuesIn(row, DEAL_VALUES, currency), ...countsIn(row, DEAL_COUNTS) },
    medianCycleDays: row.cycle_seconds === null ? null : row.cycle_seconds / SECONDS_PER_DAY,
  }]));
}
