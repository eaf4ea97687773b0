import { SYSTEM } from '../acting.ts';
import type { Database } from '../database.ts';
import { raw, sql } from '../sql.ts';

/** Where a cursor `r` stands; at the beginning, for a consumer without one yet. */
export const CURSOR = sql`coalesce(r.transaction, '0'::xid8), coalesce(r.position, 0)`;

/** Events that a consumer has not had yet. */
export interface Waiting {
  /** Counted up to ten thousand; beyond that, by the numbers of the log, which leave out what was rolled back. */
  readonly count: number;
  /** By the clock of the database; 0 where none waits. */
  readonly oldestSeconds: number;
}

/** To count a log of millions takes longer than a statement may, and nobody needs it to the last event. */
const COUNTED = 10_000;

/** What of this publisher's log each consumer has not had yet. */
export async function eventsWaiting(database: Database, consumers: readonly string[]): Promise<ReadonlyMap<string, Waiting>> {
  const schema = raw(database.name);
  const found = await database.as(SYSTEM).rows<{ consumer: string; count: bigint; seconds: number }>(sql`
    select c.name as consumer,
      case when b.count < ${COUNTED} then b.count else greatest(b.count, (select max(position) from ${schema}.outbox) - coalesce(r.position, 0)) end as count,
      coalesce(greatest(extract(epoch from now() - b.oldest), 0), 0)::float8 as seconds
    from unnest(${consumers}::text[]) as c (name)
    left join ${schema}.relay_cursor r on r.consumer = c.name
    cross join lateral (
      select count(*) as count, min(first.time) as oldest
      from ${schema}.published_after(${CURSOR}, ${COUNTED}::int, false) first
    ) b`);
  return new Map(found.map(row => [row.consumer, { count: Number(row.count), oldestSeconds: row.seconds }]));
}
