import { bareSchema, testDatabase, type TestDatabase } from '@channelgraph/testing';
import pg, { type QueryResult } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { columnTypes } from './pool.ts';
import { Question, type KnownColumns } from './question.ts';

let test: TestDatabase;
let client: pg.Client;
let described = 0;
beforeAll(async () => {
  test = await testDatabase([bareSchema('library', 'create table library.book (id int primary key)')]);
  client = new pg.Client({ connectionString: test.urls.get('library')?.url ?? '', types: columnTypes, pipeline: true });
  await client.connect();
  (client as unknown as { connection: NodeJS.EventEmitter }).connection.on('rowDescription', () => { described += 1; }); // pg tells of each message
});
afterAll(async () => {
  await client.end();
  await test.drop();
});

const known: KnownColumns = new Map();
type Asking = (question: Question, callback: (error: Error | null | undefined, result: QueryResult) => void) => void;
const ask = (name: string | undefined, text: string, values: readonly unknown[]): Promise<readonly unknown[]> => new Promise((resolve, reject) => {
  (client.query as unknown as Asking).call(client, new Question({ text, values: [...values], ...(name !== undefined && { name }) }, known), (error, result) => { // as the readers do
    if (error) reject(error);
    else resolve(result.rows as readonly unknown[]); // whatever it asks
  });
});

const text = `select $1::bigint as big, $2::text as word, null::int as nothing, date '2026-11-22' as day, array[1, 2] as list, 10 / $3::int as ten`;
const row = (big: number, word: string, ten: number) => [{ big: BigInt(big), word, nothing: null, day: '2026-11-22', list: [1, 2], ten }];

it('has the columns of a prepared statement told once, and reads rows as before', async () => {
  expect(await ask('one', text, ['7', 'a', 1])).toEqual(row(7, 'a', 10));
  expect(described).toBe(1);
  expect(await Promise.all([ask('one', text, ['8', 'b', 2]), ask('one', text, ['9', 'c', 5])])).toEqual([row(8, 'b', 5), row(9, 'c', 2)]);
  expect(described).toBe(1);
});

it('knows them also after a failure, and reads nothing where there is nothing', async () => {
  await expect(Promise.all([ask('one', text, ['7', 'a', 0])])).rejects.toThrow('division by zero');
  expect(await ask('one', text, ['7', 'a', 1])).toEqual(row(7, 'a', 10));
  expect(described).toBe(1);
  for (let time = 0; time < 2; time += 1) expect(await ask('none', 'select id from library.book where id = $1', [0])).toEqual([]);
  expect(described).toBe(2);
});

it('has them told each time where the statement has no name', async () => {
  for (let time = 0; time < 2; time += 1) expect(await ask(undefined, 'select $1::int as one', [1])).toEqual([{ one: 1 }]);
  expect(described).toBe(4);
});

it('learns nothing from a statement that is no statement', async () => {
  await expect(ask('broken', 'select nothing from library.nowhere', [])).rejects.toThrow('does not exist');
  await expect(ask('broken', 'select nothing from library.nowhere', [])).rejects.toThrow('does not exist');
  expect(known.has('broken')).toBe(false);
});
