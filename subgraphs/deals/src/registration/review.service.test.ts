import { sql } from '@channelgraph/database';
import { openTestSubgraph, type TestSubgraph } from '@channelgraph/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { carryOut, of } from '../../testing/commands.ts';
import { form, looksAfter, openMarket, owns, partner, person } from '../../testing/market.ts';
import { deals } from '../subgraph.ts';

const NOW = '2026-11-18T10:00:00.000Z';
const acme = partner();
const globex = partner();
const manager = person('CHANNEL_SALES_MANAGER');
const elsewhere = person('CHANNEL_SALES_MANAGER');
const portfolioManager = person('PARTNER_SALES_MANAGER');

let test: TestSubgraph;
let customers = 0;
beforeAll(async () => {
  test = await openTestSubgraph(deals, { now: NOW });
  await openMarket(test.database);
  await test.publish(...acme.facts, ...globex.facts, owns(manager, 'GLOBAL'), owns(elsewhere, 'APAC'), looksAfter(portfolioManager, acme));
});
afterAll(() => test.close());
beforeEach(() => { test.clock.set(NOW); customers += 1; });

interface Version { readonly id: string; readonly version: number }
const step = (by: typeof manager, mutation: string, record: Version, more = {}) => carryOut(test, by, { mutation, input: { ...of(record), ...more } });
const succeed = async (by: typeof manager, mutation: string, input: object) => (await carryOut(test, by, { mutation, input: { ...input } })).record as Version; // it must succeed

/** Each test has a customer of its own. */
async function submitted(by = acme.seller, changes = {}): Promise<Version> {
  return succeed(by, 'submitRegistration', of(await succeed(by, 'createRegistrationDraft', form({ customerDomain: `customer${customers}.example`, ...changes }))));
}
const underReview = async (by = acme.seller, changes = {}) => succeed(manager, 'beginRegistrationReview', of(await submitted(by, changes)));
const approved = async (by = acme.seller, changes = {}) => succeed(manager, 'approveRegistration', of(await underReview(by, changes)));
const lines = (...families: readonly string[]) => ({ lines: families.map(familyCode => ({ familyCode, quantity: 1, listValue: { amountMinor: '900000', currency: 'USD' } })) });

describe('reviewing', () => {
  it('is for those who run the territory, or everything', async () => {
    const claim = await submitted();
    expect((await step(elsewhere, 'beginRegistrationReview', claim)).refusals).toEqual(['NOT_FOUND id']);
    for (const by of [acme.admin, acme.seller, portfolioManager, person('ACCOUNT_MANAGER')]) {
      expect((await step(by, 'beginRegistrationReview', claim)).errors[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
    }
    expect((await step(person('VENDOR_ADMIN'), 'beginRegistrationReview', claim)).record).toMatchObject({ status: 'UNDER_REVIEW', version: 3 });
  });

  it('is not for whoever drafted or submitted', async () => {
    const draft = await succeed(manager, 'createRegistrationDraft', { ...form({ customerDomain: `customer${customers}.example` }), partnerId: acme.id });
    const claim = await succeed(acme.admin, 'submitRegistration', of(draft));
    expect((await step(manager, 'beginRegistrationReview', claim)).refusals).toEqual(['ACTION_NOT_PERMITTED']);
  });
});

describe('approving', () => {
  it('protects the customer from now on', async () => {
    expect((await step(manager, 'approveRegistration', await underReview(acme.seller, lines('SECURITY', 'BACKUP')))).record).toMatchObject({ status: 'APPROVED', decidedAt: NOW, protectedUntil: '2027-02-16T10:00:00.000Z' });
  });

  it('is refused while another partner holds one of the families, and possible for others', async () => {
    await approved(acme.seller, lines('BACKUP', 'STORAGE'));
    expect((await step(manager, 'approveRegistration', await underReview(globex.seller, lines('STORAGE', 'SECURITY')))).refusals).toEqual(['ACCOUNT_NOT_AVAILABLE']);
    expect((await step(manager, 'approveRegistration', await underReview(globex.admin, { ...lines('SECURITY'), customerCountry: 'FR' }))).refusals).toEqual([]);
  });

  it('covers the whole group of a customer', async () => {
    const [parent, child] = [`parent${customers}.example`, `child${customers}.example`];
    await approved(acme.seller, { customerDomain: parent });
    const claim = await underReview(globex.seller, { customerDomain: child });
    await test.database.run(sql`update deals.customer_account set group_id = (select id from deals.customer_account where domain = ${parent}) where domain = ${child}`);
    expect((await step(manager, 'approveRegistration', claim)).refusals).toEqual(['ACCOUNT_NOT_AVAILABLE']);
  });

  it('waits until the earlier claim is decided, either way', async () => {
    const first = await underReview(acme.seller);
    test.clock.set('2026-11-18T10:01:00Z');
    const second = await underReview(globex.seller);
    expect((await step(manager, 'approveRegistration', second)).refusals).toEqual(['INVALID_RESOURCE_STATE']);
    expect((await step(manager, 'rejectRegistration', first, { code: 'OUT_OF_TERRITORY' })).refusals).toEqual([]);
    expect((await step(manager, 'approveRegistration', second)).refusals).toEqual([]);
  });

  it('is possible again at the instant protection ends, and after a withdrawal', async () => {
    const first = await approved();
    const second = await underReview(globex.seller);
    test.clock.set('2027-02-16T09:59:59.999Z');
    expect((await step(manager, 'approveRegistration', second)).refusals).toEqual(['ACCOUNT_NOT_AVAILABLE']);
    test.clock.set('2027-02-16T10:00:00.000Z');
    const { record } = await step(manager, 'approveRegistration', second);
    expect(record).toMatchObject({ status: 'APPROVED' });
    expect((await step(acme.seller, 'convertRegistration', first)).refusals).toEqual(['INVALID_RESOURCE_STATE']);
    await step(globex.seller, 'withdrawRegistration', record as Version); // as selected
    expect((await step(manager, 'approveRegistration', await underReview(acme.admin, { expectedCloseOn: '2027-05-01' }))).refusals).toEqual([]);
  });

  it('is refused by the table in the same words, where the rules knew nothing', async () => {
    const claim = await underReview();
    await test.database.run(sql`
      insert into deals.protection (registration_id, account_group_id, family_code, country, valid)
      select ${(await submitted(globex.seller, { customerDomain: 'other.example', ...lines('SECURITY') })).id}::uuid, c.group_id, 'BACKUP', 'DE', tstzrange(${NOW}, null)
      from deals.customer_account c where c.domain = ${`customer${customers}.example`}`);
    expect((await step(manager, 'approveRegistration', claim)).refusals).toEqual(['ACCOUNT_NOT_AVAILABLE']);
  });
});

describe('rejecting', () => {
  it('tells the partner the code, its sentence and the note, and no more', async () => {
    const { record } = await step(manager, 'rejectRegistration', await underReview(), { code: 'OUT_OF_TERRITORY', noteToPartner: 'Ask your Swiss sister.' });
    const { data } = await test.as(acme.seller).query('query ($id: ID!) { registration(id: $id) { status rejection { code message note } reviewer { id } customer { id } } }', { id: (record as Version).id }); // as selected
    expect(data).toEqual({ registration: { status: 'REJECTED', rejection: { code: 'OUT_OF_TERRITORY', message: expect.stringMatching(/territor/) as string, note: 'Ask your Swiss sister.' }, reviewer: null, customer: null } }); // vitest's matcher
  });

  it('adds no word to the neutral code', async () => {
    expect((await step(manager, 'rejectRegistration', await underReview(), { code: 'ACCOUNT_NOT_AVAILABLE', noteToPartner: 'Globex has it.' })).refusals).toEqual(['INVALID_VALUE noteToPartner']);
  });
});

describe('converting', () => {
  it('makes a deal of the registration’s owner, worth its list value, and tells both', async () => {
    const claim = await approved(acme.seller, lines('BACKUP', 'SECURITY'));
    const { record } = await step(portfolioManager, 'convertRegistration', claim, { name: 'Backup for all' });
    const { id } = (record as { deal: { id: string } }).deal; // as selected
    const { data } = await test.as(acme.seller).query('query ($id: ID!) { deal(id: $id) { name stage probability value { amountMinor currency } owner { id } registration { id status } routeToMarket families { code } customerName customer { id } } }', { id });
    expect(data).toEqual({ deal: {
      name: 'Backup for all', stage: 'PROSPECT', probability: 10, value: { amountMinor: '1800000', currency: 'USD' }, owner: { id: acme.seller.personId },
      registration: { id: claim.id, status: 'CONVERTED' }, routeToMarket: 'CHANNEL', families: [{ code: 'BACKUP' }, { code: 'SECURITY' }], customerName: 'Initech', customer: null,
    } });
    const facts = await test.database.rows<{ type: string }>(sql`select type from deals.outbox where subject in (${`Deal/${id}`}, ${`DealRegistration/${claim.id}`}) order by position`);
    expect(facts.map(({ type }) => type.split('.').slice(2, 4).join(' '))).toEqual(['registration drafted', 'registration submitted', 'registration review-begun', 'registration approved', 'registration converted', 'deal created']);
  });

  it('keeps the customer protected until the deal closes', async () => {
    const { record } = await step(acme.seller, 'convertRegistration', await approved());
    const rival = await underReview(globex.seller);
    expect((await step(manager, 'approveRegistration', rival)).refusals).toEqual(['ACCOUNT_NOT_AVAILABLE']);
    test.clock.set('2026-11-19T10:00:00Z');
    const { id } = (record as { deal: { id: string } }).deal; // as selected
    expect((await carryOut(test, acme.seller, { mutation: 'closeDealLost', input: { id, expectedVersion: 1, reason: 'PRICE' } })).refusals).toEqual([]);
    expect((await step(manager, 'approveRegistration', rival)).refusals).toEqual([]);
  });
});
