import { openTestSubgraph, type TestSubgraph } from '@channelgraph/testing';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { carryOut, of } from '../../testing/commands.ts';
import { form, looksAfter, openMarket, opportunity, partner, person } from '../../testing/market.ts';
import { deals } from '../subgraph.ts';

const NOW = '2026-11-18T10:00:00.000Z';
const acme = partner();
const globex = partner();
const admin = person('VENDOR_ADMIN');
const globexManager = person('PARTNER_SALES_MANAGER');
const accountManager = person('ACCOUNT_MANAGER');

let test: TestSubgraph;
beforeAll(async () => {
  test = await openTestSubgraph(deals, { now: NOW });
  await openMarket(test.database);
  await test.publish(...acme.facts, ...globex.facts, looksAfter(globexManager, globex));
});
afterAll(() => test.close());
beforeEach(() => { test.clock.set(NOW); });

interface Version { readonly id: string; readonly version: number }
const send = async (by: typeof admin, mutation: string, input: object) => carryOut(test, by, { mutation, input: { ...input } });
const succeed = async (by: typeof admin, mutation: string, input: object) => (await send(by, mutation, input)).record as Version; // it must succeed
const claim = async (by: typeof admin, domain: string) => succeed(by, 'submitRegistration', of(await succeed(by, 'createRegistrationDraft', form({ customerDomain: domain }))));
const underReview = async (by: typeof admin, domain: string) => succeed(admin, 'beginRegistrationReview', of(await claim(by, domain)));

/** Everything a partner can be told of its own registrations. */
const VIEW = `{ registrations(first: 100) { totalCount pageInfo { hasNextPage endCursor } edges { cursor node {
  id version status createdAt submittedAt decisionDueAt decidedAt protectedUntil customerName customerDomain customerCountry consent useCase comments
  lines { familyCode quantity listValue { amountMinor currency } } evidence { kind heldOn note } contact { name email jobTitle }
  customer { id name status createdAt group { id } } reviewer { id } owner { id } submitter { id } rejection { code message note } deal { id } } } }
  deals(first: 100) { totalCount edges { node { id version } } } productFamilies { code } registrationPolicy { protectionDays } }`;
const view = async (by: typeof admin) => (await test.as(by).query(VIEW)).data as unknown; // compared as a whole

/** An answer without what differs between any two commands: the record's own id and the domain that was typed. */
const comparable = (outcome: object) => JSON.stringify(outcome).replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id').replaceAll(/\w+\.example/g, 'domain');

it('submitting answers alike whether the customer is free, claimed by a rival, protected, or the rival’s deal', async () => {
  await claim(acme.seller, 'claimed.example');
  await succeed(admin, 'approveRegistration', of(await underReview(acme.seller, 'protected.example')));
  await succeed(acme.seller, 'convertRegistration', of(await succeed(admin, 'approveRegistration', of(await underReview(acme.seller, 'converted.example')))));
  const outcomes: string[] = [];
  for (const domain of ['free.example', 'claimed.example', 'protected.example', 'converted.example']) {
    const draft = await send(globex.seller, 'createRegistrationDraft', form({ customerDomain: domain }));
    test.statements.clear();
    const outcome = await send(globex.seller, 'submitRegistration', of(draft.record as Version)); // as selected
    outcomes.push(comparable({ draft, outcome, statements: test.statements.texts.length }));
  }
  expect(new Set(outcomes).size).toBe(1);
});

it('a rival’s submission, review, approval, conversion and loss change nothing that a partner sees', async () => {
  await claim(globex.seller, 'contested.example');
  await underReview(globex.seller, 'reviewed.example');
  test.clock.set('2026-11-17T10:00:00Z'); // the rival was first
  const rivals = [await claim(acme.seller, 'contested.example'), await claim(acme.seller, 'reviewed.example')];
  test.clock.set('2026-11-19T10:00:00Z');
  const before = [await view(globex.seller), await view(globex.admin)];
  for (const rival of rivals) {
    const held = await succeed(admin, 'approveRegistration', of(await succeed(admin, 'beginRegistrationReview', of(rival))));
    expect([await view(globex.seller), await view(globex.admin)]).toEqual(before);
    const { deal } = await succeed(acme.seller, 'convertRegistration', of(held)) as unknown as { deal: { id: string } }; // as selected
    await succeed(acme.seller, 'closeDealLost', { id: deal.id, expectedVersion: 1, reason: 'PRICE' });
  }
  expect([await view(globex.seller), await view(globex.admin)]).toEqual(before);
});

it('the vendor’s sellers are not told either: neither a direct deal nor a partner’s manager finds out whether somebody named the customer first', async () => {
  await claim(acme.seller, 'named.example');
  test.clock.set('2026-11-19T10:00:00Z');
  const openings: string[] = [];
  for (const domain of ['unnamed.example', 'named.example']) {
    const typed = opportunity({ engagementModel: null, customerDomain: domain });
    const direct = (await test.as(accountManager).query(`mutation ($input: CreateDealInput!) { createDeal(input: $input) {
      deal { id customerName customer { id name status createdAt group { id } } } userErrors { code } } }`, { input: typed })).data as unknown; // compared as a whole
    const claimed = await claim(globex.seller, domain);
    const seen = (await test.as(globexManager).query('query ($id: ID!) { registration(id: $id) { id customerDomain customer { id name status createdAt group { id } } } }', { id: claimed.id })).data as unknown; // likewise
    openings.push(comparable({ direct, seen }));
  }
  expect(new Set(openings).size).toBe(1);
});

it('an unsuccessful attempt to approve leaves the registration as it was', async () => {
  await succeed(admin, 'approveRegistration', of(await underReview(acme.seller, 'held.example')));
  const second = await underReview(globex.seller, 'held.example');
  const before = await view(globex.admin);
  expect((await send(admin, 'approveRegistration', of(second))).refusals).toEqual(['ACCOUNT_NOT_AVAILABLE']);
  expect(await view(globex.admin)).toEqual(before);
});

it('unknown and a rival’s answer alike, by id, by reference and to a command', async () => {
  const rival = await claim(acme.seller, 'private.example');
  const { data } = await test.as(admin).query('query ($id: ID!) { registration(id: $id) { customer { id } } }', { id: rival.id });
  const account = (data as { registration: { customer: { id: string } } }).registration.customer.id; // as selected
  const ask = async (registration: string, customer: string) => test.as(globex.admin).query(`query ($registration: ID!, $representations: [_Any!]!) {
    registration(id: $registration) { id } _entities(representations: $representations) { __typename } }`, {
    registration, representations: [{ __typename: 'DealRegistration', id: registration }, { __typename: 'CustomerAccount', id: customer }],
  });
  const unknown = '00000000-0000-4000-8000-000000000000';
  expect(await ask(rival.id, account)).toEqual(await ask(unknown, unknown));
  for (const mutation of ['submitRegistration', 'withdrawRegistration', 'convertRegistration']) {
    expect(await send(globex.admin, mutation, of(rival))).toEqual(await send(globex.admin, mutation, { id: unknown, expectedVersion: 7 }));
  }
});
