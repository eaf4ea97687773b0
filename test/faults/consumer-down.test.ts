/** Events over real HTTP to a consumer whose wire breaks in every way a wire breaks. */
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { openDatabase, outboxOf, raw, relayOf, sql, SYSTEM, unheard, type Database, type Relay } from '@channelgraph/database';
import { hopKeyOf, hopSigner, hopVerifier, PrivateKey } from '@channelgraph/identity';
import { remoteConsumer, serveSubgraph, type Served } from '@channelgraph/subgraph/serving';
import { bareSchema, testDatabase, type TestDatabase } from '@channelgraph/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, inject, it, vi } from 'vitest';
import { MODES, proxyTo, type Proxy } from './proxy.ts';

let test: TestDatabase;
let publisher: Database;
let consumer: Database;
let served: Served;
let wire: Proxy;
let relay: Relay;
const failures: unknown[] = [];

beforeAll(async () => {
  test = await testDatabase([bareSchema('partners'), bareSchema('metrics', 'create table metrics.counter (subject text primary key, times int not null)')]);
  publisher = await openDatabase({ name: 'partners', url: test.urls.get('partners')?.url ?? '', entities: [] });
  consumer = await openDatabase({ name: 'metrics', url: test.urls.get('metrics')?.url ?? '', entities: [] });
  const key = PrivateKey.parse(generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }));
  served = await serveSubgraph({
    database: consumer,
    execute: () => Promise.reject(new Error('Nobody asks here.')),
    // A consumer that counts notices every event that is lost or taken twice.
    consume: events => consumer.transaction(SYSTEM, async session => {
      for (const { subject } of await unheard(session, 'metrics', events)) {
        await session.run(sql`insert into ${raw('metrics.counter')} as c values (${subject}, 1) on conflict (subject) do update set times = c.times + 1`);
      }
    }),
  }, {
    host: '127.0.0.1', port: 0,
    verifyHop: hopVerifier({ keys: { keys: [await hopKeyOf('partners', key)] }, audience: 'metrics' }),
    onError: error => failures.push(error),
  });
  wire = await proxyTo(new URL(served.url));
  relay = relayOf({
    database: publisher,
    batch: 7,
    consumers: [remoteConsumer({ name: 'metrics', url: wire.url, sign: await hopSigner({ issuer: 'partners', key }) })],
    onError: error => failures.push(error),
  });
  relay.start();
});
afterAll(async () => {
  await relay.stop();
  await wire.stop();
  await served.stop();
  await publisher.close();
  await consumer.close();
  await test.drop();
});
beforeEach(() => { failures.length = 0; });

const publish = async (count: number): Promise<readonly string[]> => {
  const subjects = Array.from({ length: count }, () => `Partner/${randomUUID()}`);
  await publisher.transaction(SYSTEM, session => outboxOf(session, 'partners', new Date()).record(
    ...subjects.map(subject => ({ type: 'channelgraph.partners.thing.made.v1', subject, data: {} }))));
  relay.wake();
  return subjects;
};
const waiting = async (): Promise<number | undefined> => (await relay.lag()).get('metrics');
const timesCounted = async (subjects: readonly string[]): Promise<readonly number[]> =>
  (await consumer.as(SYSTEM).rows<{ times: number }>(sql`select times from ${raw('metrics.counter')} where subject = any(${subjects}::text[])`)).map(({ times }) => times);
const patiently = { timeout: 30_000, interval: 10 };
const caughtUp = (): Promise<unknown> => vi.waitFor(async () => { expect(await waiting()).toBe(0); }, patiently);

it('that is down for a while is waited for, the wait is seen, and it catches up by itself', async () => {
  wire.set('refuse');
  const subjects = await publish(100);
  await vi.waitFor(() => { expect(failures.length).toBeGreaterThan(2); }, patiently); // tried again and again
  expect(await waiting()).toBe(100);
  expect(await timesCounted(subjects)).toEqual([]);
  wire.set('pass');
  await caughtUp();
  expect(await timesCounted(subjects)).toEqual(subjects.map(() => 1));
}, 40_000);

it('whose answer is lost has them a second time, and takes them once', async () => {
  wire.set('lose answer');
  const subjects = await publish(5);
  await vi.waitFor(async () => { expect(await timesCounted(subjects)).toEqual([1, 1, 1, 1, 1]); }, patiently);
  await vi.waitFor(() => { expect(failures.length).toBeGreaterThan(1); }, patiently);
  expect(await waiting()).toBe(5); // as far as the publisher knows
  wire.set('pass');
  await caughtUp();
  expect(await timesCounted(subjects)).toEqual([1, 1, 1, 1, 1]);
}, 40_000);

it('loses nothing and repeats nothing, however the wire breaks', async () => {
  const turns = fc.array(fc.record({ mode: fc.constantFrom(...MODES), count: fc.integer({ min: 1, max: 20 }) }), { minLength: 1, maxLength: 6 });
  await fc.assert(fc.asyncProperty(turns, async course => {
    const subjects: string[] = [];
    for (const { mode, count } of course) {
      const before = failures.length;
      wire.set(mode);
      subjects.push(...await publish(count));
      if (mode !== 'pass') await vi.waitFor(() => { expect(failures.length).toBeGreaterThan(before); }, patiently); // it was met
    }
    wire.set('pass');
    relay.wake();
    await caughtUp();
    expect(await timesCounted(subjects)).toEqual(subjects.map(() => 1));
  }), { numRuns: inject('effort').workerKills / 5 });
}, 300_000);
