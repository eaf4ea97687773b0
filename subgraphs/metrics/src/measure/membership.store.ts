import { raw, sql, type Session, type Sql } from '@channelgraph/database';
import { daysAfter } from '@channelgraph/domain';
import type { Viewer } from '@channelgraph/identity';
import { MEMBERSHIP_COUNTS, type MembershipMeasures, type Scope, type Window } from './measure.ts';
import { partnersIn } from './scope.store.ts';
import { addedUp, countsIn, type SumRow } from './sums.store.ts';

export interface MembershipQuestion {
  readonly scope: Scope;
  readonly window: Window;
  readonly withSpread: boolean;
}

/** A partner produces while its last qualifying event lies no further back than this. */
const PRODUCING_DAYS = 365;

/** What qualifies a partner as producing: a registration approved, a deal won, a certification awarded to somebody it employs, a partner event attended. Columns partner_id, at. */
const qualifyingEvents = raw(`
  select r.partner_id, r.decided_at as at from metrics.registration r where r.decided_at is not null and r.status <> 'REJECTED'
  union all select d.partner_id, d.closed_at from metrics.deal d where d.stage = 'WON' and d.route_to_market = 'CHANNEL' and d.partner_id is not null
  union all select e.partner_id, a.awarded_at from metrics.award a join metrics.employment e
    on e.person_id = a.person_id and e.partner_id is not null and e.valid_from <= a.awarded_at and (e.valid_to is null or a.awarded_at < e.valid_to)
  union all select x.partner_id, v.starts_at from metrics.event_registration x join metrics.partner_event v on v.id = x.event_id and v.status <> 'CANCELLED'
    where x.status = 'REGISTERED' and x.attendance = 'ATTENDED'`);

/**
 * An instant as a number of calendar months on the vendor's wall clock: the days of a month are equal parts of it, so that
 * the difference of two is a time in months whatever months they are.
 */
function inMonths(instant: Sql, timeZone: string): Sql {
  const local = sql`(${instant} at time zone ${timeZone})`;
  const month = sql`date_trunc('month', ${local})`;
  return sql`(extract(year from ${local}) * 12 + extract(month from ${local})
    + extract(epoch from ${local} - ${month}) / extract(epoch from ${month} + interval '1 month' - ${month}))`;
}

/** One statement: the partners of a scope by the intervals of their contractual status, and whether they produced. */
export async function membershipMeasures(
  session: Session, viewer: Viewer, { scope, window: { period, reached, asOf, timeZone }, withSpread }: MembershipQuestion,
): Promise<ReadonlyMap<string, MembershipMeasures>> {
  const at = (instant: Date): Sql => sql`i.status = 'ACTIVE' and i.since <= ${instant} and (i.until is null or ${instant} < i.until)`;
  const inPeriod = (instant: Sql): Sql => sql`${instant} >= ${period.start} and ${instant} < ${period.end}`;
  const trailing = (instant: Date): Sql => sql`q.at > ${daysAfter(instant, -PRODUCING_DAYS)} and q.at <= ${instant}`;
  const since = raw('i.since');
  const lived = sql`greatest(i.since, ${period.start}::timestamptz)`;
  const left = sql`least(i.until, ${reached}::timestamptz)`;
  const hasBegun = sql`${period.start}::timestamptz <= ${asOf}::timestamptz`;
  const rows = await session.rows<SumRow & { key: string }>(sql`
    with scope as (${partnersIn(scope, viewer)}),
    i as (
      select h.partner_id, h.status, h.since, lead(h.since) over (partition by h.partner_id order by h.version) as until
      from metrics.partner_status h where h.partner_id in (select partner_id from scope)
    ),
    held as (
      select i.partner_id, min(i.since) filter (where i.status = 'ACTIVE') as activated_at,
        coalesce(bool_or(${at(period.start)}), false) as at_start, coalesce(bool_or(${at(reached)}), false) as at_end,
        count(distinct i.since) filter (where i.status = 'APPROVED' and ${inPeriod(since)}) as approved,
        count(distinct i.since) filter (where i.status in ('APPROVED', 'DECLINED') and ${inPeriod(since)}) as decided,
        round(sum(${inMonths(left, timeZone)} - ${inMonths(lived, timeZone)}) filter (where i.status = 'ACTIVE' and ${lived} < ${left}), 6) as months
      from i group by i.partner_id
    ),
    produced as (
      select q.partner_id, bool_or(${trailing(period.start)}) as at_start, bool_or(${trailing(reached)}) as at_end
      from (${qualifyingEvents}) q where q.at > ${daysAfter(period.start, -PRODUCING_DAYS)} and q.at <= ${reached} group by q.partner_id
    ),
    t as (
      select s.key, (${inPeriod(raw('h.activated_at'))})::int as activated,
        (h.at_start and ${hasBegun})::int as "activeAtStart", (h.at_start and h.at_end and ${hasBegun})::int as retained, h.at_end::int as active,
        (p.at_start and ${hasBegun})::int as "producingAtStart", (p.at_start and p.at_end and ${hasBegun})::int as "producingRetained", p.at_end::int as producing,
        h.approved, h.decided, h.months as "partnerMonths"
      from scope s left join held h on h.partner_id = s.partner_id left join produced p on p.partner_id = s.partner_id
    )
    select t.key, ${addedUp(MEMBERSHIP_COUNTS, withSpread)} from t group by t.key`);
  return new Map(rows.map((row) => [row.key, countsIn(row, MEMBERSHIP_COUNTS)]));
}
