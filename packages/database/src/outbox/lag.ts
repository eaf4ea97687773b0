import type { Database } from '../database.ts';
import { raw, sql } from '../sql.ts';

/** What a cursor `r` has not had of an outbox `o`; one range of the index, also for a consumer without a cursor yet. */
export const BEHIND = sql`(o.transaction, o.position) > (coalesce(r.transaction, '0'::xid8), coalesce(r.position, 0))`;

/** How many events of this publisher each consumer has not had yet. */
export async function eventsWaiting({ name, rows }: Pick<Database, 'name' | 'rows'>, consumers: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const schema = raw(name);
  const found = await rows<{ consumer: string; count: bigint }>(sql`
    select c.name as consumer, count(o.*) as count
    from unnest(${consumers}::text[]) as c (name)
    left join ${schema}.relay_cursor r on r.consumer = c.name
    left join ${schema}.outbox o on ${BEHIND}
    group by c.name`);
  return new Map(found.map(row => [row.consumer, Number(row.count)]));
}
