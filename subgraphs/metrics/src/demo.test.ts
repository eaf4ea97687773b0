import { join, raw, sql } from '@channelgraph/database';
import { demoWorld } from '@channelgraph/demo';
import { actor, openTestSubgraph, TEST_SETTINGS, type TestSubgraph } from '@channelgraph/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { metrics, metricsDemo } from './subgraph.ts';

const NOW = new Date('2026-11-18T10:00:00Z');
const world = demoWorld({ anchor: NOW, until: NOW, scale: 0.2, ...TEST_SETTINGS });

describe('the demo world in this subgraph', () => {
  let test: TestSubgraph;
  beforeAll(async () => {
    test = await openTestSubgraph(metrics, { now: NOW });
    for (const { table, rows } of metricsDemo(world, TEST_SETTINGS).tables) {
      const all = [...rows].map((row) => Object.fromEntries(Object.entries(row).map(([column, value]) => [column, typeof value === 'bigint' ? value.toString() : value])));
      const columns = join(Object.keys(all[0] ?? {}).map((name) => raw(name)));
      await test.database.run(sql`insert into ${raw(table)} (${columns}) select ${columns} from jsonb_populate_recordset(null::${raw(table)}, ${JSON.stringify(all)}::jsonb)`);
    }
  });
  afterAll(() => test.close());

  it('has targets for partners, regions and the channel, one for each subject and period', async () => {
    expect(await test.database.rows(sql`select distinct scope from metrics.target order by scope`)).toEqual([{ scope: 'CHANNEL' }, { scope: 'PARTNER' }, { scope: 'REGION' }]);
  });
  it('names their periods in the fiscal calendar, and has one of the channel for this quarter', async () => {
    const { data, errors } = await test.as(actor('ANALYST')).query('{ targets(first: 100, filter: { scope: CHANNEL }) { edges { node { period { name } } } } }');
    expect(errors).toEqual([]);
    const { targets } = data as { targets: { edges: { node: { period: { name: string } } }[] } }; // as asked above
    const names = targets.edges.map(({ node }) => node.period.name);
    expect(names).toContain('FY2027-Q4');
    expect(names.filter((name) => !/^FY\d{4}(-Q[1-4])?$/.test(name))).toEqual([]);
  });
  it('has targets of new partners for every region and the channel, the channel’s being their sum', async () => {
    const rows = await test.database.rows<{ whole: number; parts: number }>(sql`
      select sum(count) filter (where scope = 'CHANNEL')::int as whole, sum(count) filter (where scope = 'REGION')::int as parts from metrics.target where metric = 'NEW_PARTNERS' group by period_start, period_end`);
    expect(rows.length).toBeGreaterThan(8);
    expect(rows.filter(({ whole, parts }) => whole !== parts || whole < 3)).toEqual([]);
  });
  it('tells in its events what the table says', async () => {
    const told = [...metricsDemo(world, TEST_SETTINGS).facts].map(({ fact: { data } }) => [data['id'], data['version'], data['amountMinor'] ?? String(data['count'])]).sort();
    const said = await test.database.rows<{ id: string; version: number; minor: string }>(sql`select id, version, coalesce(amount_minor, count)::text as minor from metrics.target`);
    expect(told).toEqual(said.map(({ id, version, minor }) => [id, version, minor]).sort());
  });
  it('tells of nothing that is still to come', () => {
    for (const { at } of metricsDemo(world, TEST_SETTINGS).facts) expect(at.getTime()).toBeLessThanOrEqual(NOW.getTime());
  });
});
