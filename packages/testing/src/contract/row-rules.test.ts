import { openDatabase, SYSTEM, tablePolicies, type Database } from '@channelgraph/database';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bareSchema } from '../bare-schema.ts';
import { testDatabase, type TestDatabase } from '../server.ts';
import { openRows } from './row-rules.ts';

let test: TestDatabase;
let database: Database;
let superuser: pg.Client;
const login = () => new URL(test.urls.get('lending')?.url ?? '').username;
beforeAll(async () => {
  const books = `create table lending.book (id uuid primary key); ${tablePolicies('lending', { book: { because: 'Nobody reads.' } })}`;
  test = await testDatabase([bareSchema('lending', books)]);
  database = await openDatabase({ name: 'lending', url: test.urls.get('lending')?.url ?? '', entities: [], maxConnections: 1 });
  superuser = new pg.Client({ connectionString: test.superuserUrl });
  await superuser.connect();
});
afterAll(async () => {
  await database.close();
  await superuser.end();
  await test.drop();
});

const found = () => openRows(database.as(SYSTEM), 'lending');

describe('open rows', () => {
  it('are not there where every table has its policies', async () => {
    expect(await found()).toEqual([]);
  });

  it.each([
    ['a table without row-level security', 'alter table lending.book disable row level security', 'alter table lending.book enable row level security', ['lending.book has no row-level security']],
    ['a table without a policy', 'create table lending.shelf (id int); alter table lending.shelf enable row level security', 'drop table lending.shelf', ['lending.shelf has no policy']],
    ['a table forgotten altogether', 'create table lending.shelf (id int)', 'drop table lending.shelf', ['lending.shelf has no row-level security', 'lending.shelf has no policy']],
    ['a policy without a reason', 'comment on policy seen on lending.book is null', "comment on policy seen on lending.book is 'Nobody reads.'", ['lending.book has no policy that says why (comment on policy)']],
    ['a view that shows what its owner sees', 'create view lending.lent as select * from lending.book', 'drop view lending.lent', ['lending.lent is a view that shows what its owner sees (set security_invoker)']],
    ['a materialised view', 'create materialized view lending.lent as select * from lending.book', 'drop materialized view lending.lent', ['lending.lent is a materialised view, which no policy binds']],
    ['a function that acts as its owner', 'create function lending.peek() returns int language sql security definer as $$ select 1 $$', 'drop function lending.peek', ['lending.peek acts as its owner wherever its caller says (set search_path)']],
  ])('%s is found', async (_, plant, remove, problems) => {
    await superuser.query(plant);
    expect(await found().finally(() => superuser.query(remove))).toEqual(problems);
    expect(await found()).toEqual([]);
  });

  it.each([['bypassrls', 'nobypassrls'], ['superuser', 'nosuperuser']])('a login role with %s is found', async (grant, revoke) => {
    await superuser.query(`alter role ${login()} ${grant}`);
    expect(await found().finally(() => superuser.query(`alter role ${login()} ${revoke}`))).toContain(`lending.${login()} is a login role that no policy binds`);
  });

  it('a login role that owns a table, itself or through its owner, is found', async () => {
    await superuser.query(`grant lending_owner to ${login()}`);
    expect(await found().finally(() => superuser.query(`revoke lending_owner from ${login()}`))).toContain('lending.book belongs to the login role, which policies would not bind');
  });
});
