import { randomUUID } from 'node:crypto';
import { employmentFact, portfolioFact } from '@channelgraph/events';
import { ROLES } from '@channelgraph/identity';
import { insertRows, openTestSubgraph, type TestSubgraph } from '@channelgraph/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openMarket, owns, partner, person } from '../testing/market.ts';
import { permissions } from './permissions.ts';
import { deals } from './subgraph.ts';

const NOW = '2026-11-18T10:00:00.000Z';
const acme = partner();
const globex = partner({ region: 'APAC' });
const colleague = person('PARTNER_SELLER', acme.id);
const admin = person('VENDOR_ADMIN');
const emea = person('CHANNEL_SALES_MANAGER');
const world = person('CHANNEL_SALES_MANAGER');
const manager = person('PARTNER_SALES_MANAGER');
const successor = person('PARTNER_SALES_MANAGER');
const accountManager = person('ACCOUNT_MANAGER');
const impostor = { ...person('PARTNER_ADMIN', globex.id), personId: acme.admin.personId }; // works for Acme, says Globex

const customer = (name: string) => ({ id: randomUUID(), group_id: randomUUID(), name, country: 'DE', domain: `${name}.example`, status: 'CONFIRMED', created_at: NOW });
const [ours, theirs, directs, nobodys] = [customer('ours'), customer('theirs'), customer('directs'), customer('nobodys')];
const base = { country: 'DE', family_codes: ['BACKUP'], value_minor: 1, value_currency: 'USD', stage: 'PROSPECT', probability: 10, expected_close_on: '2026-12-01', created_at: NOW, version: 1 };
const deal = (name: string, changes: object) => ({ ...base, id: randomUUID(), name, route_to_market: 'CHANNEL', ...changes });
const records = {
  deals: [
    deal('seller’s', { partner_id: acme.id, owner_id: acme.seller.personId, customer_id: ours.id }), deal('manager’s', { partner_id: acme.id, owner_id: manager.personId }),
    deal('globex’s', { partner_id: globex.id, owner_id: globex.seller.personId, customer_id: theirs.id }), deal('direct', { owner_id: accountManager.personId, route_to_market: 'DIRECT', customer_id: directs.id }),
  ],
  registrations: [['drafted', acme.id, acme.seller.personId, null], ['submitted', acme.id, acme.admin.personId, acme.seller.personId], ['principal’s', acme.id, acme.admin.personId, acme.admin.personId], ['globex’s', globex.id, globex.seller.personId, null]]
    .map(([name, partner_id, owner_id, submitter_id]) => ({ id: randomUUID(), customer_name: name, partner_id, owner_id, submitter_id, status: 'DRAFT', customer_country: 'DE', evidence: [], consent: false, contact: { name: 'Bill', email: 'b@x.example', jobTitle: 'CEO' }, created_at: NOW, version: 1 })),
};
const handOver = randomUUID();

let test: TestSubgraph;
beforeAll(async () => {
  test = await openTestSubgraph(deals, { now: NOW });
  await openMarket(test.database);
  await test.publish(...acme.facts, ...globex.facts, owns(emea, 'EMEA'), owns(world, 'GLOBAL'),
    employmentFact.of('started', { id: randomUUID(), version: 1, personId: colleague.personId, partnerId: acme.id, certifiable: true, validFrom: '2020-01-01T00:00:00Z', validTo: null }),
    portfolioFact.of('assigned', { id: handOver, version: 1, personId: manager.personId, partnerId: acme.id, validFrom: '2020-01-01T00:00:00Z', validTo: '2026-12-01T00:00:00Z' }),
    portfolioFact.of('assigned', { id: randomUUID(), version: 1, personId: successor.personId, partnerId: acme.id, validFrom: '2026-12-01T00:00:00Z', validTo: null }));
  await insertRows(test.database, 'deals.customer_account', [ours, theirs, directs, nobodys]);
  await insertRows(test.database, 'deals.deal', records.deals);
  await insertRows(test.database, 'deals.registration', records.registrations);
});
afterAll(() => test.close());
beforeEach(() => { test.clock.set(NOW); });

const representations = [
  ...records.deals.map(({ id }) => ({ __typename: 'Deal', id })), ...records.registrations.map(({ id }) => ({ __typename: 'DealRegistration', id })),
  ...[ours, theirs, directs, nobodys].map(({ id }) => ({ __typename: 'CustomerAccount', id })),
];

/** What somebody sees, by list, by count, by id and by reference: all four must agree. */
async function seenBy(by: typeof admin) {
  const may = (action: keyof typeof permissions) => (permissions[action] as readonly string[]).includes(by.role); // widened
  const lists = await test.as(by).query(`{ __typename
    ${may('deal:read') ? 'deals(first: 100) { totalCount edges { node { name } } }' : ''} ${may('registration:read') ? 'registrations(first: 100) { totalCount edges { node { customerName } } }' : ''} }`);
  expect(lists.errors).toEqual([]);
  const entities = await test.as(by).query(`query ($representations: [_Any!]!) { _entities(representations: $representations) { __typename
    ... on Deal { dealName: name } ... on DealRegistration { customerName } ... on CustomerAccount { account: name } } }`, { representations });
  const found = (entities.data as { _entities: readonly (Record<string, string> | null)[] })._entities.flatMap(entity => (entity ? [entity] : [])); // as selected
  type Listed = Record<string, { totalCount: number; edges: { node: Record<string, string> }[] } | undefined>;
  const listed = lists.data as Listed; // as selected
  const names = (field: string, name: string) => (listed[field]?.edges ?? []).map(({ node }) => node[name]).sort();
  const byReference = (name: string) => found.flatMap(entity => entity[name] ?? []).sort();
  expect(byReference('dealName')).toEqual(names('deals', 'name'));
  expect(byReference('customerName')).toEqual(names('registrations', 'customerName'));
  for (const field of ['deals', 'registrations']) expect(listed[field]?.totalCount ?? 0).toBe(listed[field]?.edges.length ?? 0);
  return { deals: byReference('dealName'), registrations: byReference('customerName'), accounts: byReference('account') };
}

const OURS = { deals: ['manager’s', 'seller’s'], registrations: ['drafted', 'principal’s', 'submitted'] };
const NOTHING = { deals: [], registrations: [], accounts: [] };

describe('who sees which rows', () => {
  it.each([
    ['the administrator everything', admin, { deals: ['direct', 'globex’s', 'manager’s', 'seller’s'], registrations: ['drafted', 'globex’s', 'principal’s', 'submitted'], accounts: ['directs', 'nobodys', 'ours', 'theirs'] }],
    ['a channel sales manager its territory', emea, { ...OURS, accounts: ['ours'] }],
    ['a channel sales manager of the world every partner, and no direct deal', world, { deals: ['globex’s', ...OURS.deals], registrations: ['drafted', 'globex’s', 'principal’s', 'submitted'], accounts: ['ours', 'theirs'] }],
    ['a partner sales manager its portfolio', manager, { ...OURS, accounts: ['ours'] }],
    ['a partner sales manager nothing before the hand-over', successor, NOTHING],
    ['an account manager its own deals and no partner’s', accountManager, { deals: ['direct'], registrations: [], accounts: ['directs'] }],
    ['a principal its company, and no account', acme.admin, { ...OURS, accounts: [] }],
    ['a seller its own', acme.seller, { deals: ['seller’s'], registrations: ['drafted', 'submitted'], accounts: [] }],
    ['a seller not its colleague’s', colleague, NOTHING],
    ['who claims to work elsewhere nothing', impostor, NOTHING],
  ])('%s', async (_, by, expected) => {
    expect(await seenBy(by)).toEqual(expected);
  });

  it.each(ROLES.filter(role => !permissions['deal:read'].includes(role as 'VENDOR_ADMIN')))('%s nothing', async role => { // widened
    expect(await seenBy({ ...person(role, role.startsWith('PARTNER') || role === 'DISTRIBUTOR_USER' ? acme.id : null), personId: acme.admin.personId })).toEqual(NOTHING);
  });

  it('changes at the instant of a hand-over', async () => {
    test.clock.set('2026-12-01T00:00:00.000Z');
    expect([await seenBy(manager), await seenBy(successor)]).toEqual([NOTHING, { ...OURS, accounts: ['ours'] }]);
  });
});

it('the catalogue is for whoever is signed in, by reference as by question', async () => {
  const ask = async (by: typeof admin | null) => JSON.stringify(await test.subgraph.execute({ query: '{ _entities(representations: [{ __typename: "ProductFamily", code: "BACKUP" }]) { ... on ProductFamily { name } } }', actor: by, requestId: '1' }));
  expect(await ask(acme.seller)).toContain('"name":"Backup"');
  expect(await ask(null)).toContain('UNAUTHENTICATED');
});

it('a contact is hidden from the vendor until it agreed to be named', async () => {
  const [drafted] = records.registrations;
  const contactFor = async (by: typeof admin) => ((await test.as(by).query('query ($id: ID!) { registration(id: $id) { contact { name } } }', { id: drafted?.id })).data as { registration: { contact: unknown } }).registration.contact; // as selected
  expect(await contactFor(acme.admin)).toEqual({ name: 'Bill' });
  expect(await contactFor(admin)).toBeNull();
});

it('the vendor’s people see accounts and reviewers where partners see nothing', async () => {
  const [own] = records.deals;
  const ask = async (by: typeof admin) => ((await test.as(by).query('query ($id: ID!) { deal(id: $id) { customer { name group { id } } } }', { id: own?.id })).data as { deal: { customer: unknown } }).deal.customer; // as selected
  expect(await ask(manager)).toEqual({ name: 'ours', group: null });
  expect(await ask(acme.seller)).toBeNull();
  expect((await test.as(acme.admin).query(`{ customerAccount(id: "${ours.id}") { id } }`)).errors[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
  expect((await test.as(manager).query(`{ customerAccount(id: "${ours.id}") { name } }`)).data).toEqual({ customerAccount: { name: 'ours' } });
});
