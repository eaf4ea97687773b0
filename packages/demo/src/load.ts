import { createHash } from 'node:crypto';
import { copyRows, type Row } from '@channelgraph/database';
import type { Fact } from '@channelgraph/events';
import type { ClientBase } from 'pg';

/** Rows for one table; an iterable is read once. */
export interface DemoTable {
  /** Qualified, `deals.deal`. */
  readonly table: string;
  readonly rows: Iterable<Row>;
}

/** What happened, and when: the events that the subgraph would have published. */
export interface DemoFact {
  readonly fact: Fact;
  readonly at: Date;
}

/** A subgraph's share of the demo world. Tables in order of their foreign keys. */
export interface DemoLoad {
  readonly tables: readonly DemoTable[];
  readonly facts: Iterable<DemoFact>;
}

/** Reports `table` and how many rows it has so far. */
export type DemoProgress = (table: string, count: number) => void;

/** A UUID that depends on nothing but these words: same world, same bytes. */
export function demoId(...words: readonly (string | number)[]): string {
  const hex = createHash('sha256').update(words.join('/')).digest('hex');
  const variant = ((parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function* outboxRows(facts: Iterable<DemoFact>): Generator<Row> {
  for (const { fact, at } of facts) {
    yield {
      id: demoId(fact.type, fact.subject, String(fact.data['version'])),
      type: fact.type, subject: fact.subject, time: at, data: fact.data,
    };
  }
}

/** Loads a subgraph's share into its empty tables by COPY, its events with it. Runs in the transaction of the client. */
export async function loadDemo(client: ClientBase, schema: string, { tables, facts }: DemoLoad, progress: DemoProgress = () => undefined): Promise<void> {
  for (const { table, rows } of tables) await copyRows(client, table, rows, count => { progress(table, count); });
  await copyRows(client, `${schema}.outbox`, outboxRows(facts), count => { progress(`${schema}.outbox`, count); });
}
