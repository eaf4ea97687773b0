import { auditTable, audited, openDatabase, SYSTEM, tablePolicies, type Database } from '@channelgraph/database';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bareSchema } from '../bare-schema.ts';
import { testDatabase, type TestDatabase } from '../server.ts';
import { unrecorded } from './audit-rules.ts';

let test: TestDatabase;
let database: Database;
let superuser: pg.Client;
beforeAll(async () => {
  test = await testDatabase([bareSchema('renting', `
    create table renting.car (id uuid primary key); create table renting.customer (id uuid primary key);
    ${tablePolicies('renting', { car: { because: 'Nobody reads.' }, customer: { because: 'A copy.' } })} ${auditTable('renting')} ${audited('renting', ['car'])}`)]);
  database = await openDatabase({ name: 'renting', url: test.urls.get('renting')?.url ?? '', entities: [], maxConnections: 1 });
  superuser = new pg.Client({ connectionString: test.superuserUrl });
  await superuser.connect();
});
afterAll(async () => {
  await database.close();
  await superuser.end();
  await test.drop();
});

const found = (projected = ['renting.customer']) => unrecorded(database.as(SYSTEM), { schema: 'renting', projected });

it('every table that somebody changes leaves a trace', async () => {
  expect(await found()).toEqual([]);
});

it('a table without one is found', async () => {
  expect(await found([])).toEqual(['renting.customer changes without a trace (audited)']);
});

it.each([
  ['a switched-off trigger', 'alter table renting.car disable trigger audited', 'alter table renting.car enable trigger audited', 'renting.car changes without a trace (audited)'],
  ['a trail that can be rewritten', 'grant update on renting.audit_entry to renting', 'revoke update on renting.audit_entry from renting', 'renting.audit_entry can be rewritten by the login role'],
])('%s is found', async (_, plant, remove, problem) => {
  await superuser.query(plant);
  expect(await found().finally(() => superuser.query(remove))).toEqual([problem]);
});
