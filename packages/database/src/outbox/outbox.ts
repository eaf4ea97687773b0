import type { Fact } from '@channelgraph/events';
import { newId } from '../ids.ts';
import type { WriteSession } from '../session.ts';
import { raw, sql } from '../sql.ts';

/** Writes what happened into the subgraph's own log, in the same transaction as the change itself. */
export interface Outbox {
  record(...facts: readonly Fact[]): Promise<void>;
}

/** Facts of one transaction share its instant. */
export const outboxOf = (session: WriteSession, schema: string, now: Date): Outbox => ({
  async record(...facts) {
    if (facts.length === 0) return;
    await session.run(sql`
      insert into ${raw(schema)}.outbox (id, type, subject, time, data)
      select * from unnest(
        ${facts.map(newId)}::uuid[], ${facts.map(fact => fact.type)}::text[], ${facts.map(fact => fact.subject)}::text[],
        ${facts.map(() => now)}::timestamptz[], ${facts.map(fact => JSON.stringify(fact.data))}::jsonb[])`);
  },
});
