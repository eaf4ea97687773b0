import { randomUUID } from 'node:crypto';
import { sql } from '@channelgraph/database';
import { actor, insertRows, openTestSubgraph, type TestSubgraph } from '@channelgraph/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { asked, carriedOut, type Outcome } from '../../testing/asking.ts';
import { BEGAN, holding, idOf, someone } from '../../testing/situation.ts';
import { partners } from '../subgraph.ts';

const now = '2026-11-18T10:00:00.000Z';
const [globe, emea, germany] = [idOf('globe'), idOf('emea'), idOf('germany')];
const [anna, ben, lena] = [idOf('Anna'), idOf('Ben'), idOf('Lena')];
const held = idOf('anna owns emea');
const admin = actor('VENDOR_ADMIN');

const TREE = '{ territories { code name kind parent { code } owners { id person { name } validFrom validTo version } } }';
const ASSIGN = `mutation ($input: AssignTerritoryOwnerInput!) { assignTerritoryOwner(input: $input) {
  ownership { id person { name } validFrom validTo version } userErrors { code field message } } }`;
const END = 'mutation ($input: EndTerritoryOwnershipInput!) { endTerritoryOwnership(input: $input) { ownership { id validTo version } userErrors { code } } }';

let test: TestSubgraph;
beforeAll(async () => {
  test = await openTestSubgraph(partners, { now });
  await insertRows(test.database, 'partners.territory', [
    { id: globe, code: 'GLOBAL', name: 'Whole channel', kind: 'GLOBAL' }, { id: emea, code: 'EMEA', name: 'Europe', kind: 'REGION', parent_id: globe },
    { id: germany, code: 'DE', name: 'Germany', kind: 'COUNTRY', parent_id: emea }, { id: idOf('fr'), code: 'FR', name: 'France', kind: 'COUNTRY', parent_id: emea },
  ]);
  await insertRows(test.database, 'partners.person', [someone('Anna', 'VENDOR'), someone('Ben', 'VENDOR'), someone('Lena', 'PARTNER')]);
});
beforeEach(async () => {
  await test.database.run(sql`delete from partners.territory_ownership`);
  await test.database.run(sql`delete from partners.outbox`);
  await insertRows(test.database, 'partners.territory_ownership', [holding({ id: held, person_id: anna, region: 'EMEA' })]);
});
afterAll(() => test.close());

const assign = (input: object) => carriedOut<Outcome<'ownership'>>(test.as(admin).query(ASSIGN, { input }));
const end = (expectedVersion: number) => carriedOut<Outcome<'ownership'>>(test.as(admin).query(END, { input: { id: held, expectedVersion } }));
const told = () => test.database.rows<{ type: string; data: object }>(sql`select type, data from partners.outbox order by position`);

describe('the territories', () => {
  it('are a tree: the whole, its regions, their countries, with who owns them', async () => {
    const { territories } = await asked<{ readonly territories: unknown }>(test.as(admin).query(TREE));
    expect(territories).toMatchObject([
      { code: 'GLOBAL', kind: 'GLOBAL', parent: null, owners: [] },
      { code: 'EMEA', kind: 'REGION', parent: { code: 'GLOBAL' }, owners: [{ person: { name: 'Anna' }, validFrom: BEGAN, validTo: null }] },
      { code: 'FR', kind: 'COUNTRY', parent: { code: 'EMEA' }, owners: [] },
      { code: 'DE', kind: 'COUNTRY', parent: { code: 'EMEA' }, owners: [] },
    ]);
  });

  it('take one question each for tree, parents, owners and people, however many they are', async () => {
    test.statements.clear();
    await test.as(admin).query(TREE);
    expect(test.statements.texts).toHaveLength(4);
  });

  it('show partners the tree, not its owners', async () => {
    const answer = await test.as(actor('PARTNER_SELLER', { personId: lena })).query(TREE);
    expect(answer).toMatchObject({ data: { territories: [{ code: 'GLOBAL', owners: null }, { code: 'EMEA', owners: null }, { code: 'FR' }, { code: 'DE' }] } });
    expect(new Set(answer.errors.map(({ extensions }) => extensions['code']))).toEqual(new Set(['FORBIDDEN']));
  });

  it('are not for whoever did not sign in, not even by reference', async () => {
    const ASK = 'query ($of: [_Any!]!) { territories { code } _entities(representations: $of) { ... on Territory { code } } }';
    expect(await test.as(actor('SYSTEM')).query(ASK, { of: [{ __typename: 'Territory', id: emea }] }))
      .toMatchObject({ data: { territories: null, _entities: [null] }, errors: [{ extensions: { code: 'FORBIDDEN' } }] });
  });
});

describe('giving a territory to somebody', () => {
  it('adds an owner from now on and tells', async () => {
    const { ownership, userErrors } = await assign({ territoryId: emea, personId: ben });
    expect(userErrors).toEqual([]);
    expect(ownership).toMatchObject({ person: { name: 'Ben' }, validFrom: now, validTo: null, version: 1 });
    expect(await told()).toEqual([{
      type: 'channelgraph.partners.territory-ownership.assigned.v1',
      data: { id: ownership?.id, version: 1, personId: ben, region: 'EMEA', validFrom: now, validTo: null },
    }]);
  });

  it.each([
    ['of a country', { territoryId: germany, personId: ben }, 'INVALID_VALUE', 'territoryId'],
    ['of nowhere', { territoryId: idOf('nowhere'), personId: ben }, 'NOT_FOUND', 'territoryId'],
    ['to somebody of a partner', { territoryId: emea, personId: lena }, 'INVALID_VALUE', 'personId'],
    ['to the owner', { territoryId: emea, personId: anna }, 'DUPLICATE_KEY_VALUE', 'personId'],
  ])('is refused %s', async (_, input, code, field) => {
    expect(await assign(input)).toMatchObject({ ownership: null, userErrors: [{ code, field: [field] }] });
    expect(await told()).toEqual([]);
  });

  it('is channel operations’ alone', async () => {
    const { errors } = await test.as(actor('CHANNEL_SALES_MANAGER', { personId: anna })).query(ASSIGN, { input: { territoryId: globe, personId: anna } });
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });
});

describe('taking a territory from somebody', () => {
  it('ends the ownership now, tells, and happens once', async () => {
    expect(await end(1)).toEqual({ ownership: { id: held, validTo: now, version: 2 }, userErrors: [] });
    expect(await told()).toMatchObject([{ type: 'channelgraph.partners.territory-ownership.ended.v1', data: { id: held, version: 2, validTo: now } }]);
    expect(await end(2)).toMatchObject({ ownership: null, userErrors: [{ code: 'INVALID_RESOURCE_STATE' }] });
  });

  it('answers a repeated command as it did before', async () => {
    const input = { id: held, expectedVersion: 1, clientMutationId: randomUUID() };
    const ask = () => carriedOut<Outcome<'ownership'>>(test.as(admin).query(END, { input }));
    expect([await ask(), await ask()]).toMatchObject([{ ownership: { version: 2 } }, { ownership: { version: 2 }, userErrors: [] }]);
  });
});
