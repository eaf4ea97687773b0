import type { Database } from '../database.ts';
import { raw, sql } from '../sql.ts';

/** What a cursor `r` has not had of an outbox `o`; one range of the index, also for a consumer without a cursor yet. */
export const BEHIND = sql`(o.transaction, o.position) > (coalesce(r.transaction, '0'::xid8), coalesce(r.position, 0))`;

/** Events that a consumer has not had yet. */
export interface Waiting {
  readonly count: number;
  /** By the clock of the database; 0 where none waits. */
  readonly oldestSeconds: number;
}

/** What of this publisher's log each consumer has not had yet. */
export async function eventsWaiting({ name, rows }: Pick<Database, 'name' | 'rows'>, consumers: readonly string[]): Promise<ReadonlyMap<string, Waiting>> {
  const schema = raw(name);
  const found = await rows<{ consumer: string; count: bigint; seconds: number }>(sql`
    select c.name as consumer, count(o.*) as count,
      coalesce(greatest(extract(epoch from now() - min(o.time)), 0), 0)::float8 as seconds
    from unnest(${consumers}::text[]) as c (name)
    left join ${schema}.relay_cursor r on r.consumer = c.name
    left join ${schema}.outbox o on ${BEHIND}
    group by c.name`);
  return new Map(found.map(row => [row.consumer, { count: Number(row.count), oldestSeconds: row.seconds }]));
}
