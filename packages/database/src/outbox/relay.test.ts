import { randomUUID } from 'node:crypto';
import { factKind, type PublishedEvent } from '@channelgraph/events';
import { bareSchema, ownHands, testDatabase, type OwnHands, type TestDatabase } from '@channelgraph/testing';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { SYSTEM } from '../acting.ts';
import { openDatabase } from '../database.ts';
import { sql } from '../sql.ts';
import { outboxOf } from './outbox.ts';
import { relayOf, type Consumer } from './relay.ts';

const book = factKind({ publisher: 'bookshop', entity: 'book', subject: 'Book', version: 1, verbs: ['lent'], schema: z.object({ id: z.uuid(), version: z.int(), title: z.string() }) });
const lent = (title: string) => book.of('lent', { id: randomUUID(), version: 1, title });
const titles = (events: readonly PublishedEvent[]) => events.map(event => event.data['title']);

let test: TestDatabase;
let database: OwnHands;
beforeAll(async () => {
  test = await testDatabase([bareSchema('bookshop')]);
  database = ownHands(await openDatabase({ name: 'bookshop', url: test.urls.get('bookshop')?.url ?? '', entities: [] }));
});
afterAll(async () => {
  await database.close();
  await test.drop();
});
beforeEach(async () => {
  await database.run(sql`delete from bookshop.outbox`);
  await database.run(sql`delete from bookshop.relay_cursor`);
});

const publish = (...facts: readonly string[]) =>
  database.transaction(SYSTEM, session => outboxOf(session, 'bookshop', new Date()).record(...facts.map(lent)));

function reader(name = 'reader'): Consumer & { readonly heard: PublishedEvent[] } {
  const heard: PublishedEvent[] = [];
  return { name, heard, consume: events => { heard.push(...events); return Promise.resolve(); } };
}

describe('handing events over', () => {
  it('gives a consumer everything that is committed, in order, as CloudEvents 1.0', async () => {
    await publish('Emma', 'Persuasion');
    await publish('Ulysses');
    const consumer = reader();
    expect(await relayOf({ database, consumers: [consumer] }).drain()).toBe(3);
    expect(titles(consumer.heard)).toEqual(['Emma', 'Persuasion', 'Ulysses']);
    expect(consumer.heard[0]).toMatchObject({ specversion: '1.0', source: '/bookshop', type: 'channelgraph.bookshop.book.lent.v1', datacontenttype: 'application/json' });
  });

  it('goes on where it stopped, also in another relay', async () => {
    const consumer = reader();
    await publish('Emma');
    await relayOf({ database, consumers: [consumer] }).drain();
    await publish('Ulysses');
    await relayOf({ database, consumers: [consumer] }).drain();
    expect(titles(consumer.heard)).toEqual(['Emma', 'Ulysses']);
  });

  it('works in batches without losing the place', async () => {
    await publish(...Array.from({ length: 25 }, (_, index) => `Volume ${index}`));
    const consumer = reader();
    expect(await relayOf({ database, consumers: [consumer], batch: 4 }).drain()).toBe(25);
    expect(titles(consumer.heard)).toEqual(Array.from({ length: 25 }, (_, index) => `Volume ${index}`));
  });

  it('goes on in a log that was restored into a server with a lower counter, once it has been given new numbers', async () => {
    const consumer = reader();
    await publish('Emma');
    await relayOf({ database, consumers: [consumer] }).drain();
    await database.run(sql`update bookshop.outbox set transaction = '9000000000'`); // as dumped on a server that had counted further
    await database.run(sql`update bookshop.relay_cursor set transaction = '9000000000'`);
    await publish('Ulysses');
    expect(await relayOf({ database, consumers: [consumer] }).drain()).toBe(0);
    await database.transaction(SYSTEM, async session => { // docs/operations.md, Backup and restore
      await session.run(sql`update bookshop.outbox set transaction = pg_current_xact_id()`);
      await session.run(sql`update bookshop.relay_cursor set transaction = '0', position = 0, lease_owner = null`);
    });
    await publish('Persuasion');
    await relayOf({ database, consumers: [consumer] }).drain();
    expect(titles(consumer.heard)).toEqual(['Emma', 'Emma', 'Ulysses', 'Persuasion']);
  });

  it('hands the same events over again when the consumer failed', async () => {
    await publish('Emma');
    const consumer = reader();
    let isBroken = true;
    const relay = relayOf({ database, consumers: [{ name: 'reader', consume: events => (isBroken ? Promise.reject(new Error('down')) : consumer.consume(events)) }] });
    await expect(relay.drain()).rejects.toThrow('down');
    isBroken = false;
    await relay.drain();
    expect(titles(consumer.heard)).toEqual(['Emma']);
  });

  it('does not give up because a statement came too late once, and does not go on for ever', async () => {
    await publish('Emma');
    const tooLate = Object.assign(new Error('canceling statement due to statement timeout'), { code: '57014' });
    const consumer = reader();
    let lateFor = 2;
    const relay = relayOf({ database, consumers: [{ name: 'reader', consume: events => { lateFor -= 1; return lateFor < 0 ? consumer.consume(events) : Promise.reject(tooLate); } }] });
    expect(await relay.drain()).toBe(1);
    expect(titles(consumer.heard)).toEqual(['Emma']);
    await relay.rewind('reader');
    lateFor = Number.MAX_SAFE_INTEGER;
    await expect(relay.drain()).rejects.toBe(tooLate);
  });

  it('lets one consumer fall behind without holding up another', async () => {
    await publish('Emma');
    const [prompt, late] = [reader('prompt'), reader('late')];
    await relayOf({ database, consumers: [prompt] }).drain();
    const relay = relayOf({ database, consumers: [prompt, late] });
    expect(Object.fromEntries(await relay.lag())).toEqual({ prompt: 0, late: 1 });
    await relay.drain();
    expect([titles(prompt.heard), titles(late.heard)]).toEqual([['Emma'], ['Emma']]);
  });

  it('knows how far a consumer is behind also where nobody would want to count it', async () => {
    await publish('Emma');
    const relay = relayOf({ database, consumers: [reader()] });
    await relay.drain();
    await database.run(sql`
      insert into bookshop.outbox (id, type, subject, time, data)
      select gen_random_uuid(), 'channelgraph.bookshop.book.lent.v1', 'Book/' || number, now(), '{}' from generate_series(1, 12000) as number`);
    expect(Object.fromEntries(await relay.lag())).toEqual({ reader: 12_000 });
  });

  it('reads the log again from its first line after a rewind', async () => {
    await publish('Emma');
    const consumer = reader();
    const relay = relayOf({ database, consumers: [consumer] });
    await relay.drain();
    await relay.rewind('reader');
    await relay.drain();
    expect(titles(consumer.heard)).toEqual(['Emma', 'Emma']);
  });
});

describe('a slow writer', () => {
  it('is never skipped: what committed after it began waits for it', async () => {
    const slow = new pg.Client({ connectionString: test.urls.get('bookshop')?.url });
    await slow.connect();
    await slow.query("begin; select bookshop.as_actor('SYSTEM')");
    await slow.query(`insert into bookshop.outbox (id, type, subject, time, data) values ($1, 'channelgraph.bookshop.book.lent.v1', 'Book/1', now(), '{"title": "War and Peace"}')`, [randomUUID()]);
    await publish('Emma');
    const consumer = reader();
    const relay = relayOf({ database, consumers: [consumer] });
    const drained = relay.drain();
    await slow.query('commit');
    await slow.end();
    await drained;
    expect(titles(consumer.heard)).toEqual(['War and Peace', 'Emma']);
  });
});

describe('two relays for one consumer', () => {
  it('do not work at the same time: the lease of one keeps the other away', async () => {
    await publish('Emma');
    let enter: () => void = () => undefined;
    let leave: () => void = () => undefined;
    const inside = new Promise<void>(resolve => { enter = resolve; });
    const mayLeave = new Promise<void>(resolve => { leave = resolve; });
    const busy = relayOf({ database, consumers: [{ name: 'reader', consume: () => { enter(); return mayLeave; } }] });
    const first = busy.drain();
    await inside;
    const other = reader();
    const second = relayOf({ database, consumers: [other] });
    second.start();
    leave();
    await first;
    await second.stop();
    expect(other.heard).toEqual([]);
  });
});
