import { bareSchema, testDatabase, type TestDatabase } from '@channelgraph/testing';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { copyRows } from './copy.ts';

let test: TestDatabase;
let client: pg.Client;
beforeAll(async () => {
  test = await testDatabase([bareSchema('notes')]);
  client = new pg.Client({ connectionString: test.superuserUrl });
  await client.connect();
  await client.query('create table note (id int, text text, words text[], fact jsonb, amount bigint, at timestamptz)');
});
afterAll(async () => {
  await client.end();
  await test.drop();
});

it('loads what was given, whatever characters it holds', async () => {
  const rows = [
    { id: 1, text: 'tab\there, line\nthere, back\\slash, "quote", \\N', words: ['plain', 'with "quotes"', 'with \\ and , and {}', 'tab\t'], fact: { a: 'x\ny\\z', b: [1, null] }, amount: 2n ** 62n, at: new Date('2026-02-28T23:59:59.999Z') },
    { id: 2, text: null, words: [], fact: { list: [{ deep: '"' }] }, amount: null, at: null },
  ];
  expect(await copyRows(client, 'note', rows)).toBe(2);
  const { rows: found } = await client.query('select id, text, words, fact, amount::text, at from note order by id');
  expect(found).toEqual(rows.map(row => ({ ...row, amount: row.amount === null ? null : String(row.amount) })));
});

it('loads nothing from nothing', async () => {
  expect(await copyRows(client, 'note', [])).toBe(0);
});
