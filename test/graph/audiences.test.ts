import { readFile } from 'node:fs/promises';
import { STORY_PEOPLE } from '@channelgraph/demo';
import { actsForPartner, isRole, type Actor } from '@channelgraph/identity';
import { actor } from '@channelgraph/testing';
import { buildClientSchema, getIntrospectionQuery, lexicographicSortSchema, parse, buildASTSchema, printSchema, type GraphQLSchema, type IntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHouse, partnerOf, type House } from './house.ts';

let house: House;
beforeAll(async () => { house = await openHouse(); });
afterAll(() => house.close());

type Part = 'partner' | 'vendor';
const printed = (schema: GraphQLSchema): string => printSchema(lexicographicSortSchema(schema));
const committed = async (part: Part): Promise<string> =>
  printed(buildASTSchema(parse(await readFile(new URL(`../../gateway/schemas/${part}.graphql`, import.meta.url), 'utf8'))));
const seenBy = async (who: string | Actor): Promise<Part> => {
  const { __type } = await house.data(who, '{ __type(name: "CustomerAccount") { name } }');
  return __type === null ? 'partner' : 'vendor';
};

describe('the graph that somebody is shown', () => {
  it.each([['acme-admin', 'partner'], ['vendor-admin', 'vendor']] as const)('is the committed one: for %s, schemas/%s.graphql', async (who, part) => {
    expect(printed(buildClientSchema(await house.data(who, getIntrospectionQuery()) as IntrospectionQuery))).toBe(await committed(part)); // as asked
  });

  it.each(STORY_PEOPLE.map(({ key, role }) => ({ key, role })))('follows the role: $role', async ({ key, role }) => {
    expect(await seenBy(key)).toBe(isRole(role) && actsForPartner(role) ? 'partner' : 'vendor');
  });

  it('is the vendor’s for a machine of the vendor, and the partner’s for one that is bound to a partner', async () => {
    expect(await seenBy(actor('INTEGRATION', { scopes: ['awards:write'] }))).toBe('vendor');
    expect(await seenBy(actor('INTEGRATION', { scopes: ['awards:write'], partnerId: partnerOf('acme-admin') }))).toBe('partner');
  });

  it('is the partner’s for a stranger', async () => {
    const page = await fetch(`${house.assembly.gateway.url}/schema.graphql`);
    expect(printed(buildASTSchema(parse(await page.text())))).toBe(await committed('partner'));
  });
});

describe('what is for the vendor only', () => {
  const QUESTIONS: readonly (readonly [what: string, query: string, name: string])[] = [
    ['who looks at a claim', '{ registrations { edges { node { reviewer { id } } } } }', 'reviewer'],
    ['the vendor’s account of a customer', '{ deals { edges { node { customer { id } } } } }', 'customer'],
    ['a note somebody of the vendor made', '{ deals { edges { node { stageHistory { note } } } } }', 'note'],
    ['an exchange rate of the vendor’s table', '{ exchangeRate(base: "EUR", quote: "USD") { rate } }', 'exchangeRate'],
    ['who decided on a tier', '{ me { partner { tierHistory { decidedBy { id } } } } }', 'decidedBy'],
    ['what the channel as a whole does', '{ channelKpis { code } }', 'channelKpis'],
    ['a decision on a claim', 'mutation { approveRegistration(input: { id: "x", expectedVersion: 1 }) { userErrors { code } } }', 'approveRegistration'],
    ['on whose behalf a claim is made', 'mutation { createRegistrationDraft(input: { customerName: "x", customerCountry: "DE", partnerId: "x" }) { userErrors { code } } }', 'partnerId'],
    ['another partner in a filter', '{ deals(filter: { partnerId: "x" }) { totalCount } }', 'partnerId'],
    ['a role at the vendor', '{ __type(name: "TerritoryOwnership") { name } me { role } }', '__type'],
  ];
  const told = (errors: readonly { message: string; extensions: Readonly<Record<string, unknown>> }[], name: string) =>
    errors.map(({ message, extensions }) => `${String(extensions['code'])}: ${message.replace(/ Did you mean .*$/, '').replaceAll(name, 'it')}`);

  it.each(QUESTIONS.slice(0, -1))('is answered to a partner as if there were no such thing: %s', async (_, query, name) => {
    house.counts.reset();
    for (const who of ['acme-admin', 'acme-seller', 'acme-learner', 'distributor-user', actor('INTEGRATION', { partnerId: partnerOf('acme-admin') })]) {
      const hidden = await house.ask(who, query);
      const absent = await house.ask(who, query.replace(name, `${name}q`));
      expect(hidden.data).toBeNull();
      expect(told(hidden.errors, name)).toEqual(told(absent.errors, `${name}q`));
      expect(told(hidden.errors, name).join()).toMatch(/^GRAPHQL_VALIDATION_FAILED: (Cannot query field "it"|Field "it" is not defined)/);
    }
    expect(house.counts.requests).toEqual([]); // nobody behind the gateway was asked
  });

  it('is in the schema around another question only for those who see it', async () => {
    for (const who of ['acme-admin', 'vendor-admin']) {
      const { data } = await house.ask(who, '{ __type(name: "TerritoryOwnership") { name } me { role } }');
      expect(data).toMatchObject({ __type: who === 'acme-admin' ? null : { name: 'TerritoryOwnership' }, me: {} });
    }
  });

  it('does not come in through variables', async () => {
    const { data, errors } = await house.ask('acme-admin', 'query ($filter: DealFilter) { deals(filter: $filter) { totalCount } }', { filter: { partnerId: partnerOf('globex-admin') } });
    expect(data).toBeNull();
    expect(errors[0]).toMatchObject({ extensions: { code: 'BAD_USER_INPUT' }, message: expect.stringContaining('Field "partnerId" is not defined by type "DealFilter"') as string }); // vitest's matcher
  });

  it('is answered to the vendor’s people', async () => {
    for (const [, query] of QUESTIONS.slice(0, 3)) expect((await house.ask('channel-manager', query)).errors).toEqual([]);
  });
});
