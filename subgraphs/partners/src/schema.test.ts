import { ROLES } from '@channelgraph/identity';
import { actor, insertRows, openTestSubgraph, type TestSubgraph } from '@channelgraph/testing';
import { isObjectType, type GraphQLObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asked } from '../testing/asking.ts';
import { company, holding, idOf, someone, working } from '../testing/situation.ts';
import { permissions } from './permissions.ts';
import { partners } from './subgraph.ts';

const everyone = Array.from({ length: 50 }, (_, ordinal) => ordinal + 100);
const [program, silver] = [idOf('program'), idOf('silver')];
const admin = actor('VENDOR_ADMIN');

let test: TestSubgraph;
beforeAll(async () => {
  test = await openTestSubgraph(partners);
  const { database } = test;
  await insertRows(database, 'partners.partner', everyone.map(n => company(`Partner ${n}`)));
  await insertRows(database, 'partners.person', everyone.flatMap(n => [someone(`Manager ${n}`, 'VENDOR'), someone(`First ${n}`, 'PARTNER'), someone(`Second ${n}`, 'PARTNER')]));
  await insertRows(database, 'partners.employment', everyone.flatMap(n => [working(`First ${n}`, `Partner ${n}`, { id: idOf('job', n) }), working(`Second ${n}`, `Partner ${n}`)]));
  await insertRows(database, 'partners.portfolio_assignment', everyone.map(n => holding({ person_id: idOf(`Manager ${n}`), partner_id: idOf(`Partner ${n}`) })));
  await insertRows(database, 'partners.tier_program', [{ id: program, code: 'DEMO', name: 'Demo ladder', currency: 'USD' }]);
  await insertRows(database, 'partners.tier', [{ id: silver, program_id: program, code: 'SILVER', name: 'Silver', rank: 1, discount_basis_points: 0, mdf_basis_points: 0 }]);
  await insertRows(database, 'partners.tier_assignment', everyone.map(n =>
    holding({ partner_id: idOf(`Partner ${n}`), program_id: program, tier_id: silver, reason: 'Evaluated', kind: 'EVALUATION', decided_by: idOf(`Manager ${n}`) })));
});
afterAll(() => test.close());

describe('a page of partners with everything about them', () => {
  const QUERY = `query ($first: Int!) { partners(first: $first) { totalCount edges { node {
    name manager { name } managers { manager { name } } currentTier { name program { name } }
    tierHistory { tier { name } decidedBy { name } } tierProgress { tierMet { name } }
    people(first: 5) { totalCount edges { node { name employments { jobTitle partner { name } person { name } } } } } } } } }`;
  const statementsFor = async (first: number) => {
    test.statements.clear();
    const { partners: page } = await asked<{ readonly partners: unknown }>(test.as(admin).query(QUERY, { first }));
    expect(page).toMatchObject({ totalCount: 50, edges: Array.from({ length: first }, () => ({
      node: { currentTier: { name: 'Silver', program: { name: 'Demo ladder' } }, managers: [{}], tierHistory: [{}], people: { totalCount: 2, edges: [{}, {}] } },
    })) });
    return test.statements.texts.length;
  };

  it('takes as many statements for 50 as for one', async () => {
    const forOne = await statementsFor(1);
    expect(await statementsFor(50)).toBe(forOne);
  });

  it('takes one statement for a page and its tiers', async () => {
    test.statements.clear();
    await test.as(admin).query('{ partners(first: 50) { edges { node { currentTier { name } } } } }');
    expect(test.statements.texts).toHaveLength(1);
  });
});

describe('one partner with tier and progress', () => {
  it('takes three statements: the partner and its tier, the ladder, what it has reached', async () => {
    test.statements.clear();
    await asked(test.as(admin).query('query ($id: ID!) { partner(id: $id) { name currentTier { name since } tierProgress { nextTier { name } gaps { missing } } } }', { id: idOf('Partner 101') }));
    expect(test.statements.texts).toHaveLength(3);
  });
});

describe('references from other subgraphs', () => {
  const ASK = `query ($of: [_Any!]!) { _entities(representations: $of) {
    ... on Partner { name } ... on Person { name email } ... on Employment { jobTitle partner { name } } } }`;
  const of = [
    { __typename: 'Person', id: idOf('First 107') }, { __typename: 'Partner', id: idOf('Partner 103') }, { __typename: 'Person', id: idOf('Manager 107') },
    { __typename: 'Employment', id: idOf('job', 107) }, { __typename: 'Person', id: idOf('nobody') }, { __typename: 'Person', id: 'nonsense' },
  ];
  const entities = async (as: typeof admin, wanted: readonly object[]) =>
    (await asked<{ readonly _entities: unknown }>(test.as(as).query(ASK, { of: wanted })))._entities;

  it('are answered in the order asked, null where there is nothing', async () => {
    expect(await entities(admin, of)).toEqual([
      { name: 'First 107', email: 'first 107@example.com' }, { name: 'Partner 103' }, { name: 'Manager 107', email: 'manager 107@example.com' },
      { jobTitle: 'Engineer', partner: { name: 'Partner 107' } }, null, null,
    ]);
  });

  it('show a seller colleagues and the names of the vendor’s people, of others nothing', async () => {
    const seller = actor('PARTNER_SELLER', { personId: idOf('First 107'), partnerId: idOf('Partner 107') });
    expect(await entities(seller, [...of, { __typename: 'Person', id: idOf('First 108') }, { __typename: 'Employment', id: idOf('job', 108) }])).toEqual([
      { name: 'First 107', email: 'first 107@example.com' }, null, { name: 'Manager 107', email: null }, { jobTitle: 'Engineer', partner: { name: 'Partner 107' } }, null, null, null, null,
    ]);
  });

  it('take one statement per kind of thing', async () => {
    test.statements.clear();
    await test.as(admin).query('query ($of: [_Any!]!) { _entities(representations: $of) { ... on Person { name } } }', { of: everyone.map(n => ({ __typename: 'Person', id: idOf(`First ${n}`) })) });
    expect(test.statements.texts).toHaveLength(1);
  });

  it('are nothing to whoever did not sign in', async () => {
    const result = await test.subgraph.execute({ query: ASK, variables: { of }, actor: null, requestId: 'r' });
    expect(JSON.parse(JSON.stringify(result.data))).toEqual({ _entities: of.map(() => null) });
  });
});

describe('the schema', () => {
  const objectTypes = (): readonly GraphQLObjectType[] =>
    Object.values(test.subgraph.federated.declared.getTypeMap()).filter(isObjectType).filter(({ name }) => !name.startsWith('__'));
  const fieldsOf = (name: string) => Object.values(objectTypes().find(type => type.name === name)?.getFields() ?? {});

  it('names an action for every root field', () => {
    const silent = ['Query', 'Mutation'].flatMap(fieldsOf).filter(({ extensions }) => !Object.hasOwn(permissions, String(extensions['access'])));
    expect(silent.map(({ name }) => name)).toEqual([]);
  });

  it('answers null instead of failing the whole request where one root field fails', () => {
    expect(['Query', 'Mutation'].flatMap(fieldsOf).filter(({ type }) => String(type).endsWith('!')).map(({ name }) => name)).toEqual([]);
  });

  it('names an action for whatever other slices add to a partner', () => {
    const added = ['people', 'manager', 'managers', 'currentTier', 'tierProgress', 'tierHistory'];
    const guarded = fieldsOf('Partner').filter(({ extensions }) => extensions['access'] !== undefined).map(({ name }) => name);
    expect(guarded.sort()).toEqual(added.sort());
  });

  it('gives every role of the list a meaning', () => {
    expect(new Set(Object.values(permissions).flat())).toEqual(new Set(ROLES));
  });
});
