import { sql, type Session, type Sql } from '@channelgraph/database';
import type { Viewer } from '@channelgraph/identity';
import { aggregateRows } from '../visibility.ts';
import { CALENDAR_UNITS, NO_MEASURES, WHOLE, type Measure, type RevenueMeasures, type RevenuePart, type Scope, type Window } from './measure.ts';
import { partnersIn } from './scope.store.ts';
import { addedUp, valuesIn, type SumRow } from './sums.store.ts';
import { valued } from './valuation.store.ts';

export interface RevenueQuestion {
  readonly scope: Scope;
  readonly window: Window;
  readonly currency: string;
  readonly withSpread: boolean;
}

/** What a won deal counts for: under which key, as part of what, and how much of it. Deals have no lines, so a deal over several families counts for each with an equal part. */
const counted = sql`
  select d.key, 'OWN' as dimension, '' as part, 1 as parts where d.key is not null
  union all select d.key, u.dimension, u.part, 1 from unit u where d.key is not null and u.first <= d.closed_at and d.closed_at < u.last
  union all select ${WHOLE}, 'CHANNEL', '', 1 where d.is_channel
  union all select ${WHOLE}, 'ALL_ROUTES', '', 1
  union all select ${WHOLE}, 'ROUTE', d.route_to_market, 1
  union all select ${WHOLE}, 'PARTNER_KIND', d.kind, 1 where d.is_channel
  union all select ${WHOLE}, 'REGION', d.region, 1 where d.is_channel
  union all select ${WHOLE}, 'PRODUCT_FAMILY', f.code, cardinality(d.family_codes) from unnest(d.family_codes) f (code) where d.is_channel`;

/** Deals won in the period: those of the scope, and, where the viewer reads sums over the channel, all others. A deal without a partner stands for itself in a spread. */
function wonDeals({ window: { period } }: RevenueQuestion, viewer: Viewer): Sql {
  const isChannel = sql`d.route_to_market = 'CHANNEL'`;
  return sql`
    select d.*, s.key, p.kind, p.region, coalesce(d.partner_id, d.id) as contributor, (${isChannel} and c.partner_id is not null) as is_channel
    from metrics.deal d
    left join metrics.partner p on p.id = d.partner_id
    left join scope s on s.partner_id = d.partner_id and ${isChannel}
    left join channel c on c.partner_id = d.partner_id and ${isChannel}
    where d.stage = 'WON' and d.closed_at >= ${period.start} and d.closed_at < ${period.end}
      and (s.key is not null or c.partner_id is not null or (not ${isChannel} and ${aggregateRows.partners(viewer, 'd.id')}))`;
}

interface RevenueRow extends SumRow {
  readonly key: string;
  readonly dimension: string;
  readonly part: string;
}

/** One statement: what was won in the period, by the scope, by its months, quarters and years, and by all of the channel in several ways. */
export async function revenueMeasures(session: Session, viewer: Viewer, question: RevenueQuestion): Promise<ReadonlyMap<string, RevenueMeasures>> {
  const { scope, window, currency, withSpread } = question;
  const units = CALENDAR_UNITS.flatMap((dimension) => window.units(dimension).map(({ name, start, end }) => ({ dimension, part: name, first: start, last: end })));
  const rows = await session.rows<RevenueRow>(sql`
    with scope as (${partnersIn(scope, viewer)}),
    channel as (${partnersIn({ kind: 'CHANNEL' }, viewer)}),
    unit as (select * from jsonb_to_recordset(${JSON.stringify(units)}::jsonb) as u (dimension text, part text, first timestamptz, last timestamptz)),
    ${valued({ picked: wonDeals(question, viewer), window, currency })},
    t as (
      select c.key, c.dimension, c.part, d.contributor, sum(d.value / c.parts) as won from deal d cross join lateral (${counted}) c
      group by c.key, c.dimension, c.part, d.contributor
      union all select distinct s.key, 'OWN', '', null::uuid, 0::numeric from scope s
    )
    select t.key, t.dimension, t.part, ${addedUp(['won'], withSpread)} from t group by t.key, t.dimension, t.part order by t.key, t.dimension, t.part`);
  const of = (key: string, dimension: string) => new Map(rows.filter((row) => row.key === key && row.dimension === dimension)
    .map((row): readonly [string, Measure] => [row.part, valuesIn(row, ['won']).won]));
  const { revenue: nothing } = NO_MEASURES;
  const inAll = (dimension: string) => of(WHOLE, dimension).get('') ?? nothing.own;
  const whole = { channel: inAll('CHANNEL'), allRoutes: inAll('ALL_ROUTES') };
  const mixed = scope.kind === 'CHANNEL' ? { ROUTE: of(WHOLE, 'ROUTE'), PARTNER_KIND: of(WHOLE, 'PARTNER_KIND'), REGION: of(WHOLE, 'REGION'), PRODUCT_FAMILY: of(WHOLE, 'PRODUCT_FAMILY') } : {};
  return new Map([...new Set(rows.filter(({ dimension }) => dimension === 'OWN').map(({ key }) => key))].map((key) => {
    const found = CALENDAR_UNITS.map((unit) => [unit, of(key, unit)] as const);
    const inUnits = Object.fromEntries(found.map(([unit, cells]) => [unit, new Map(window.units(unit).map(({ name }) => [name, cells.get(name) ?? nothing.own]))]));
    const parts: Readonly<Record<RevenuePart, ReadonlyMap<string, Measure>>> = { ...nothing.parts, ...mixed, ...inUnits };
    return [key, { ...whole, own: of(key, 'OWN').get('') ?? nothing.own, parts }];
  }));
}
