import { sql } from '@channelgraph/database';
import { demoWorld, type DemoFact } from '@channelgraph/demo';
import { insertRows, openTestSubgraph, TEST_SETTINGS, type TestSubgraph } from '@channelgraph/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dealsDemo } from './demo.ts';
import { deals } from './subgraph.ts';

const world = demoWorld({ anchor: new Date('2026-11-01T00:00:00Z'), until: new Date('2026-11-18T10:00:00Z'), scale: 0.4, ...TEST_SETTINGS });
const load = dealsDemo(world, TEST_SETTINGS);
const facts: readonly DemoFact[] = [...load.facts];
const rows = new Map(load.tables.map(({ table, rows: of }) => [table.replace('deals.', ''), [...of]]));
const rowsOf = (table: string) => rows.get(table) ?? [];
const storyOf = (entity: string) => facts.filter(({ fact }) => fact.type.startsWith(`channelgraph.deals.${entity}.`));

describe('this subgraph’s share of the demo world', () => {
  it('comes in the order of its foreign keys', () => {
    expect([...rows.keys()]).toEqual([
      'product_family', 'registration_policy', 'exchange_rate', 'customer_account', 'registration', 'registration_line', 'protection', 'deal', 'deal_stage_change',
    ]);
    for (const [table, of] of rows) expect(of.length, table).toBeGreaterThan(0);
  });

  it.each([['registration', 'registration', 'status'], ['deal', 'deal', 'stage']])('tells every change of each %s once, in order, up to what the table says', (table, entity, state) => {
    const stories = new Map<unknown, DemoFact[]>();
    for (const told of storyOf(entity)) stories.set(told.fact.data['id'], [...(stories.get(told.fact.data['id']) ?? []), told]);
    expect(stories.size).toBe(rowsOf(table).length);
    for (const row of rowsOf(table)) {
      const story = stories.get(row['id']) ?? [];
      expect(story.map(({ fact }) => fact.data['version'])).toEqual(Array.from({ length: Number(row['version']) }, (_, index) => index + 1));
      expect(story.map(({ at }) => at.getTime())).toEqual(story.map(({ at }) => at.getTime()).sort((a, b) => a - b));
      expect(story.at(-1)?.fact.data[state]).toBe(row[state]);
    }
  });

  it('tells nothing that has not happened yet', () => {
    expect(facts.filter(({ at }) => at > world.until)).toEqual([]);
  });

  it('has a reporting value for every closed deal and for no open one', () => {
    for (const row of rowsOf('deal')) expect(row['reporting_value_minor'] !== null, String(row['stage'])).toBe(row['stage'] === 'WON' || row['stage'] === 'LOST');
  });
});

describe('loaded', () => {
  let test: TestSubgraph;
  beforeAll(async () => {
    test = await openTestSubgraph(deals, { now: world.until });
    for (const [table, of] of rows) await insertRows(test.database, `deals.${table}`, of);
  });
  afterAll(() => test.close());

  it('fits the tables, with every protection the registrations promise', async () => {
    const [missing] = await test.database.rows(sql`
      select count(*)::int as n from deals.registration r join deals.registration_line l on l.registration_id = r.id
      where r.status in ('APPROVED', 'CONVERTED') and not exists (select from deals.protection p where p.registration_id = r.id and p.family_code = l.family_code)`);
    expect(missing).toEqual({ n: 0 });
  });

  it('converted closed deals as the programme would', async () => {
    const [wrong] = await test.database.rows(sql`
      select count(*)::int as n from deals.deal d, deals.rate_on(d.value_currency, 'USD', (d.closed_at at time zone 'Europe/Berlin')::date) r
      where d.closed_at is not null and (trim_scale(r.rate) <> d.rate or r.date <> d.rate_date or r.source <> d.rate_source)`);
    expect(wrong).toEqual({ n: 0 });
  });
});
