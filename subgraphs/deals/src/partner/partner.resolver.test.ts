import { randomUUID } from 'node:crypto';
import { targetFact, type Fact } from '@channelgraph/events';
import { insertRows, openTestSubgraph, type TestSubgraph } from '@channelgraph/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { looksAfter, openMarket, owns, partner, person, type TestPartner } from '../../testing/market.ts';
import { deals } from '../subgraph.ts';

const NOW = '2026-11-18T10:00:00.000Z'; // FY2027-Q4 runs from November to January: the fiscal year starts in February
const admin = person('VENDOR_ADMIN');
const manager = person('PARTNER_SALES_MANAGER');
const channelManager = person('CHANNEL_SALES_MANAGER');
const [acme, globex, idle, ...others] = Array.from({ length: 50 }, () => partner()) as [TestPartner, TestPartner, TestPartner, ...TestPartner[]]; // fifty
const everyone = [acme, globex, idle, ...others];

let test: TestSubgraph;

const target = (partnerId: string, amountMinor: string, changes: { currency?: string; end?: string } = {}): Fact => targetFact.of('set', {
  id: randomUUID(), version: 1, scope: 'PARTNER', partnerId, region: null, metric: 'REVENUE', periodStart: '2026-10-31T23:00:00.000Z',
  periodEnd: changes.end ?? '2027-01-31T23:00:00.000Z', amountMinor, currency: changes.currency ?? 'USD',
});

const deal = (of: TestPartner, changes: Readonly<Record<string, unknown>> = {}) => ({
  id: randomUUID(), name: 'Deal', partner_id: of.id, owner_id: of.seller.personId, route_to_market: 'CHANNEL', engagement_model: 'SELL_THROUGH', family_codes: ['BACKUP'],
  country: 'DE', value_minor: '1000', value_currency: 'USD', stage: 'QUALIFIED', probability: 25, expected_close_on: '2026-12-01', created_at: '2026-11-01T00:00:00Z', version: 1, ...changes,
});
const won = (of: TestPartner, reporting: string, closedAt: string, changes = {}) =>
  deal(of, { stage: 'WON', probability: 100, closed_at: closedAt, reporting_value_minor: reporting, reporting_value_currency: 'USD', ...changes });
const registration = (of: TestPartner, ownerId: string, changes = {}) => ({
  id: randomUUID(), partner_id: of.id, owner_id: ownerId, status: 'DRAFT', customer_name: 'Initech', customer_country: 'DE', evidence: [], consent: false, created_at: '2026-11-01T00:00:00Z', version: 1, ...changes,
});

beforeAll(async () => {
  test = await openTestSubgraph(deals, { now: NOW });
  await openMarket(test.database);
  await test.publish(...everyone.flatMap(({ facts }) => facts), looksAfter(manager, acme), looksAfter(manager, idle), owns(channelManager, 'EMEA'));
  const rate = (base: string, quote: string, date: string, value: string) => ({ id: randomUUID(), base, quote, date, rate: value, source: 'ECB', version: 1 });
  await insertRows(test.database, 'deals.exchange_rate', [
    rate('JPY', 'USD', '2026-11-17', '0.0067'), rate('JPY', 'USD', '2026-11-19', '1'), rate('USD', 'GBP', '2026-11-18', '0.8'), rate('EUR', 'KWD', '2026-11-18', '0.32'), rate('EUR', 'USD', '2026-11-18', '1.04'),
  ]);
  await insertRows(test.database, 'deals.deal', [
    deal(acme, { value_minor: '100000' }), // 1,000 dollars at 25 %
    deal(acme, { value_minor: '100000', value_currency: 'JPY', owner_id: acme.admin.personId, stage: 'COMMITTED', probability: 90 }), // 670 dollars
    deal(acme, { value_minor: '8000', value_currency: 'GBP', stage: 'ON_HOLD', probability: 65, owner_id: acme.admin.personId }), // 100 dollars, at rest
    deal(acme, { expected_close_on: '2026-10-31', value_minor: '7' }), deal(acme, { expected_close_on: '2026-11-01', value_minor: '1' }), // the day before, and the first day of the quarter
    deal(acme, { expected_close_on: '2027-01-31', value_minor: '2' }), deal(acme, { expected_close_on: '2027-02-01', value_minor: '9' }), // the last day, and the day after
    deal(acme, { route_to_market: 'ONLINE', value_minor: '5000' }),
    won(acme, '30000', '2026-10-31T23:00:00Z'), won(acme, '20000', '2027-01-31T22:59:59Z'), // the first and the last second of the quarter, in Berlin
    won(acme, '999', '2026-10-31T22:59:59Z'), won(acme, '888', '2027-01-31T23:00:00Z'),
    won(acme, '777', '2026-11-10T00:00:00Z', { stage: 'LOST', probability: 0 }),
    deal(globex, { value_minor: '1000', value_currency: 'KWD' }),
    ...others.map(other => deal(other)),
  ]);
  await insertRows(test.database, 'deals.registration', [registration(acme, acme.seller.personId), registration(acme, acme.admin.personId), ...others.map(other => registration(other, other.seller.personId))]);
  await test.publish(target(acme.id, '100000'), target(globex.id, '500', { end: '2026-11-30T23:00:00.000Z' }), target(idle.id, '0'));
});
afterAll(() => test.close());
beforeEach(() => { test.clock.set(NOW); });

const FIGURES = 'period { name } asOf openCount openValue { amountMinor currency } weightedValue { amountMinor } wonCount wonValue { amountMinor } coverage weightedCoverage coverageReason';
async function ask(by: typeof admin, selection: string, partners: readonly TestPartner[] = [acme]) {
  const answer = await test.as(by).query(`query ($partners: [_Any!]!) { _entities(representations: $partners) { ... on Partner { ${selection} } } }`, { partners: partners.map(({ id }) => ({ __typename: 'Partner', id })) });
  const { _entities: found } = answer.data as { _entities: readonly Readonly<Record<string, Record<string, unknown> | null>>[] }; // as selected
  return { found, first: found[0] ?? {}, errors: answer.errors };
}
const pipeline = async (by: typeof admin, of = acme, args = '') => (await ask(by, `pipeline${args} { ${FIGURES} }`, [of])).first['pipeline'];

describe('a partner’s pipeline', () => {
  it('counts channel deals that are open and close in the period, at today’s rates, and what was won in it', async () => {
    expect(await pipeline(acme.admin)).toEqual({
      period: { name: 'FY2027-Q4' }, asOf: NOW, openCount: 5,
      openValue: { amountMinor: '177003', currency: 'USD' }, // 100,000 + 67,000 + 10,000 + 1 + 2
      weightedValue: { amountMinor: '85301' }, // 25,000 + 60,300 + 0 + 0.25 + 0.5
      wonCount: 2, wonValue: { amountMinor: '50000' }, coverage: '3.5401', weightedCoverage: '1.706', coverageReason: null, // of the 50,000 that are missing
    });
  });

  it.each([['the administrator', admin], ['the partner’s manager', manager], ['the territory’s manager', channelManager]])('is the same for %s', async (_, by) => {
    expect(await pipeline(by)).toEqual(await pipeline(acme.admin));
  });

  it('is a seller’s own, without coverage: targets are not its to see', async () => {
    expect(await pipeline(acme.seller)).toMatchObject({ openCount: 3, openValue: { amountMinor: '100003' }, wonCount: 2, coverage: null, weightedCoverage: null, coverageReason: 'TARGET_HIDDEN' });
  });

  it('converts through the euro where there is no rate between the two', async () => {
    expect(await pipeline(admin, globex)).toMatchObject({ openValue: { amountMinor: '325' }, coverage: null, coverageReason: 'NO_TARGET' }); // one dinar: 1.04 / 0.32; the target is of another period
  });

  it('counts what was frozen in another reporting currency at the rate of the day it closed', async () => {
    const [changed] = others;
    await insertRows(test.database, 'deals.deal', [won(changed ?? idle, '1', '2026-11-17T12:00:00Z', { value_minor: '1000', value_currency: 'JPY', reporting_value_currency: 'CHF' })]);
    expect(await pipeline(admin, changed)).toMatchObject({ wonCount: 1, wonValue: { amountMinor: '670' } });
    await insertRows(test.database, 'deals.deal', [won(changed ?? idle, '1', '2026-11-17T12:00:00Z', { value_currency: 'CLF', reporting_value_currency: 'CHF' })]);
    expect(await pipeline(admin, changed)).toMatchObject({ wonCount: 2, wonValue: null });
  });

  it('is empty, not absent, for a partner without deals', async () => {
    expect(await pipeline(admin, idle)).toMatchObject({ openCount: 0, openValue: { amountMinor: '0' }, wonCount: 0, coverage: null, coverageReason: 'TARGET_MET' });
  });

  it('is of any period, by name or by days', async () => {
    expect(await pipeline(admin, acme, '(period: NEXT_QUARTER)')).toMatchObject({ openCount: 1, openValue: { amountMinor: '9' }, wonCount: 1, coverageReason: 'NO_TARGET' });
    expect(await pipeline(admin, acme, '(between: { start: "2026-10-31", end: "2026-11-01" })')).toMatchObject({ period: { name: '2026-10-31/2026-11-01' }, openCount: 1, wonCount: 1, wonValue: { amountMinor: '999' } });
    expect((await ask(admin, `pipeline(between: { start: "2026-11-01", end: "2026-11-01" }) { asOf }`)).errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  it('is nobody else’s', async () => {
    for (const by of [globex.admin, globex.seller]) expect(await pipeline(by)).toBeNull();
    expect(await pipeline(manager, globex)).toBeNull();
    for (const role of ['ACCOUNT_MANAGER', 'ANALYST', 'CHANNEL_FINANCE', 'ENABLEMENT_MANAGER'] as const) {
      expect((await ask(person(role), `pipeline { asOf }`)).errors[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
    }
  });
});

describe('a partner’s deals and registrations', () => {
  const LISTS = 'deals(first: 4) { totalCount pageInfo { hasNextPage endCursor } edges { node { id } } } registrations { totalCount edges { node { owner { id } } } }';

  it('are all of them for its principal, the own ones for a seller, absent for everybody else', async () => {
    expect((await ask(acme.admin, LISTS)).first).toMatchObject({ deals: { totalCount: 13 }, registrations: { totalCount: 2 } });
    expect((await ask(acme.seller, LISTS)).first).toMatchObject({ deals: { totalCount: 11 }, registrations: { totalCount: 1, edges: [{ node: { owner: { id: acme.seller.personId } } }] } });
    expect((await ask(globex.admin, LISTS)).first).toEqual({ deals: null, registrations: null });
    expect((await ask(admin, LISTS, [idle])).first).toMatchObject({ deals: { totalCount: 0, edges: [] }, registrations: { totalCount: 0 } });
  });

  it('come page by page, none twice and none left out', async () => {
    const seen: string[] = [];
    let after = '';
    do {
      const { first } = await ask(acme.admin, `deals(first: 4${after}) { pageInfo { hasNextPage endCursor } edges { node { id } } }`);
      const page = first['deals'] as unknown as { edges: { node: { id: string } }[]; pageInfo: { hasNextPage: boolean; endCursor: string } }; // as selected
      seen.push(...page.edges.map(({ node }) => node.id));
      after = page.pageInfo.hasNextPage ? `, after: "${page.pageInfo.endCursor}"` : '';
    } while (after !== '');
    expect([seen.length, new Set(seen).size]).toEqual([13, 13]);
  });

  it('may be narrowed', async () => {
    const count = async (filter: string) => ((await ask(admin, `deals(filter: ${filter}) { totalCount }`)).first['deals'] ?? {})['totalCount'];
    expect(await count('{ stages: [WON, LOST] }')).toBe(5);
    expect(await count('{ closingFrom: "2027-01-31", closingBefore: "2027-02-02" }')).toBe(2);
    expect(await count('{ routeToMarket: ONLINE, familyCode: "BACKUP" }')).toBe(1);
    expect(await count('{ familyCode: "STORAGE" }')).toBe(0);
    expect(await count(`{ partnerId: "${globex.id}" }`)).toBe(0);
    expect(await count('{ partnerId: "nonsense" }')).toBe(0);
  });

  it('refuse a cursor of another list and a page without bounds', async () => {
    for (const args of ['first: 0', 'first: 101', 'after: "bm9uc2Vuc2U"']) expect((await ask(admin, `deals(${args}) { totalCount }`)).errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
  });
});

describe('the deals a person owns', () => {
  const owned = async (by: typeof admin, persons: readonly string[], args = '') => {
    const { data } = await test.as(by).query(`query ($people: [_Any!]!) { _entities(representations: $people) { ... on Person { ownedDeals${args} { totalCount edges { node { owner { id } } } } } } }`, { people: persons.map(id => ({ __typename: 'Person', id })) });
    return (data as { _entities: readonly { ownedDeals: { totalCount: number; edges: readonly { node: { owner: { id: string } } }[] } | null }[] })._entities.map(({ ownedDeals }) => ownedDeals); // as selected
  };

  it('are those that the viewer sees', async () => {
    const [own] = await owned(acme.seller, [acme.seller.personId]);
    expect([own?.totalCount, new Set(own?.edges.map(({ node }) => node.owner.id))]).toEqual([11, new Set([acme.seller.personId])]);
    expect((await owned(acme.admin, [acme.admin.personId], '(filter: { stages: [COMMITTED] })'))[0]?.totalCount).toBe(1);
    expect((await owned(globex.admin, [acme.seller.personId, randomUUID()])).map(page => page?.totalCount)).toEqual([0, 0]);
  });

  it('take as many statements for 50 people as for one', async () => {
    const statements = async (people: readonly TestPartner[]) => {
      test.statements.clear();
      await owned(admin, people.map(({ seller }) => seller.personId));
      return test.statements.texts.length;
    };
    expect(await statements(everyone)).toBe(await statements([acme]));
  });
});

it('everything about 50 partners takes as many statements as about one', async () => {
  const EVERYTHING = `pipeline { openCount coverage } next: pipeline(period: NEXT_QUARTER) { openCount }
    deals { totalCount edges { node { id stageHistory { stage } families { name } registration { id } } } } registrations { totalCount edges { node { id lines { quantity } deal { id } } } }`;
  const statements = async (partners: readonly TestPartner[]) => {
    test.statements.clear();
    const { errors, found } = await ask(admin, EVERYTHING, partners);
    expect(errors).toEqual([]);
    expect(found).toHaveLength(partners.length);
    return test.statements.texts.length;
  };
  expect(await statements(everyone)).toBe(await statements([acme]));
});

