import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { randomInt } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { openDatabase, outboxOf, sql, SYSTEM, type Database } from '@channelgraph/database';
import { bareSchema, testDatabase, type TestDatabase } from '@channelgraph/testing';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';

let test: TestDatabase;
let publisher: Database;
let consumer: Database;
beforeAll(async () => {
  test = await testDatabase([bareSchema('publisher'), bareSchema('consumer', 'create table consumer.counter (subject text primary key, times int not null default 0)')]);
  publisher = await openDatabase({ name: 'publisher', url: test.urls.get('publisher')?.url ?? '', entities: [] });
  consumer = await openDatabase({ name: 'consumer', url: test.urls.get('consumer')?.url ?? '', entities: [] });
});
afterAll(async () => {
  await publisher.close();
  await consumer.close();
  await test.drop();
});

const worker = fileURLToPath(new URL('./dying-worker.ts', import.meta.url));

/** One life of the worker; how it ended. */
async function live(dieBefore: number): Promise<'killed' | 'finished'> {
  const child = spawn(process.execPath, ['--import', 'tsx', worker, test.urls.get('publisher')?.url ?? '', test.urls.get('consumer')?.url ?? '', String(dieBefore)], { stdio: ['ignore', 'ignore', 'inherit'] });
  const [code, signal] = await once(child, 'exit') as [number | null, NodeJS.Signals | null]; // node's two arguments
  if (signal === 'SIGKILL') return 'killed';
  expect(code).toBe(0);
  return 'finished';
}

async function publish(count: number, from: number): Promise<void> {
  const subjects = Array.from({ length: count }, (_, index) => `Thing/${from + index}`);
  await consumer.transaction(SYSTEM, session => session.run(sql`insert into consumer.counter (subject) select unnest(${subjects}::text[])`));
  await publisher.transaction(SYSTEM, session => outboxOf(session, 'publisher', new Date()).record(
    ...subjects.map(subject => ({ type: 'channelgraph.publisher.thing.made.v1', subject, data: {} }))));
}

it('a worker killed at random points loses nothing and repeats nothing', { timeout: 600_000 }, async () => {
  const kills = inject('effort').workerKills;
  let published = 0;
  for (let killed = 0; killed < kills;) {
    await publish(10, published);
    published += 10;
    // Two lives at once now and then: the lease is no fence that correctness leans on.
    const lives = await Promise.all(Array.from({ length: randomInt(1, 3) }, () => live(randomInt(1, 45))));
    killed += lives.filter(end => end === 'killed').length;
  }
  await live(Number.MAX_SAFE_INTEGER);
  const wrong = await consumer.as(SYSTEM).rows(sql`select subject, times from consumer.counter where times <> 1`);
  const [all] = await consumer.as(SYSTEM).rows<{ count: bigint }>(sql`select count(*) from consumer.counter`);
  expect({ wrong, counted: Number(all?.count) }).toEqual({ wrong: [], counted: published });
});
