import { randomUUID } from 'node:crypto';
import { sql } from '@channelgraph/database';
import { actor, insertRows, openTestSubgraph, type TestSubgraph } from '@channelgraph/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { carriedOut, type Outcome } from '../../testing/asking.ts';
import { holding, idOf, someone } from '../../testing/situation.ts';
import { partners } from '../subgraph.ts';

const [globe, emea, apac] = [idOf('globe'), idOf('emea'), idOf('apac')];
const admin = actor('VENDOR_ADMIN');
const csmOfEmea = actor('CHANNEL_SALES_MANAGER', { personId: idOf('Anna') });
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
    { id: idOf('DE'), code: 'DE', name: 'Germany', kind: 'COUNTRY', parent_id: emea }, { id: idOf('JP'), code: 'JP', name: 'Japan', kind: 'COUNTRY', parent_id: apac },
  ]);
  await insertRows(test.database, 'partners.person', [someone('Anna', 'VENDOR')]);
  await insertRows(test.database, 'partners.territory_ownership', [holding({ person_id: idOf('Anna'), region: 'EMEA' })]);
});
afterAll(() => test.close());
beforeEach(async () => {
  await test.database.run(sql`delete from partners.partner`);
  await test.database.run(sql`delete from partners.outbox`);
  test.clock.set('2026-11-18T10:00:00Z');
});

type Answer = Outcome<'partner', { readonly id: string; readonly status: string; readonly version: number }>;
const create = (changes: object = {}, as = admin) => carriedOut<Answer>(test.as(as).query(CREATE, { input: { ...details, ...changes } }));
const created = async (changes: object = {}) => (await create(changes)).partner?.id ?? '';
const take = (field: string, input: object, as = admin) => carriedOut<Answer>(test.as(as).query(step(field), { input }));
const told = () => test.database.rows<{ type: string; data: { version: number; status: string } }>(sql`select type, data from partners.outbox order by position`);

describe('recording a company to recruit', () => {
  it('makes it a prospect at home in its region, and tells the others', async () => {
    const { partner, userErrors } = await create();
    expect(userErrors).toEqual([]);
    expect(partner).toMatchObject({ name: 'Acme GmbH', status: 'PROSPECT', statusSince: '2026-11-18T10:00:00.000Z', region: 'EMEA', version: 1 });
    expect(await told()).toMatchObject([{ type: 'channelgraph.partners.partner.created.v1', data: { id: partner?.id, version: 1, status: 'PROSPECT', region: 'EMEA' } }]);
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
    expect(userErrors.map(({ code }) => code)).toEqual(['REQUIRED_FIELD_MISSING', 'NOT_ENOUGH_VALUES', 'INVALID_VALUE']);
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
    expect(await test.as(actor('PARTNER_SALES_MANAGER')).query(CREATE, { input: details }))
      .toMatchObject({ data: { createPartner: null }, errors: [{ extensions: { code: 'FORBIDDEN' } }] });
  });
});

describe('a step in the life of a partner', () => {
  it('is saved under the next version and told with the state after it', async () => {
    const id = await created();
    test.clock.set('2026-11-20T08:00:00Z');
    expect(await take('applyPartner', { id, expectedVersion: 1 })).toEqual({ partner: { id, status: 'APPLICANT', version: 2 }, userErrors: [] });
    expect((await told()).at(-1)).toMatchObject({ type: 'channelgraph.partners.partner.applied.v1', data: { version: 2, status: 'APPLICANT', statusSince: '2026-11-20T08:00:00.000Z' } });
  });

  it('happens once however often the command is sent, and its key serves no other', async () => {
    const id = await created();
    const clientMutationId = randomUUID();
    const first = await take('applyPartner', { id, expectedVersion: 1, clientMutationId });
    expect(first).toEqual({ partner: { id, status: 'APPLICANT', version: 2 }, userErrors: [] });
    expect(await take('applyPartner', { id, expectedVersion: 1, clientMutationId })).toEqual(first);
    expect(await take('beginPartnerReview', { id, expectedVersion: 2, clientMutationId })).toMatchObject({ partner: null, userErrors: [{ code: 'IDEMPOTENCY_KEY_REUSED' }] });
    expect(await take('beginPartnerReview', { id, expectedVersion: 2, clientMutationId: 'again' })).toMatchObject({ partner: null, userErrors: [{ code: 'INVALID_STRING_FORMAT', field: ['clientMutationId'] }] });
    expect(await told()).toHaveLength(2);
  });

  it('walks the whole way', async () => {
    const id = await created();
    const way = ['applyPartner', 'beginPartnerReview', 'approvePartner', 'startPartnerOnboarding', 'activatePartner', 'suspendPartner', 'reinstatePartner', 'suspendPartner', 'startPartnerOffboarding', 'terminatePartner'];
    for (const [index, field] of way.entries()) {
      expect(await take(field, { id, expectedVersion: index + 1 }, field === 'approvePartner' ? actor('VENDOR_ADMIN') : admin)).toMatchObject({ partner: { version: index + 2 }, userErrors: [] });
    }
    expect((await told()).map(({ data }) => data.status)).toEqual([
      'PROSPECT', 'APPLICANT', 'UNDER_REVIEW', 'APPROVED', 'ONBOARDING', 'ACTIVE', 'SUSPENDED', 'ACTIVE', 'SUSPENDED', 'OFFBOARDING', 'TERMINATED',
    ]);
  });

  it('is not decided by whoever handed in the application', async () => {
    const id = await created();
    await take('applyPartner', { id, expectedVersion: 1 });
    expect(await take('declinePartner', { id, expectedVersion: 2 })).toMatchObject({ partner: null, userErrors: [{ code: 'ACTION_NOT_PERMITTED' }] });
    await take('beginPartnerReview', { id, expectedVersion: 2 });
    expect(await take('approvePartner', { id, expectedVersion: 3 })).toMatchObject({ partner: null, userErrors: [{ code: 'ACTION_NOT_PERMITTED' }] });
    expect(await take('approvePartner', { id, expectedVersion: 3 }, csmOfEmea)).toMatchObject({ partner: { status: 'APPROVED' }, userErrors: [] });
  });

  it('is refused on a version somebody else has replaced, and when it is not the next step', async () => {
    const id = await created();
    expect(await take('applyPartner', { id, expectedVersion: 7 })).toMatchObject({ partner: null, userErrors: [{ code: 'CONCURRENT_MODIFICATION', field: ['expectedVersion'] }] });
    expect(await take('activatePartner', { id, expectedVersion: 1 })).toMatchObject({ partner: null, userErrors: [{ code: 'INVALID_RESOURCE_STATE' }] });
    expect(await told()).toHaveLength(1);
  });

  it('looks the same for a partner out of sight and for none', async () => {
    const ids = [await created({ country: 'JP' }), randomUUID(), 'nonsense'];
    const answers = await Promise.all(ids.map(id => take('applyPartner', { id, expectedVersion: 1 }, csmOfEmea)));
    expect(answers[0]).toMatchObject({ partner: null, userErrors: [{ code: 'NOT_FOUND', field: ['id'] }] });
    expect(answers).toEqual(answers.map(() => answers[0]));
  });
});
