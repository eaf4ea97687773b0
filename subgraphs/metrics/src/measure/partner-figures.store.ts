import { empty, join, raw, sql, type Session, type Sql } from '@channelgraph/database';
import type { Viewer } from '@channelgraph/identity';
import { partnerRows } from '../visibility.ts';
import { countsAt } from './award.store.ts';
import { addUp, closedIn, dealSums, SECONDS_PER_DAY, type SumOfDeals } from './deal-sums.store.ts';
import { valueAtRate } from './exchange.store.ts';
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
const DEAL_SUMS = dealSums(TIMES_OF_TABLE);
const reporting = raw('w.currency');

/** Two details that single deals tell, where everything is asked for. */
const details = (): readonly Sql[] => {
  const wonInPeriod = sql`filter (where stage = 'WON' and ${closedIn(start, end)})`;
  return [
    sql`percentile_cont(0.5) within group (order by extract(epoch from closed_at - created_at)::float8) filter (where stage = 'WON' and ${closedIn(trailingStart, trailingEnd)}) as "cycleSeconds"`,
    asText(sql`(percentile_disc(0.5) within group (order by value) ${wonInPeriod} + percentile_disc(0.5) within group (order by value desc) ${wonInPeriod}) / 2`, 'medianWon'),
  ];
};

/** Deals that none of the sums is about need no value, which may be a look-up. */
const inAny = (sums: readonly SumOfDeals[]): Sql => raw([...new Set(sums.map(({ where }) => `(${where.sql})`))].join(' or '));

/** What the channel deals of partner `p` add up to, each deal valued as in `valuation.store.ts`. */
function ofDeals({ wish, currency: to }: Telling): Sql {
  const wanted = wantedOf([...DEAL_VALUES, ...DEAL_COUNTS], wish);
  const day = sql`case when d.closed_at is null then ${today} else (d.closed_at at time zone ${timeZone})::date end`;
  return sql`cross join lateral (
    select ${join([...wanted.map(name => asText(addUp(DEAL_SUMS[name]), name)), ...(wish.sums ? [] : details())])} from (
      select d.*, case
        when d.closed_at is not null and d.reporting_currency = ${reporting} and d.reporting_minor is not null then d.reporting_minor
        when d.currency = ${reporting} then d.net_minor
        else ${valueAtRate({ minor: raw('d.net_minor'), currency: 'd.currency', to, toSql: reporting, day })} end as value
      from (
        select o.stage, o.probability, o.net_minor, o.currency, o.reporting_minor, o.reporting_currency, o.expected_close_on, o.created_at, o.closed_at,
          o.stage not in ('WON', 'LOST') as is_open
        from metrics.deal o where o.partner_id = p.id and o.route_to_market = 'CHANNEL'
      ) d ${wish.sums ? sql`where ${inAny(wanted.map(name => DEAL_SUMS[name]))}` : empty}
    ) deal
  ) deals`;
}

const AWARD_SUMS: Readonly<Record<AwardSum, Sql>> = {
  stock: sql`count(*) filter (where ${countsAt(asOf)})`,
  people: sql`count(distinct a.person_id) filter (where ${countsAt(asOf)})`,
  flow: sql`count(*) filter (where a.awarded_at >= ${start} and a.awarded_at < ${end})`,
  activePartners: sql`(p.status = 'ACTIVE')::int`,
};

/** The certifications of those who work for partner `p` now, and whether it is active by contract. */
const ofAwards = ({ wish }: Telling): Sql => sql`cross join lateral (
  select ${join(wantedOf(AWARD_COUNTS, wish).map(name => asText(AWARD_SUMS[name], name)))}
  from metrics.employment e join metrics.award a on a.person_id = e.person_id
  where e.partner_id = p.id and e.valid_from <= ${asOf} and (e.valid_to is null or ${asOf} < e.valid_to)
) awards`;

/** The revenue target of partner `p` for exactly this period, at today's rate. */
const ofTarget = ({ currency: to }: Telling): Sql => sql`cross join lateral (
  select sum(case when t.amount_currency = ${reporting} then t.amount_minor
    else ${valueAtRate({ minor: raw('t.amount_minor'), currency: 't.amount_currency', to, toSql: reporting, day: today })} end)::text as target
  from metrics.target t where t.scope = 'PARTNER' and t.partner_id = p.id and t.metric = 'REVENUE' and t.period_start = ${start} and t.period_end = ${end}
) target`;

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
  const { groups } = telling.wish;
  const made = { columns: raw(groups.map(group => `, ${group}.*`).join('')), parts: raw(groups.map(group => PARTS[group](telling).sql).join(' ')) };
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
