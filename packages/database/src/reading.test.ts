import { bareSchema, testDatabase, type TestDatabase } from '@channelgraph/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM, type Asking } from './acting.ts';
import { isBusy } from './busy.ts';
import { openDatabase, type Database } from './database.ts';
import { sql } from './sql.ts';

let test: TestDatabase;
let database: Database;
beforeAll(async () => {
  test = await testDatabase([bareSchema('library', 'create table library.book (id int primary key)')]);
  database = await openDatabase({ name: 'library', url: test.urls.get('library')?.url ?? '', entities: [], maxConnections: 4 });
});
afterAll(async () => {
  await database.close();
  await test.drop();
});

const reader = (index: number): Asking => ({ actor: { personId: `person ${String(index)}`, role: 'VENDOR_ADMIN', partnerId: null, scopes: [] }, at: new Date('2026-11-18T10:00:00Z') });
const crowd = Array.from({ length: 60 }, (_, index) => index);
const whoAsks = sql`select library.actor_line(2) as person, pg_backend_pid() as connection`;

describe('questions of many at once', () => {
  it('are each asked as whoever asks, over few connections', async () => {
    const answers = await Promise.all(crowd.map(index => database.as(reader(index)).rows<{ person: string; connection: number }>(whoAsks)));
    expect(answers.map(([row]) => row?.person)).toEqual(crowd.map(index => `person ${String(index)}`));
    expect(new Set(answers.map(([row]) => row?.connection)).size).toBeLessThanOrEqual(2);
    expect(database.connections()).toMatchObject({ waiting: 0 });
  });

  it('do not suffer from the failure of one between them', async () => {
    const answers = await Promise.allSettled(crowd.map(index => database.as(reader(index)).rows(index % 10 === 3 ? sql`select 1 / (${index}::int - ${index}::int)` : whoAsks)));
    expect(answers.flatMap(({ status }, index) => (status === 'rejected' ? [index] : []))).toEqual(crowd.filter(index => index % 10 === 3));
    expect(answers.flatMap(answer => (answer.status === 'fulfilled' ? [answer.value[0]] : []))).toEqual(crowd.filter(index => index % 10 !== 3).map(index => expect.objectContaining({ person: `person ${String(index)}` })));
  });

  it('leave nobody behind on the connection', async () => {
    await Promise.all(crowd.map(index => database.as(reader(index)).rows(whoAsks)));
    expect(await database.as({ ...reader(1), actor: { ...reader(1).actor, role: 'SYSTEM' } }).rows(whoAsks)).toEqual([expect.objectContaining({ person: '' })]);
  });
});

it('says busy to who waits when connections end, and answers the next', async () => {
  const end = database.as(reader(0)).rows(sql`select pg_terminate_backend(pg_backend_pid())`);
  const waiting = database.as(reader(1)).rows(whoAsks);
  const outcomes = await Promise.allSettled([end, waiting]);
  for (const outcome of outcomes) if (outcome.status === 'rejected') expect(isBusy(outcome.reason)).toBe(true);
  expect(outcomes.some(({ status }) => status === 'rejected')).toBe(true);
  expect(await database.as(reader(2)).rows(whoAsks)).toEqual([expect.objectContaining({ person: 'person 2' })]);
});

it('lets nobody wait behind a slow question while there is another connection to be had', async () => {
  let isHeldUp = true;
  await database.transaction(SYSTEM, async session => {
    await session.rows(sql`select pg_advisory_xact_lock(1)`);
    const slow = database.as(reader(0)).rows(sql`select pg_advisory_xact_lock_shared(1)`).finally(() => { isHeldUp = false; });
    const waited = sql`select 1 from pg_stat_activity where wait_event_type = 'Lock' and clock_timestamp() - query_start > interval '50 ms'`;
    while ((await session.rows(waited)).length === 0); // a reader can know it only when it has lasted
    await Promise.all(crowd.map(index => database.as(reader(index)).rows(whoAsks)));
    expect(isHeldUp).toBe(true);
    slow.catch(() => undefined); // it goes on when this transaction ends
  });
});
