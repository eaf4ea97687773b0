import { randomUUID } from 'node:crypto';
import { sql } from '@channelgraph/database';
import { demoId } from '@channelgraph/demo';
import { actor, insertRows, openTestSubgraph, type TestSubgraph } from '@channelgraph/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { partners } from '../subgraph.ts';

const [globe, emea, apac, anna] = [demoId('globe'), demoId('emea'), demoId('apac'), demoId('anna')];
const admin = actor('VENDOR_ADMIN');
const csmOfEmea = actor('CHANNEL_SALES_MANAGER', { personId: anna });
const details = { name: 'Acme GmbH', kind: 'RESELLER', engagementModels: ['SELL_THROUGH'], country: 'DE', segment: 'MID_MARKET' };
const CREATE = `mutation ($input: CreatePartnerInput!) { createPartner(input: $input) {
  partner { id name status statusSince region version } userErrors { code field message } clientMutationId } }`;
const step = (field: string) => `mutation ($input: ChangePartnerInput!) { ${field}(input: $input) { partner { id status version } userErrors { code field message } } }`;

let test: TestSubgraph;
beforeAll(async () => {
  test = await openTestSubgraph(partners);
  await insertRows(test.database, 'partners.territory', [
    { id: globe, code: 'GLOBAL', name: 'Whole', kind: 'GLOBAL' },
    { id: emea, code: 'EMEA', name: 'EMEA', kind: 'REGION', parent_id: globe }, { id: apac, code: 'APAC', name: 'APAC', kind: 'REGION', parent_id: globe },
    { id: demoId('DE'), code: 'DE', name: 'Germany', kind: 'COUNTRY', parent_id: emea }, { id: demoId('JP'), code: 'JP', name: 'Japan', kind: 'COUNTRY', parent_id: apac },
  ]);
  await insertRows(test.database, 'partners.person', [{ id: anna, name: 'Anna', email: 'anna@vendor.example.com', side: 'VENDOR' }]);
  await insertRows(test.database, 'partners.territory_ownership', [{ id: demoId('o'), person_id: anna, region: 'EMEA', valid_from: '2026-01-01T00:00:00Z', version: 1 }]);
});
afterAll(() => test.close());
beforeEach(async () => {
  await test.database.run(sql`delete from partners.partner`);
  await test.database.run(sql`delete from partners.outbox`);
  test.clock.set('2026-11-18T10:00:00Z');
});

const create = async (changes: object = {}, as = admin) => (await test.as(as).query(CREATE, { input: { ...details, ...changes } })).data.createPartner;
const told = () => test.database.rows<{ type: string; data: { version: number; status: string } }>(sql`select type, data from partners.outbox order by position`);

describe('recording a company to recruit', () => {
  it('makes it a prospect at home in its region, and tells the others', async () => {
    const { partner, userErrors } = await create();
    expect(userErrors).toEqual([]);
    expect(partner).toMatchObject({ name: 'Acme GmbH', status: 'PROSPECT', statusSince: '2026-11-18T10:00:00.000Z', region: 'EMEA', version: 1 });
    expect(await told()).toMatchObject([{ type: 'channelgraph.partners.partner.created.v1', data: { id: partner.id, version: 1, status: 'PROSPECT', region: 'EMEA' } }]);
  });

  it('happens once however often the command is sent', async () => {
    const clientMutationId = randomUUID();
    const first = await create({ clientMutationId });
    const second = await create({ clientMutationId });
    expect(second.partner).toEqual(first.partner);
    expect(await told()).toHaveLength(1);
  });

  it('refuses a key that named another command', async () => {
    const clientMutationId = randomUUID();
    await create({ clientMutationId });
    expect(await create({ clientMutationId, name: 'Other' })).toMatchObject({ partner: null, userErrors: [{ code: 'IDEMPOTENCY_KEY_REUSED' }] });
  });

  it('refuses a key that is no UUID, as a refusal and not as an error', async () => {
    expect(await create({ clientMutationId: 'again' })).toMatchObject({ partner: null, userErrors: [{ code: 'INVALID_STRING_FORMAT', field: ['clientMutationId'] }] });
  });

  it('tells everything that is wrong at once, and leaves no trace', async () => {
    const { partner, userErrors } = await create({ name: '', engagementModels: [], country: 'UK' });
    expect(partner).toBeNull();
    expect(userErrors.map(({ code }: { code: string }) => code)).toEqual(['REQUIRED_FIELD_MISSING', 'NOT_ENOUGH_VALUES', 'INVALID_VALUE']);
    expect(await told()).toEqual([]);
  });

  it('is refused where the vendor does not sell', async () => {
    expect(await create({ country: 'BR' })).toMatchObject({ userErrors: [{ code: 'OUT_OF_TERRITORY' }] });
  });

  it('is a channel sales manager’s in the own territory only', async () => {
    expect(await create({}, csmOfEmea)).toMatchObject({ userErrors: [] });
    expect(await create({ country: 'JP' }, csmOfEmea)).toMatchObject({ partner: null, userErrors: [{ code: 'NOT_FOUND' }] });
    expect(await told()).toHaveLength(1);
  });

  it('is nobody else’s', async () => {
    const { data, errors } = await test.as(actor('PARTNER_SALES_MANAGER')).query(CREATE, { input: details });
    expect(data).toEqual({ createPartner: null });
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });
});

describe('a step in the life of a partner', () => {
  it('is saved under the next version and told with the state after it', async () => {
    const { partner } = await create();
    test.clock.set('2026-11-20T08:00:00Z');
    const { data } = await test.as(admin).query(step('applyPartner'), { input: { id: partner.id, expectedVersion: 1 } });
    expect(data.applyPartner).toEqual({ partner: { id: partner.id, status: 'APPLICANT', version: 2 }, userErrors: [] });
    expect((await told()).at(-1)).toMatchObject({ type: 'channelgraph.partners.partner.applied.v1', data: { version: 2, status: 'APPLICANT', statusSince: '2026-11-20T08:00:00.000Z' } });
  });

  it('walks the whole way', async () => {
    const { partner } = await create();
    const way = ['applyPartner', 'beginPartnerReview', 'approvePartner', 'startPartnerOnboarding', 'activatePartner', 'suspendPartner', 'reinstatePartner', 'suspendPartner', 'startPartnerOffboarding', 'terminatePartner'];
    for (const [index, field] of way.entries()) {
      const { data } = await test.as(admin).query(step(field), { input: { id: partner.id, expectedVersion: index + 1 } });
      expect(data[field]).toMatchObject({ partner: { version: index + 2 }, userErrors: [] });
    }
    expect((await told()).map(({ data }) => data.status)).toEqual([
      'PROSPECT', 'APPLICANT', 'UNDER_REVIEW', 'APPROVED', 'ONBOARDING', 'ACTIVE', 'SUSPENDED', 'ACTIVE', 'SUSPENDED', 'OFFBOARDING', 'TERMINATED',
    ]);
  });

  it('is refused on a version somebody else has replaced, and when it is not the next step', async () => {
    const { partner } = await create();
    const { data } = await test.as(admin).query(step('applyPartner'), { input: { id: partner.id, expectedVersion: 7 } });
    expect(data.applyPartner).toMatchObject({ partner: null, userErrors: [{ code: 'CONCURRENT_MODIFICATION', field: ['expectedVersion'] }] });
    const early = await test.as(admin).query(step('activatePartner'), { input: { id: partner.id, expectedVersion: 1 } });
    expect(early.data.activatePartner).toMatchObject({ partner: null, userErrors: [{ code: 'INVALID_RESOURCE_STATE' }] });
    expect(await told()).toHaveLength(1);
  });

  it('looks the same for a partner out of sight and for none', async () => {
    const { partner } = await create({ country: 'JP' });
    const answers = await Promise.all([partner.id, randomUUID(), 'nonsense'].map(id =>
      test.as(csmOfEmea).query(step('applyPartner'), { input: { id, expectedVersion: 1 } })));
    expect(answers.map(({ data }) => data.applyPartner.userErrors)).toEqual(Array.from({ length: 3 }, () => answers[0]?.data.applyPartner.userErrors));
    expect(answers[0]?.data.applyPartner.userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
  });
});
