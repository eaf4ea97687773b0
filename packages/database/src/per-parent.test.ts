import { randomUUID } from 'node:crypto';
import { bareSchema, ownHands, testDatabase, type OwnHands, type TestDatabase } from '@channelgraph/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from './database.ts';
import { countsPerParent, pagesPerParent } from './per-parent.ts';
import { sql } from './sql.ts';

const [full, empty, hidden] = [randomUUID(), randomUUID(), randomUUID()];
const ids = [hidden, empty, full];
const reached = sql`p.id <> ${hidden}::uuid`;
const rows = sql`library.book b where b.shelf_id = p.id`;
let test: TestDatabase;
let database: OwnHands;
const statements: string[] = [];

beforeAll(async () => {
  test = await testDatabase([bareSchema('library', 'create table library.book (shelf_id uuid not null, title text not null)')]);
  database = ownHands(await openDatabase({ name: 'library', url: test.urls.get('library')?.url ?? '', entities: [], onStatement: text => statements.push(text) }));
  for (const [shelf, title] of [[full, 'B'], [full, 'C'], [full, 'A'], [hidden, 'X']]) {
    await database.run(sql`insert into library.book (shelf_id, title) values (${shelf}::uuid, ${title})`);
  }
  statements.length = 0;
});
afterAll(async () => {
  await database.close();
  await test.drop();
});

describe('what belongs to many parents', () => {
  it('comes page by page in one statement: ordered, empty where there is nothing, absent out of reach', async () => {
    const pages = await pagesPerParent(database, { ids, reached, page: sql`select b.title from ${rows} order by b.title desc limit 2`, read: row => row['title'] });
    expect(pages).toEqual(new Map([[empty, []], [full, ['C', 'B']]]));
    expect(statements).toHaveLength(1);
  });

  it('is counted in one statement, and not where it is out of reach', async () => {
    expect(await countsPerParent(database, { ids, reached, rows })).toEqual(new Map([[empty, 0], [full, 3]]));
    expect(await countsPerParent(database, { ids: [], reached, rows })).toEqual(new Map());
  });
});
