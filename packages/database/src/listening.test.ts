import { AsyncLocalStorage } from 'node:async_hooks';
import { bareSchema, testDatabase, type TestDatabase } from '@channelgraph/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SYSTEM } from './acting.ts';
import { openDatabase, type Database } from './database.ts';
import { sql } from './sql.ts';

interface Heard {
  readonly text: string;
  readonly request: string | undefined;
  ended: 'not yet' | 'well' | 'badly';
}

const requests = new AsyncLocalStorage<string>();
const heard: Heard[] = [];
let test: TestDatabase;
let database: Database;

beforeAll(async () => {
  test = await testDatabase([bareSchema('library', 'create table library.book (id int primary key)')]);
  database = await openDatabase({
    name: 'library', url: test.urls.get('library')?.url ?? '', entities: [], maxConnections: 1,
    observe: text => {
      const one: Heard = { text, request: requests.getStore(), ended: 'not yet' };
      heard.push(one);
      return error => { one.ended = error === undefined ? 'well' : 'badly'; };
    },
  });
});
afterAll(async () => {
  await database.close();
  await test.drop();
});
beforeEach(() => { heard.length = 0; });

describe('whoever listens to a database', () => {
  it('hears each statement of those who wait for the one connection in the request that sends it', async () => {
    const names = Array.from({ length: 8 }, (_, index) => `request ${String(index)}`);
    const asked = Promise.all(names.map(name => requests.run(name, () => database.as(SYSTEM).rows(sql`select ${name}::text`))));
    expect(database.connections().waiting).toBeGreaterThan(0);
    await asked;
    expect(heard.map(({ request }) => request).sort()).toEqual(names);
    expect(database.connections()).toEqual({ open: 2, idle: 2, waiting: 0 }); // one for questions, one for changes
  });

  it('hears a transaction from its beginning to its end, also of those who wait', async () => {
    await Promise.all(['a', 'b'].map((name, index) => requests.run(name, () => database.transaction(SYSTEM, session => session.run(sql`insert into library.book values (${index})`)))));
    for (const name of ['a', 'b']) {
      expect(heard.filter(({ request }) => request === name).map(({ text }) => text)).toEqual(["begin; select library.as_actor($1), set_config('channelgraph.cause', $2, true)", 'insert into library.book values ($1)', 'commit']);
    }
    expect(heard.every(({ ended }) => ended === 'well')).toBe(true);
  });

  it('hears how each ended, and changes nothing about it', async () => {
    await expect(database.as(SYSTEM).rows(sql`select 1 from library.nothing`)).rejects.toThrow('relation "library.nothing" does not exist');
    expect(await database.as(SYSTEM).rows(sql`select 1 as one`)).toEqual([{ one: 1 }]);
    expect(heard.map(({ text, ended }) => [text, ended])).toEqual([['select 1 from library.nothing', 'badly'], ['select 1 as one', 'well']]);
  });

  it('hears no value', async () => {
    await database.as(SYSTEM).rows(sql`select ${'opensesame'}::text`);
    expect(JSON.stringify(heard)).not.toContain('opensesame');
  });
});
