import { randomUUID } from 'node:crypto';
import { actor, insertRows, openTestSubgraph, type TestSubgraph } from '@channelgraph/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sketch } from '../subgraph.ts';
import { sampleItemReader } from './sample-item.store.ts';

const since = '2026-01-01T00:00:00.000Z';
const now = new Date('2026-11-18T10:00:00Z');
const [acme, globex, anna, none] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
const company = (id: string, name: string) => ({
  id, name, kind: 'RESELLER', engagement_models: ['SELL_THROUGH'], status: 'ACTIVE', status_since: since, country: 'DE', region: 'EMEA', segment: 'MID_MARKET',
  created_at: since, version: 1,
});
const kept = (partnerId: string, name: string) => ({ id: randomUUID(), partner_id: partnerId, name, created_at: since, version: 1 });
const rows = [kept(acme, 'A'), kept(acme, 'B'), kept(globex, 'C')];

let test: TestSubgraph;
beforeAll(async () => {
  test = await openTestSubgraph(sketch, { now });
  await insertRows(test.database, 'sketch.partner', [company(acme, 'Acme'), company(globex, 'Globex')]);
  await insertRows(test.database, 'sketch.employment', [
    { id: randomUUID(), person_id: anna, partner_id: acme, job_title: 'Engineer', certifiable: true, valid_from: since, version: 1 },
  ]);
  await insertRows(test.database, 'sketch.sample_item', rows);
});
afterAll(() => test.close());

const admin = () => sampleItemReader(test.database, { actor: actor('VENDOR_ADMIN'), at: now });
const ofAcme = () => sampleItemReader(test.database, { actor: actor('PARTNER_ADMIN', { personId: anna, partnerId: acme }), at: now });
const stranger = () => sampleItemReader(test.database, { actor: actor('PARTNER_ADMIN', { partnerId: globex }), at: now });
const whole = { first: 100, after: null };
const named = (found: readonly { readonly name: string }[] | undefined) => found?.map(({ name }) => name);

describe('which sample items somebody sees', () => {
  it.each([
    ['an administrator: all', admin, ['A', 'B', 'C']],
    ['people of a partner: its own', ofAcme, ['A', 'B']],
    ['somebody who does not work there: none', stranger, []],
  ] as const)('%s', async (_, reader, expected) => {
    expect(named(await reader().page(whole))).toEqual(expected);
    expect(await reader().count()).toBe(expected.length);
    expect(named(await reader().byIds([...rows.map(({ id }) => id), none]))?.sort()).toEqual(expected);
  });

  it('partner by partner, and nothing of a partner out of reach', async () => {
    const pages = await ofAcme().pagesOf([acme, globex, none], whole);
    expect([...pages.keys()]).toEqual([acme]);
    expect(named(pages.get(acme))).toEqual(['A', 'B']);
    expect([...await ofAcme().countsOf([acme, globex, none])]).toEqual([[acme, 2]]);
  });
});

it('a list goes on after the last one seen', async () => {
  const [first] = await admin().page({ first: 1, after: null });
  const after = { name: first?.name ?? '', id: first?.id ?? '' };
  expect(named(await admin().page({ first: 100, after }))).toEqual(['B', 'C']);
  expect(named((await admin().pagesOf([acme], { first: 100, after })).get(acme))).toEqual(['B']);
});
