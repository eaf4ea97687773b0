import { randomUUID } from 'node:crypto';
import { sql } from '@channelgraph/database';
import { actor, insertRows, openTestSubgraph, type TestSubgraph } from '@channelgraph/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sketch } from '../subgraph.ts';

const since = '2026-01-01T00:00:00.000Z';
const [acme, globex] = [randomUUID(), randomUUID()];
const company = (id: string) => ({
  id, name: 'Acme', kind: 'RESELLER', engagement_models: ['SELL_THROUGH'], status: 'ACTIVE', status_since: since, country: 'DE', region: 'EMEA', segment: 'MID_MARKET',
  created_at: since, version: 1,
});
const CREATE = `mutation ($input: CreateSampleItemInput!) { createSampleItem(input: $input) {
  sampleItem { id name createdAt version partner { id } } userErrors { code field } clientMutationId } }`;
const OF_PARTNER = `query ($partners: [_Any!]!) { _entities(representations: $partners) {
  ... on Partner { sampleItems(first: 1) { totalCount edges { node { name } } pageInfo { hasNextPage endCursor } } } } }`;

let test: TestSubgraph;
beforeAll(async () => {
  test = await openTestSubgraph(sketch);
  await insertRows(test.database, 'sketch.partner', [company(acme), company(globex)]);
});
afterAll(() => test.close());

const admin = actor('VENDOR_ADMIN');
const create = async (input: object = {}, as = admin) => (await test.as(as).query(CREATE, { input: { partnerId: acme, name: 'First', ...input } })).data?.createSampleItem;
const told = () => test.database.rows<{ type: string; data: unknown }>(sql`select type, data from sketch.outbox order by position`);

describe('recording one of the sample items of a partner', () => {
  it('keeps it, and tells the others once however often the command is sent', async () => {
    const clientMutationId = randomUUID();
    const first = await create({ clientMutationId });
    expect(first).toMatchObject({ sampleItem: { name: 'First', createdAt: '2026-11-18T10:00:00.000Z', version: 1, partner: { id: acme } }, userErrors: [], clientMutationId });
    expect(await create({ clientMutationId })).toEqual(first);
    expect(await told()).toMatchObject([{ type: 'channelgraph.sketch.sample-item.created.v1', data: { id: first.sampleItem.id, version: 1, partnerId: acme, name: 'First' } }]);
  });

  it.each([
    ['a name of blanks', { name: ' ' }, 'REQUIRED_FIELD_MISSING', 'name'],
    ['a partner that does not exist', { partnerId: randomUUID() }, 'NOT_FOUND', 'partnerId'],
    ['what is no id', { partnerId: 'nonsense' }, 'NOT_FOUND', 'partnerId'],
  ])('is refused with %s, and leaves no trace', async (_, input, code, field) => {
    const before = await told();
    expect(await create(input)).toMatchObject({ sampleItem: null, userErrors: [{ code, field: [field] }] });
    expect(await told()).toEqual(before);
  });

  it('is refused for a partner out of reach, like for none', async () => {
    expect(await create({}, actor('CHANNEL_SALES_MANAGER'))).toMatchObject({ sampleItem: null, userErrors: [{ code: 'NOT_FOUND', field: ['partnerId'] }] });
  });

  it('is nobody else’s', async () => {
    const { data, errors } = await test.as(actor('PARTNER_ADMIN')).query(CREATE, { input: { partnerId: acme, name: 'First' } });
    expect({ data, errors }).toMatchObject({ data: { createSampleItem: null }, errors: [{ extensions: { code: 'FORBIDDEN' } }] });
  });
});

describe('reading sample items', () => {
  it('answers references to them in the order asked, null for what is unknown or out of sight', async () => {
    const { sampleItem: { id } } = await create({ name: 'Second' });
    const entities = 'query ($all: [_Any!]!) { _entities(representations: $all) { ... on SampleItem { name } } }';
    const all = ['nonsense', id, randomUUID()].map(one => ({ __typename: 'SampleItem', id: one }));
    expect(await test.as(admin).query(entities, { all })).toMatchObject({ data: { _entities: [null, { name: 'Second' }, null] }, errors: [] });
    expect(await test.as(actor('PARTNER_ADMIN')).query(entities, { all })).toMatchObject({ data: { _entities: [null, null, null] }, errors: [] });
    expect((await test.as(admin).query('query ($id: ID!) { sampleItem(id: $id) { name } }', { id })).data).toEqual({ sampleItem: { name: 'Second' } });
  });

  it('goes page by page', async () => {
    const page = async (after: string | null) => (await test.as(admin).query(
      'query ($after: String) { sampleItems(first: 1, after: $after) { totalCount edges { node { name } } pageInfo { endCursor hasNextPage } } }', { after })).data?.sampleItems;
    const first = await page(null);
    expect(first).toMatchObject({ totalCount: 2, edges: [{ node: { name: 'First' } }], pageInfo: { hasNextPage: true } });
    expect(await page(first.pageInfo.endCursor)).toMatchObject({ edges: [{ node: { name: 'Second' } }], pageInfo: { hasNextPage: false } });
  });

  it('takes as many questions to the tables for many partners as for one', async () => {
    const ask = async (ids: readonly string[]) => {
      test.statements.clear();
      const answer = await test.as(admin).query(OF_PARTNER, { partners: ids.map(id => ({ __typename: 'Partner', id })) });
      return { answer, statements: test.statements.texts.length };
    };
    const one = await ask([acme]);
    const many = await ask([acme, globex, ...Array.from({ length: 20 }, () => randomUUID())]);
    expect(one.answer).toMatchObject({ data: { _entities: [{ sampleItems: { totalCount: 2, edges: [{ node: { name: 'First' } }], pageInfo: { hasNextPage: true } } }] }, errors: [] });
    expect(many.answer.data?._entities[1]).toEqual({ sampleItems: { totalCount: 0, edges: [], pageInfo: { hasNextPage: false, endCursor: null } } });
    expect(many.statements).toBe(one.statements);
  });

  it('shows nothing of a partner out of reach, and nothing at all to who may not ask', async () => {
    const partners = [{ __typename: 'Partner', id: acme }];
    const hidden = await test.as(actor('PARTNER_ADMIN', { partnerId: acme })).query(OF_PARTNER, { partners });
    expect(hidden.errors).toEqual([]);
    expect(hidden.data?._entities[0]?.sampleItems ?? null).toBeNull();
    expect(await test.as(actor('ENABLEMENT_MANAGER')).query(OF_PARTNER, { partners })).toMatchObject({ data: { _entities: [{ sampleItems: null }] }, errors: [{ extensions: { code: 'FORBIDDEN' } }] });
  });
});
