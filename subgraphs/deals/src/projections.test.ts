import { randomUUID } from 'node:crypto';
import { sql } from '@channelgraph/database';
import { employmentFact, portfolioFact, targetFact, territoryOwnershipFact, type Fact } from '@channelgraph/events';
import { openTestSubgraph, type TestSubgraph } from '@channelgraph/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { partnerIs } from '../testing/market.ts';
import { projected, projectors } from './projections.ts';
import { deals } from './subgraph.ts';

let test: TestSubgraph;
beforeAll(async () => { test = await openTestSubgraph(deals); });
afterAll(() => test.close());

const id = randomUUID();
const interval = { validFrom: '2026-01-01T00:00:00.000Z', validTo: null };
const facts: Readonly<Record<string, (version: number) => Fact>> = {
  'deals.partner': version => partnerIs({ id, version, status: `STATUS_${version}` }),
  'deals.employment': version => employmentFact.of('started', { id, version, personId: randomUUID(), partnerId: id, certifiable: true, ...interval }),
  'deals.portfolio': version => portfolioFact.of('assigned', { id, version, personId: randomUUID(), partnerId: id, ...interval }),
  'deals.territory_ownership': version => territoryOwnershipFact.of('assigned', { id, version, personId: randomUUID(), region: 'EMEA', ...interval }),
  'deals.target': version => targetFact.of('set', { id, version, scope: 'PARTNER', partnerId: id, region: null, metric: 'REVENUE', periodStart: '2026-01-01T00:00:00.000Z', periodEnd: '2026-04-01T00:00:00.000Z', amountMinor: '9007199254740993', currency: 'USD' }),
};
const versions = async (table: string) => (await test.database.rows<{ version: number }>(sql([`select version from ${table}`]))).map(({ version }) => version);

it('every projected table is one that facts fill', () => {
  expect(Object.keys(facts).sort()).toEqual([...projected].sort());
  expect(Object.keys(projectors)).toHaveLength(projected.length);
});

it.each(Object.keys(facts))('%s keeps the newest of what it is told, in any order, and forgets on request', async table => {
  const fact = facts[table] ?? (() => partnerIs());
  await test.publish(fact(2), fact(1));
  await test.publish(fact(1), fact(3), fact(2));
  expect(await versions(table)).toEqual([3]);
  await test.subgraph.forget();
  expect(await versions(table)).toEqual([]);
});

it('amounts beyond what JSON numbers hold arrive whole', async () => {
  await test.publish(facts['deals.target']?.(1) ?? partnerIs());
  expect(await test.database.rows(sql`select amount_minor from deals.target`)).toEqual([{ amount_minor: 9007199254740993n }]);
});
