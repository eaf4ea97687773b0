import type { PublishedEvent } from '@channelgraph/events';
import type { WriteSession } from '../session.ts';
import { raw, sql } from '../sql.ts';

/** Of the events handed over, those this subgraph has not heard before; they count as heard when the transaction commits. */
export async function unheard(session: WriteSession, schema: string, events: readonly PublishedEvent[]): Promise<readonly PublishedEvent[]> {
  const rows = await session.rows<{ event_id: string }>(sql`
    insert into ${raw(schema)}.inbox (event_id, source)
    select distinct on (id) * from unnest(${events.map(event => event.id)}::uuid[], ${events.map(event => event.source)}::text[]) as e (id, source)
    on conflict do nothing returning event_id`);
  const fresh = new Set(rows.map(row => row.event_id));
  return events.filter(event => fresh.delete(event.id));
}
