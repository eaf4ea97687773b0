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

export interface FigureQuestion {
  readonly ids: readonly string[];
  readonly window: Window;
  readonly currency: string;
  readonly wish: FigureWish;
}

interface Row extends SumRow {
  readonly key: string;
  readonly cycleSeconds?: number | null;
  readonly medianWon?: string | null;
  readonly target?: string | null;
}

const wantedOf = <Name extends string>(names: readonly Name[], { sums }: FigureWish): readonly Name[] => (sums ? names.filter(name => sums.some(sum => sum === name)) : names);

const asText = (value: Sql, name: string): Sql => sql`(${value})::text as ${raw(`"${name}"`)}`;

/** Two details that single deals tell, where everything is asked for. */
const details = ({ period, trailing }: Window): readonly Sql[] => {
  const wonInPeriod = sql`filter (where stage = 'WON' and ${closedIn(period)})`;
  return [
    sql`percentile_cont(0.5) within group (order by extract(epoch from closed_at - created_at)::float8) filter (where stage = 'WON' and ${closedIn(trailing)}) as "cycleSeconds"`,
    asText(sql`(percentile_disc(0.5) within group (order by value) ${wonInPeriod} + percentile_disc(0.5) within group (order by value desc) ${wonInPeriod}) / 2`, 'medianWon'),
  ];
};

/** Deals that none of the sums is about need no value, which may be a look-up. */
const inAny = (sums: readonly SumOfDeals[]): Sql => join([...new Map(sums.map(({ where }) => [JSON.stringify([where.sql, where.values]), sql`(${where})`])).values()], ' or ');

/** What the channel deals of partner `p` add up to, each deal valued as in `valuation.store.ts`. */
function ofDeals({ window, currency, wish }: FigureQuestion): Sql {
  const all = dealSums(window);
  const wanted = wantedOf([...DEAL_VALUES, ...DEAL_COUNTS], wish);
  const day = sql`case when d.closed_at is null then ${window.today}::date else (d.closed_at at time zone ${window.timeZone})::date end`;
  return sql`cross join lateral (
    select ${join([...wanted.map(name => asText(addUp(all[name]), name)), ...(wish.sums ? [] : details(window))])} from (
      select d.*, case
        when d.closed_at is not null and d.reporting_currency = ${currency} and d.reporting_minor is not null then d.reporting_minor
        when d.currency = ${currency} then d.net_minor
        else ${valueAtRate({ minor: raw('d.net_minor'), currency: 'd.currency', to: currency, day })} end as value
      from (
        select o.stage, o.probability, o.net_minor, o.currency, o.reporting_minor, o.reporting_currency, o.expected_close_on, o.created_at, o.closed_at,
          o.stage not in ('WON', 'LOST') as is_open
        from metrics.deal o where o.partner_id = p.id and o.route_to_market = 'CHANNEL'
      ) d ${wish.sums ? sql`where ${inAny(wanted.map(name => all[name]))}` : empty}
    ) deal
  ) deals`;
}

const AWARD_SUMS = ({ period, asOf }: Window): Readonly<Record<AwardSum, Sql>> => ({
  stock: sql`count(*) filter (where ${countsAt(asOf)})`,
  people: sql`count(distinct a.person_id) filter (where ${countsAt(asOf)})`,
  flow: sql`count(*) filter (where a.awarded_at >= ${period.start} and a.awarded_at < ${period.end})`,
  activePartners: sql`(p.status = 'ACTIVE')::int`,
});

/** The certifications of those who work for partner `p` now, and whether it is active by contract. */
function ofAwards({ window, wish }: FigureQuestion): Sql {
  const { asOf } = window;
  const sums = AWARD_SUMS(window);
  return sql`cross join lateral (
    select ${join(wantedOf(AWARD_COUNTS, wish).map(name => asText(sums[name], name)))}
    from metrics.employment e join metrics.award a on a.person_id = e.person_id
    where e.partner_id = p.id and e.valid_from <= ${asOf} and (e.valid_to is null or ${asOf} < e.valid_to)
  ) awards`;
}

/** The revenue target of partner `p` for exactly this period, at today's rate. */
const ofTarget = ({ window: { period, today }, currency }: FigureQuestion): Sql => sql`cross join lateral (
  select sum(case when t.amount_currency = ${currency} then t.amount_minor
    else ${valueAtRate({ minor: raw('t.amount_minor'), currency: 't.amount_currency', to: currency, day: sql`${today}::date` })} end)::text as target
  from metrics.target t where t.scope = 'PARTNER' and t.partner_id = p.id and t.metric = 'REVENUE' and t.period_start = ${period.start} and t.period_end = ${period.end}
) target`;

const PARTS = { deals: ofDeals, awards: ofAwards, target: ofTarget } as const;

/** One statement for all partners and all that is asked of them; those out of reach are absent. */
export async function partnerFigures(session: Session, viewer: Viewer, question: FigureQuestion): Promise<ReadonlyMap<string, PartnerFigures>> {
  const { ids, currency, wish } = question;
  const columns = wish.groups.map(group => raw(`, ${group}.*`));
  const rows = await session.rows<Row>(sql`
    select p.id as key ${join(columns, ' ')} from metrics.partner p ${join(wish.groups.map(group => PARTS[group](question)), ' ')}
    where p.id = any(${ids}::uuid[]) and ${partnerRows.partners(viewer, 'p.id')}`);
  const deals = (row: Row): DealMeasures => ({
    sums: { ...NO_MEASURES.deals.sums, ...valuesIn(row, wantedOf(DEAL_VALUES, wish), currency), ...countsIn(row, wantedOf(DEAL_COUNTS, wish)) },
    medianCycleDays: row.cycleSeconds == null ? null : row.cycleSeconds / SECONDS_PER_DAY,
    medianWon: row.medianWon == null ? null : amountOf(row.medianWon, currency),
  });
  const awards = (row: Row): AwardMeasures => ({ ...NO_MEASURES.awards, ...countsIn(row, wantedOf(AWARD_COUNTS, wish)) });
  return new Map(rows.map(row => [row.key, {
    deals: wish.groups.includes('deals') ? deals(row) : NO_MEASURES.deals,
    awards: wish.groups.includes('awards') ? awards(row) : NO_MEASURES.awards,
    target: { amount: row.target == null ? null : amountOf(row.target, currency) },
  }]));
}
