import { bareSchema, testDatabase, type TestDatabase } from '@channelgraph/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDatabase } from './database.ts';

let test: TestDatabase;
beforeAll(async () => { test = await testDatabase([bareSchema('renting', 'create table renting.car (id uuid primary key);')]); });
afterAll(() => test.drop());

it.each([
  ['the login role', () => test.urls.get('renting')?.url, true],
  ['the owner of the tables', () => test.urls.get('renting')?.ownerUrl, false],
  ['a superuser', () => test.superuserUrl, false],
])('policies and %s', async (_, url, isGuarded) => {
  const database = await openDatabase({ name: 'renting', url: url() ?? '', entities: [], maxConnections: 1 });
  expect(await database.isGuarded().finally(() => database.close())).toBe(isGuarded);
});
