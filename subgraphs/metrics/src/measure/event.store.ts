import { sql, type Session } from '@channelgraph/database';
import type { Viewer } from '@channelgraph/identity';
import { EVENT_COUNTS, type EventMeasures, type Scope, type Window } from './measure.ts';
import { partnersIn } from './scope.store.ts';
import { addedUp, countsIn, type SumRow } from './sums.store.ts';

export interface EventQuestion {
  readonly scope: Scope;
  readonly window: Window;
  readonly withSpread: boolean;
}

/**
 * One statement: who of the partners of a scope had a seat at the partner events that began in the period, and who was there.
 * A person counts once for an event, and for the partner that he or she was registered for. Events called off, and those
 * still to begin, count for nothing.
 */
export async function eventMeasures(session: Session, viewer: Viewer, { scope, window: { period, asOf }, withSpread }: EventQuestion): Promise<ReadonlyMap<string, EventMeasures>> {
  const rows = await session.rows<SumRow & { key: string }>(sql`
    with scope as (${partnersIn(scope, viewer)}),
    come as (
      select r.partner_id, count(distinct (r.person_id, r.event_id)) filter (where r.attendance = 'ATTENDED') as attendees, count(distinct (r.person_id, r.event_id)) as registered
      from metrics.partner_event v join metrics.event_registration r on r.event_id = v.id and r.status = 'REGISTERED'
      where v.status <> 'CANCELLED' and v.starts_at >= ${period.start} and v.starts_at < ${period.end} and v.starts_at <= ${asOf}
        and r.partner_id in (select partner_id from scope)
      group by r.partner_id
    ),
    t as (select s.key, c.attendees, c.registered, c.registered - c.attendees as missed from scope s left join come c on c.partner_id = s.partner_id)
    select t.key, ${addedUp(EVENT_COUNTS, withSpread)} from t group by t.key`);
  return new Map(rows.map((row) => [row.key, countsIn(row, EVENT_COUNTS)]));
}
