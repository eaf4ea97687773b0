import { relayOf } from '@channelgraph/database';
import { loadDemo, type DemoWorld } from '@channelgraph/demo';
import { members } from '@channelgraph/standalone';
import type { RunningSubgraph } from '@channelgraph/subgraph';
import { testDatabase, type TestDatabase } from '@channelgraph/testing';
import pg from 'pg';
import { SETTINGS } from '../../graph/house.ts';

/** How a customer is called of whom the vendor knows only what partners said. */
export const HEARSAY = 'Rumoured';

/** All four schemas with this world in them, as each subgraph writes its share; events wait in the outboxes. */
export async function databaseOf(world: DemoWorld): Promise<TestDatabase> {
  const database = await testDatabase(members.map(({ name, definition }) => ({ name, migrations: definition.migrations })));
  await Promise.all(members.map(async ({ name, demo }) => {
    const client = new pg.Client({ connectionString: database.urls.get(name)?.ownerUrl });
    await client.connect();
    try {
      await client.query('begin');
      await loadDemo(client, name, demo(world, SETTINGS));
      if (name === 'deals') await client.query(`update deals.customer_account set status = 'PROVISIONAL' where name like '${HEARSAY}%'`);
      await client.query('commit');
    } finally {
      await client.end();
    }
  }));
  return database;
}

/** Hands every event over to who listens. */
export async function deliver(subgraphs: ReadonlyMap<string, RunningSubgraph>): Promise<void> {
  await Promise.all([...subgraphs.values()].map(async ({ name, database }) => {
    const consumers = [...subgraphs.values()].filter(({ listensTo }) => listensTo.some(kind => kind.startsWith(`${name}.`)));
    const relay = relayOf({ database, consumers: consumers.map(consumer => ({ name: consumer.name, consume: events => consumer.consume(events) })) });
    await relay.drain();
    await relay.stop();
  }));
}

/** As the superuser, in one of the databases. */
export async function behindTheScenes(database: TestDatabase, statement: string): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: database.superuserUrl });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows;
  } finally {
    await client.end();
  }
}

/** Every table of the four schemas that has policies, qualified. */
export async function guardedTables(database: TestDatabase): Promise<readonly string[]> {
  const rows = await behindTheScenes(database, `select distinct format('%I.%I', schemaname, tablename) as name from pg_policies order by 1`);
  return rows.map(({ name }) => String(name));
}

/** Takes the policies of these tables out of force, or puts them back. */
export const policies = (verb: 'disable' | 'enable', tables: readonly string[], databases: readonly TestDatabase[]): Promise<unknown> =>
  Promise.all(databases.map(database => behindTheScenes(database, tables.map(table => `alter table ${table} ${verb} row level security`).join(';'))));
