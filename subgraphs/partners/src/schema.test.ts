import { demoId } from '@channelgraph/demo';
import { ROLES } from '@channelgraph/identity';
import { actor, insertRows, openTestSubgraph, type TestSubgraph } from '@channelgraph/testing';
import { isObjectType, type GraphQLObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { permissions } from './permissions.ts';
import { partners } from './subgraph.ts';

const began = '2026-01-01T00:00:00Z';
const everyone = Array.from({ length: 50 }, (_, ordinal) => ordinal);
const [program, silver] = [demoId('program'), demoId('silver')];
const admin = actor('VENDOR_ADMIN');

let test: TestSubgraph;
beforeAll(async () => {
  test = await openTestSubgraph(partners);
  const { database } = test;
  const person = (id: string, name: string, side: string) => ({ id, name, email: 'x@example.com', side });
  await insertRows(database, 'partners.partner', everyone.map(n => ({
    id: demoId('partner', n), name: `Partner ${n + 100}`, kind: 'RESELLER', engagement_models: ['SELL_TO'], status: 'ACTIVE', status_since: began,
    country: 'DE', region: 'EMEA', segment: 'ENTERPRISE', created_at: began, version: 1,
  })));
  await insertRows(database, 'partners.person', everyone.flatMap(n => [
    person(demoId('manager', n), `Manager ${n}`, 'VENDOR'), person(demoId('first', n), `First ${n}`, 'PARTNER'), person(demoId('second', n), `Second ${n}`, 'PARTNER'),
  ]));
  const from = { valid_from: began, version: 1 };
  await insertRows(database, 'partners.employment', everyone.flatMap(n => ['first', 'second'].map(who =>
    ({ ...from, id: demoId('job', who, n), person_id: demoId(who, n), partner_id: demoId('partner', n), job_title: 'Engineer', certifiable: true }))));
  await insertRows(database, 'partners.portfolio_assignment', everyone.map(n => ({ ...from, id: demoId('portfolio', n), person_id: demoId('manager', n), partner_id: demoId('partner', n) })));
  await insertRows(database, 'partners.tier_program', [{ id: program, code: 'DEMO', name: 'Demo ladder', currency: 'USD' }]);
  await insertRows(database, 'partners.tier', [{ id: silver, program_id: program, code: 'SILVER', name: 'Silver', rank: 1, discount_basis_points: 0, mdf_basis_points: 0 }]);
  await insertRows(database, 'partners.tier_assignment', everyone.map(n => ({
    ...from, id: demoId('tier', n), partner_id: demoId('partner', n), program_id: program, tier_id: silver, reason: 'Evaluated', kind: 'EVALUATION', decided_by: demoId('manager', n),
  })));
});
afterAll(() => test.close());

describe('a page of partners with everything about them', () => {
  const QUERY = `query ($first: Int!) { partners(first: $first) { totalCount edges { node {
    name manager { name } managers { manager { name } } currentTier { name program { name } }
    tierHistory { tier { name } decidedBy { name } } tierProgress { tierMet { name } }
    people(first: 5) { totalCount edges { node { name employments { jobTitle partner { name } person { name } } } } } } } } }`;
  const statementsFor = async (first: number) => {
    test.statements.clear();
    const { data, errors } = await test.as(admin).query(QUERY, { first });
    expect(errors).toEqual([]);
    expect(data.partners).toMatchObject({ totalCount: 50, edges: Array.from({ length: first }, () => ({
      node: { currentTier: { name: 'Silver', program: { name: 'Demo ladder' } }, managers: [{}], tierHistory: [{}], people: { totalCount: 2, edges: [{}, {}] } },
    })) });
    return test.statements.texts.length;
  };

  it('takes as many statements for 50 as for one', async () => {
    const forOne = await statementsFor(1);
    expect(await statementsFor(50)).toBe(forOne);
  });

  it('takes one statement for the tiers of a page', async () => {
    test.statements.clear();
    await test.as(admin).query('{ partners(first: 50) { edges { node { currentTier { name } } } } }');
    expect(test.statements.texts).toHaveLength(2);
  });
});

describe('references from other subgraphs', () => {
  const ASK = `query ($of: [_Any!]!) { _entities(representations: $of) {
    ... on Partner { name } ... on Person { name email } ... on Employment { jobTitle partner { name } } } }`;
  const of = [
    { __typename: 'Person', id: demoId('first', 7) }, { __typename: 'Partner', id: demoId('partner', 3) }, { __typename: 'Person', id: demoId('manager', 7) },
    { __typename: 'Employment', id: demoId('job', 'first', 7) }, { __typename: 'Person', id: demoId('nobody') }, { __typename: 'Person', id: 'nonsense' },
  ];

  it('are answered in the order asked, null where there is nothing', async () => {
    const { data } = await test.as(admin).query(ASK, { of });
    expect(data._entities).toEqual([
      { name: 'First 7', email: 'x@example.com' }, { name: 'Partner 103' }, { name: 'Manager 7', email: 'x@example.com' },
      { jobTitle: 'Engineer', partner: { name: 'Partner 107' } }, null, null,
    ]);
  });

  it('show a seller colleagues and the names of the vendor’s people, of others nothing', async () => {
    const seller = actor('PARTNER_SELLER', { personId: demoId('first', 7), partnerId: demoId('partner', 7) });
    const { data } = await test.as(seller).query(ASK, { of: [...of, { __typename: 'Person', id: demoId('first', 8) }, { __typename: 'Employment', id: demoId('job', 'first', 8) }] });
    expect(data._entities).toEqual([
      { name: 'First 7', email: 'x@example.com' }, null, { name: 'Manager 7', email: null }, { jobTitle: 'Engineer', partner: { name: 'Partner 107' } }, null, null, null, null,
    ]);
  });

  it('take one statement per kind of thing', async () => {
    test.statements.clear();
    await test.as(admin).query('query ($of: [_Any!]!) { _entities(representations: $of) { ... on Person { name } } }', { of: everyone.map(n => ({ __typename: 'Person', id: demoId('first', n) })) });
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
