import { randomUUID } from 'node:crypto';
import { sql } from '@channelgraph/database';
import { openTestSubgraph, type TestSubgraph } from '@channelgraph/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { carryOut, of } from '../../testing/commands.ts';
import { form, looksAfter, openMarket, owns, partner, partnerIs, person } from '../../testing/market.ts';
import { deals } from '../subgraph.ts';

const NOW = '2026-11-18T10:00:00.000Z'; // a Wednesday
const acme = partner();
const globex = partner();
const asleep = partner({ status: 'SUSPENDED' });
const oem = partner({ engagementModels: ['SELL_TO'] });
const manager = person('CHANNEL_SALES_MANAGER');
const elsewhere = person('CHANNEL_SALES_MANAGER');
const portfolioManager = person('PARTNER_SALES_MANAGER');

let test: TestSubgraph;
let customers = 0;
beforeAll(async () => {
  test = await openTestSubgraph(deals, { now: NOW });
  await openMarket(test.database);
  await test.publish(...[acme, globex, asleep, oem].flatMap(({ facts }) => facts), owns(manager, 'EMEA'), owns(elsewhere, 'APAC'), looksAfter(portfolioManager, acme));
});
afterAll(() => test.close());
beforeEach(() => { test.clock.set(NOW); customers += 1; });

interface Version { readonly id: string; readonly version: number }
/** Each test has a customer of its own. */
const ours = (changes = {}) => form({ customerDomain: `customer${customers}.example`, ...changes });
const draft = (by = acme.seller, changes = {}) => carryOut(test, by, { mutation: 'createRegistrationDraft', input: ours(changes) });
const step = (by: typeof manager, mutation: string, record: Version, more = {}) => carryOut(test, by, { mutation, input: { ...of(record), ...more } });
const drafted = async (by = acme.seller, changes = {}) => (await draft(by, changes)).record as Version; // it must succeed
const submitted = async (by = acme.seller, changes = {}) => (await step(by, 'submitRegistration', await drafted(by, changes))).record as Version; // it must succeed
const outbox = (id: string) => test.database.rows<{ type: string; data: Record<string, unknown> }>(sql`select type, data from deals.outbox where subject = ${`DealRegistration/${id}`} order by position`);

describe('drafting', () => {
  it('is for a partner’s own people, unasked for which partner', async () => {
    for (const by of [acme.seller, acme.admin]) expect((await draft(by)).record).toMatchObject({ status: 'DRAFT', version: 1, owner: { id: by.personId }, submitter: null });
  });

  it('is for the vendor’s people on behalf of a partner they reach', async () => {
    expect((await draft(manager, { partnerId: acme.id })).record).toMatchObject({ status: 'DRAFT', owner: { id: manager.personId } });
    expect((await draft(portfolioManager, { partnerId: acme.id })).refusals).toEqual([]);
    expect((await draft(elsewhere, { partnerId: acme.id })).refusals).toEqual(['NOT_FOUND partnerId']);
    expect((await draft(portfolioManager, { partnerId: globex.id })).refusals).toEqual(['NOT_FOUND partnerId']);
    expect((await draft(manager)).refusals).toEqual(['NOT_FOUND partnerId']);
  });

  it('is not for another partner, nor for one that does not exist', async () => {
    for (const partnerId of [globex.id, randomUUID(), 'nonsense']) expect((await draft(acme.admin, { partnerId })).refusals).toEqual(['NOT_FOUND partnerId']);
  });

  it('is not for whoever may not register', async () => {
    expect((await draft(asleep.seller)).refusals).toEqual(['PARTNER_INACTIVE']);
    expect((await draft(oem.seller)).refusals).toEqual(['ACTION_NOT_PERMITTED']);
    for (const role of ['ACCOUNT_MANAGER', 'CHANNEL_FINANCE', 'ENABLEMENT_MANAGER', 'ANALYST', 'PARTNER_LEARNER'] as const) {
      expect((await draft(person(role, role === 'PARTNER_LEARNER' ? acme.id : null))).errors[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
    }
  });

  it('twice with one key makes one draft; with another form it is refused', async () => {
    const clientMutationId = randomUUID();
    const [first, again] = [await draft(acme.seller, { clientMutationId }), await draft(acme.seller, { clientMutationId })];
    expect((again.record as Version).id).toBe((first.record as Version).id); // as selected
    expect((await draft(acme.seller, { clientMutationId, customerName: 'Initrode' })).refusals).toEqual(['IDEMPOTENCY_KEY_REUSED clientMutationId']);
  });

  it('may be corrected by the version seen, as a whole', async () => {
    const first = await drafted();
    const update = (record: Version, changes = {}) => carryOut(test, acme.seller, { mutation: 'updateRegistrationDraft', input: { ...ours(changes), ...of(record) } });
    const second = await update(first, { lines: [], customerName: 'Initrode' });
    expect(second.record).toMatchObject({ version: 2, customerName: 'Initrode' });
    expect((await update(first)).refusals).toEqual(['CONCURRENT_MODIFICATION expectedVersion']);
    expect((await step(acme.seller, 'submitRegistration', second.record as Version)).refusals).toEqual(['NOT_ENOUGH_VALUES lines']); // as selected
  });
});

describe('submitting', () => {
  it('fixes the place in the order and when the vendor decides', async () => {
    const { record } = await step(acme.admin, 'submitRegistration', await drafted());
    expect(record).toMatchObject({ status: 'SUBMITTED', version: 2, submittedAt: NOW, decisionDueAt: '2026-11-20T10:00:00.000Z', submitter: { id: acme.admin.personId }, owner: { id: acme.seller.personId } });
  });

  it('tells the others each step once, with the state after it', async () => {
    const { id } = await submitted();
    expect((await outbox(id)).map(({ type, data }) => [type.split('.')[3], data['version'], data['status']])).toEqual([['drafted', 1, 'DRAFT'], ['submitted', 2, 'SUBMITTED']]);
    expect(Object.keys((await outbox(id))[1]?.data ?? {}).sort()).toEqual(['country', 'decidedAt', 'familyCodes', 'id', 'partnerId', 'protectedUntil', 'status', 'submittedAt', 'version']);
  });

  it('names everything that is wrong at once, and leaves no trace', async () => {
    const incomplete = await drafted(acme.seller, { contact: null, evidence: [], consent: false, lines: [{ familyCode: 'BACKUP', quantity: 1, listValue: { amountMinor: '100', currency: 'USD' } }] });
    expect((await step(acme.seller, 'submitRegistration', incomplete)).refusals).toEqual([
      'REQUIRED_FIELD_MISSING contact', 'BELOW_MINIMUM lines', 'REQUIRED_FIELD_MISSING consent', 'NO_EVIDENCE_OF_WORK evidence',
    ]);
    const [count] = await test.database.rows(sql`select count(*)::int as n from deals.customer_account where domain = ${`customer${customers}.example`}`);
    expect(count).toEqual({ n: 0 });
  });

  it('is refused once the partner is no longer active', async () => {
    const sleepy = partner();
    await test.publish(...sleepy.facts);
    const record = await drafted(sleepy.seller);
    await test.publish(partnerIs({ id: sleepy.id, status: 'SUSPENDED', version: 2 }));
    expect((await step(sleepy.seller, 'submitRegistration', record)).refusals).toEqual(['PARTNER_INACTIVE']);
  });

  it('points out an own open claim, family by family', async () => {
    await submitted(acme.seller);
    const again = await drafted(acme.admin, { lines: [...['SECURITY', 'BACKUP'].map(familyCode => ({ familyCode, quantity: 1, listValue: { amountMinor: '900000', currency: 'USD' } }))] });
    expect((await step(acme.admin, 'submitRegistration', again)).refusals).toEqual(['DUPLICATE_OWN lines.1.familyCode']);
    expect((await step(globex.seller, 'submitRegistration', await drafted(globex.seller))).refusals).toEqual([]);
  });

  it('twice in the same instant makes one claim', async () => {
    const [first, second] = [await drafted(acme.seller), await drafted(acme.admin)];
    const outcomes = await Promise.all([step(acme.seller, 'submitRegistration', first), step(acme.admin, 'submitRegistration', second)]);
    expect(outcomes.map(({ refusals }) => refusals).sort()).toEqual([[], ['DUPLICATE_OWN lines.0.familyCode']]);
    expect(outcomes.flatMap(({ errors }) => errors)).toEqual([]);
  });

  it('recognises the customer by its domain, whatever was typed around it, and opens one account for it', async () => {
    const typed = [`https://www.customer${customers}.example/about`, `sales@mail.customer${customers}.example`];
    const [one, two] = await Promise.all([submitted(acme.seller, { customerDomain: typed[0] }), submitted(globex.seller, { customerDomain: typed[1], customerName: 'Initech GmbH' })]);
    const { data } = await test.as(manager).query('query ($one: ID!, $two: ID!) { one: registration(id: $one) { customerDomain customer { id status } } two: registration(id: $two) { customerDomain customer { id status } } }', { one: one.id, two: two.id });
    const seen = data as Record<'one' | 'two', { customerDomain: string; customer: { id: string; status: string } }>; // as selected
    expect(seen.one.customer).toEqual(seen.two.customer);
    expect([seen.one.customer.status, seen.one.customerDomain, seen.two.customerDomain]).toEqual(['PROVISIONAL', ...typed]);
  });

  it('recognises a customer without a domain by its name in its country', async () => {
    const nameless = { customerDomain: null, noDomainReason: 'No site.', customerName: `Workshop ${customers}` };
    await submitted(acme.seller, nameless);
    const again = await drafted(acme.admin, { ...nameless, customerName: `WORKSHOP ${customers}` });
    expect((await step(acme.admin, 'submitRegistration', again)).refusals).toEqual(['DUPLICATE_OWN lines.0.familyCode']);
    const abroad = await drafted(acme.admin, { ...nameless, customerCountry: 'FR' });
    expect((await step(acme.admin, 'submitRegistration', abroad)).refusals).toEqual([]);
  });
});

describe('withdrawing', () => {
  it('is final, frees the key, and is the partner’s alone', async () => {
    const claim = await submitted();
    expect((await step(manager, 'withdrawRegistration', claim)).errors[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
    const { record } = await step(acme.admin, 'withdrawRegistration', claim);
    expect(record).toMatchObject({ status: 'WITHDRAWN', version: 3 });
    expect((await step(acme.seller, 'submitRegistration', record as Version)).refusals).toEqual(['INVALID_RESOURCE_STATE']); // as selected
    expect((await step(acme.seller, 'submitRegistration', await drafted())).refusals).toEqual([]);
  });
});
