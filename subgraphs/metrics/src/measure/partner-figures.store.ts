import { empty, join, raw, sql, type Session, type Sql } from '@channelgraph/database';
import type { Viewer } from '@channelgraph/identity';
import { partnerRows } from '../visibility.ts';
import { countsAt } from './award.store.ts';
import { closedIn, DEAL_SUMS, dealSets, SECONDS_PER_DAY, weighted, type DealSet, type SumOfDeals } from './deal-sums.store.ts';
import { factorOn, factorPublishedOn } from './exchange.store.ts';
import {
  AWARD_COUNTS, DEAL_COUNTS, DEAL_VALUES, NO_MEASURES,
  type AwardMeasures, type AwardSum, type DealMeasures, type FigureWish, type PartnerFigures, type Window,
} from './measure.ts';
import { amountOf, countsIn, valuesIn, type SumRow } from './sums.store.ts';
import { TIMES_OF_TABLE, timesTable } from './times.store.ts';

export interface FigureQuestion {
  readonly ids: readonly string[];
  readonly window: Window;
  readonly currency: string;
  readonly wish: FigureWish;
}

const MOST_TOLD = 300;

interface Row extends SumRow {
  readonly key: string;
  readonly cycleSeconds?: number | null;
  readonly medianWon?: string | null;
  readonly target?: string | null;
}

const wantedOf = <Name extends string>(names: readonly Name[], { sums }: FigureWish): readonly Name[] => (sums ? names.filter(name => sums.some(sum => sum === name)) : names);

const asText = (value: Sql, name: string): Sql => sql`(${value})::text as ${raw(`"${name}"`)}`;

/** What the statement says, whatever the partners and the window: written with the columns of `w`, so that it is made once. */
interface Telling {
  readonly wish: FigureWish;
  /** ISO 4217 code of the reporting currency. */
  readonly currency: string;
}

const { start, end, trailingStart, trailingEnd, asOf, today, timeZone } = TIMES_OF_TABLE;
const SETS = dealSets(TIMES_OF_TABLE);
const reporting = raw('w.currency');

/** The channel deals of partner `p` in a set. */
const dealsIn = (set: Sql): Sql => sql`metrics.deal d where d.partner_id = p.id and d.route_to_market = 'CHANNEL' and ${set}`;

/** What the deals of a set that were closed, or created, add up to: each is worth what was frozen when it closed, else what its own day's rate makes of it. */
function ofClosed(set: DealSet, columns: readonly Sql[], { currency: to }: Telling): Sql {
  const factor = factorOn({ currency: 'd.currency', to, toSql: reporting, day: sql`(d.closed_at at time zone ${timeZone})::date` });
  return sql`select ${join(columns)} from (
    select d.stage, d.closed_at, d.created_at,
      case when d.reporting_currency = ${reporting} and d.reporting_minor is not null then d.reporting_minor else d.net_minor * ${factor} end as value
    from ${dealsIn(SETS[set])}
  ) deal`;
}

/** What the open deals of a set add up to, at today's rate: added up by currency first, so that a rate is looked up once for each. */
const ofOpen = (set: DealSet, columns: readonly Sql[], { currency: to }: Telling): Sql => sql`select ${join(columns)} from (
    select count(*) as deals, sum(d.net_minor) as value, sum(${weighted(raw('d.net_minor::numeric'))}) as weighted,
      ${factorPublishedOn({ currency: 'd.currency', to, toSql: reporting, day: today })} as factor
    from ${dealsIn(SETS[set])} group by d.currency
  ) deal`;

const those = (where: Sql | null): Sql => (where ? sql`filter (where ${where})` : empty);
const inClosed = ({ value, where }: SumOfDeals): Sql => (value ? sql`coalesce(sum(value) ${those(where)}, 0)` : sql`count(*) ${those(where)}`);
const inOpen = ({ value }: SumOfDeals): Sql => (value ? sql`coalesce(sum(${raw(value)} * factor), 0)` : raw('coalesce(sum(deals), 0)'));

/** Two details that single deals tell, where everything is asked for. */
const MEDIAN_WON = asText(sql`(percentile_disc(0.5) within group (order by value) filter (where stage = 'WON')
  + percentile_disc(0.5) within group (order by value desc) filter (where stage = 'WON')) / 2`, 'medianWon');
const ofCycle = sql`select percentile_cont(0.5) within group (order by extract(epoch from d.closed_at - d.created_at)::float8) as "cycleSeconds"
  from ${dealsIn(sql`stage = 'WON' and ${closedIn(trailingStart, trailingEnd)}`)}`;

/** What the channel deals of partner `p` add up to, set by set. */
function ofDeals(telling: Telling): readonly Sql[] {
  const wanted = wantedOf([...DEAL_VALUES, ...DEAL_COUNTS], telling.wish);
  const all = telling.wish.sums === null;
  const told = [...new Set(wanted.map(name => DEAL_SUMS[name].of))].map(set => {
    const names = wanted.filter(name => DEAL_SUMS[name].of === set);
    if (set === 'closing') return ofOpen(set, names.map(name => asText(inOpen(DEAL_SUMS[name]), name)), telling);
    return ofClosed(set, [...names.map(name => asText(inClosed(DEAL_SUMS[name]), name)), ...(all && set === 'closed' ? [MEDIAN_WON] : [])], telling);
  });
  return all ? [...told, ofCycle] : told;
}

const AWARD_SUMS: Readonly<Record<AwardSum, Sql>> = {
  stock: sql`count(*) filter (where ${countsAt(asOf)})`,
  people: sql`count(distinct a.person_id) filter (where ${countsAt(asOf)})`,
  flow: sql`count(*) filter (where a.awarded_at >= ${start} and a.awarded_at < ${end})`,
  activePartners: sql`(p.status = 'ACTIVE')::int`,
};

/** The certifications of those who work for partner `p` now, and whether it is active by contract. */
const ofAwards = ({ wish }: Telling): readonly Sql[] => [sql`
  select ${join(wantedOf(AWARD_COUNTS, wish).map(name => asText(AWARD_SUMS[name], name)))}
  from metrics.employment e join metrics.award a on a.person_id = e.person_id
  where e.partner_id = p.id and e.valid_from <= ${asOf} and (e.valid_to is null or ${asOf} < e.valid_to)`];

/** The revenue target of partner `p` for exactly this period, at today's rate. */
const ofTarget = ({ currency: to }: Telling): readonly Sql[] => [sql`
  select sum(t.amount_minor * ${factorOn({ currency: 't.amount_currency', to, toSql: reporting, day: today })})::text as target
  from metrics.target t where t.scope = 'PARTNER' and t.partner_id = p.id and t.metric = 'REVENUE' and t.period_start = ${start} and t.period_end = ${end}`];

/** What is told of each group: statements of one row over partner `p`. */
const PARTS = { deals: ofDeals, awards: ofAwards, target: ofTarget } as const;

interface Told {
  readonly columns: Sql;
  readonly parts: Sql;
}

const told = new Map<string, Told>();

/** There are as many wishes as sets of KPI codes that clients ask for; those beyond a few hundred are told anew each time. */
function tell(telling: Telling): Told {
  const key = JSON.stringify(telling);
  const known = told.get(key);
  if (known) return known;
  const lots = telling.wish.groups.flatMap(group => PARTS[group](telling));
  const made = {
    columns: raw(lots.map((_, index) => `, lot${String(index)}.*`).join('')),
    parts: raw(lots.map((lot, index) => `cross join lateral (${lot.sql}) lot${String(index)}`).join('\n')),
  };
  if (told.size < MOST_TOLD) told.set(key, made);
  return made;
}

/** One statement for all partners and all that is asked of them; those out of reach are absent. */
export async function partnerFigures(session: Session, viewer: Viewer, question: FigureQuestion): Promise<ReadonlyMap<string, PartnerFigures>> {
  const { ids, window, currency, wish } = question;
  const { columns, parts } = tell({ wish, currency });
  const rows = await session.rows<Row>(sql`
    select p.id as key ${columns} from ${timesTable(window, currency)} cross join metrics.partner p ${parts}
    where p.id = any(${ids}::uuid[]) and ${partnerRows.partners(viewer, 'p.id')}`);
  const [values, counts, awardCounts] = [wantedOf(DEAL_VALUES, wish), wantedOf(DEAL_COUNTS, wish), wantedOf(AWARD_COUNTS, wish)];
  const deals = (row: Row): DealMeasures => ({
    sums: { ...NO_MEASURES.deals.sums, ...valuesIn(row, values), ...countsIn(row, counts) },
    medianCycleDays: row.cycleSeconds == null ? null : row.cycleSeconds / SECONDS_PER_DAY,
    medianWon: row.medianWon == null ? null : amountOf(row.medianWon),
  });
  const awards = (row: Row): AwardMeasures => ({ ...NO_MEASURES.awards, ...countsIn(row, awardCounts) });
  return new Map(rows.map(row => [row.key, {
    deals: wish.groups.includes('deals') ? deals(row) : NO_MEASURES.deals,
    awards: wish.groups.includes('awards') ? awards(row) : NO_MEASURES.awards,
    target: { amount: row.target == null ? null : amountOf(row.target) },
  }]));
}
