import { copyRows, type Row } from '@channelgraph/database';
import type { Fact } from '@channelgraph/events';
import type { ClientBase } from 'pg';
import { demoId } from './demo-id.ts';

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
