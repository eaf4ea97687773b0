import type { Database } from '../database.ts';
import { raw, sql } from '../sql.ts';

/** How many events of this publisher each consumer has not had yet. */
export async function eventsWaiting({ name, rows }: Pick<Database, 'name' | 'rows'>, consumers: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const schema = raw(name);
  const found = await rows<{ consumer: string; count: bigint }>(sql`
    select c.name as consumer, count(o.*) as count
    from unnest(${consumers}::text[]) as c (name)
    left join ${schema}.relay_cursor r on r.consumer = c.name
    left join ${schema}.outbox o on r.consumer is null or (o.transaction, o.position) > (r.transaction, r.position)
    group by c.name`);
  return new Map(found.map(row => [row.consumer, Number(row.count)]));
}
