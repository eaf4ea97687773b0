import { randomUUID } from 'node:crypto';
import { sql } from '@channelgraph/database';
import { actor, insertRows, openTestSubgraph, type TestSubgraph } from '@channelgraph/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { asked, carriedOut, type Outcome } from '../../testing/asking.ts';
import { BEGAN, company, holding, idOf, someone, working } from '../../testing/situation.ts';
import { partners } from '../subgraph.ts';

const now = '2026-11-18T10:00:00.000Z';
const [acme, globex, sakura] = [idOf('Acme'), idOf('Globex'), idOf('Sakura')];
const [anna, ben, carl, lena] = [idOf('Anna'), idOf('Ben'), idOf('Carl'), idOf('Lena')];
const held = idOf('anna has acme');
const admin = actor('VENDOR_ADMIN');
const csmOfEmea = actor('CHANNEL_SALES_MANAGER', { personId: carl });

const ASSIGN = `mutation ($input: AssignPartnerManagerInput!) { assignPartnerManager(input: $input) {
  assignment { id manager { name } partner { name } validFrom validTo version } userErrors { code field message } } }`;
const MANAGERS = 'query ($id: ID!) { partner(id: $id) { manager { name email } managers { manager { name } validFrom validTo } } }';

let test: TestSubgraph;
beforeAll(async () => {
  test = await openTestSubgraph(partners, { now });
  await insertRows(test.database, 'partners.partner', [company('Acme'), company('Globex'), company('Sakura', { country: 'JP', region: 'APAC' })]);
  await insertRows(test.database, 'partners.person', [...['Anna', 'Ben', 'Carl'].map(name => someone(name, 'VENDOR')), someone('Lena', 'PARTNER')]);
  await insertRows(test.database, 'partners.employment', [working('Lena', 'Acme')]);
  await insertRows(test.database, 'partners.territory_ownership', [holding({ person_id: carl, region: 'EMEA' })]);
});
beforeEach(async () => {
  test.clock.set(now);
  await test.database.run(sql`delete from partners.portfolio_assignment`);
  await test.database.run(sql`delete from partners.outbox`);
  await insertRows(test.database, 'partners.portfolio_assignment', [holding({ id: held, person_id: anna, partner_id: acme })]);
});
afterAll(() => test.close());

const assign = (input: object, as = admin) => carriedOut<Outcome<'assignment'>>(test.as(as).query(ASSIGN, { input }));
const managersOf = async (id: string, as = admin) => (await asked<{ readonly partner: { readonly managers: readonly unknown[] } | null }>(test.as(as).query(MANAGERS, { id }))).partner;
interface Portfolio {
  readonly myPortfolio: { readonly totalCount: number; readonly edges: readonly { readonly node: { readonly name: string } }[]; readonly pageInfo: { readonly endCursor: string } };
}
const PORTFOLIO = 'query ($first: Int, $after: String) { myPortfolio(first: $first, after: $after) { totalCount edges { node { name } } pageInfo { hasNextPage endCursor } } }';
const portfolio = async (personId: string, page: { readonly first: number; readonly after?: string } = { first: 100 }) =>
  (await asked<Portfolio>(test.as(actor('PARTNER_SALES_MANAGER', { personId })).query(PORTFOLIO, page))).myPortfolio;
const portfolioOf = async (personId: string) => (await portfolio(personId)).edges.map(({ node }) => node.name);
const told = () => test.database.rows<{ type: string; data: object }>(sql`select type, data from partners.outbox order by position`);

describe('handing a partner over', () => {
  it('ends one assignment, begins the other and tells both', async () => {
    const { assignment, userErrors } = await assign({ partnerId: acme, personId: ben });
    expect(userErrors).toEqual([]);
    expect(assignment).toMatchObject({ manager: { name: 'Ben' }, partner: { name: 'Acme' }, validFrom: now, validTo: null, version: 1 });
    expect(await told()).toEqual([
      { type: 'channelgraph.partners.portfolio.ended.v1', data: { id: held, version: 2, personId: anna, partnerId: acme, validFrom: BEGAN, validTo: now } },
      { type: 'channelgraph.partners.portfolio.assigned.v1', data: { id: assignment?.id, version: 1, personId: ben, partnerId: acme, validFrom: now, validTo: null } },
    ]);
  });

  it('moves the partner from one portfolio to the other at that instant', async () => {
    expect(await portfolioOf(anna)).toEqual(['Acme']);
    await assign({ partnerId: acme, personId: ben });
    expect(await portfolioOf(anna)).toEqual([]);
    expect(await portfolioOf(ben)).toEqual(['Acme']);
  });

  it('stays on record', async () => {
    await assign({ partnerId: acme, personId: ben });
    expect(await managersOf(acme)).toMatchObject({
      manager: { name: 'Ben', email: 'ben@example.com' },
      managers: [{ manager: { name: 'Ben' }, validFrom: now, validTo: null }, { manager: { name: 'Anna' }, validFrom: BEGAN, validTo: now }],
    });
  });

  it('gives a first manager to a partner without', async () => {
    expect(await assign({ partnerId: globex, personId: ben })).toMatchObject({ assignment: { manager: { name: 'Ben' } } });
    expect(await told()).toHaveLength(1);
  });

  it.each([
    ['to the one who has it', { partnerId: acme, personId: anna }, 'DUPLICATE_KEY_VALUE', 'personId'],
    ['to somebody of a partner', { partnerId: acme, personId: lena }, 'INVALID_VALUE', 'personId'],
    ['to nobody known', { partnerId: acme, personId: randomUUID() }, 'NOT_FOUND', 'personId'],
    ['of no partner', { partnerId: randomUUID(), personId: ben }, 'NOT_FOUND', 'partnerId'],
  ])('is refused %s', async (_, input, code, field) => {
    expect(await assign(input)).toMatchObject({ assignment: null, userErrors: [{ code, field: [field] }] });
    expect(await told()).toEqual([]);
  });

  it('leaves one manager when two hand over at once', async () => {
    const answers = await Promise.all([ben, carl].map(personId => assign({ partnerId: globex, personId })));
    expect(answers.filter(({ assignment }) => assignment !== null)).toHaveLength(1);
    expect((await managersOf(globex))?.managers).toHaveLength(1);
  });

  it('is a channel sales manager’s in the own territory only, and no partner sales manager’s', async () => {
    expect(await assign({ partnerId: globex, personId: ben }, csmOfEmea)).toMatchObject({ userErrors: [] });
    expect(await assign({ partnerId: sakura, personId: ben }, csmOfEmea)).toMatchObject({ userErrors: [{ code: 'NOT_FOUND', field: ['partnerId'] }] });
    const { errors } = await test.as(actor('PARTNER_SALES_MANAGER', { personId: anna })).query(ASSIGN, { input: { partnerId: acme, personId: anna } });
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });

  it('happens once however often the command is sent', async () => {
    const clientMutationId = randomUUID();
    const first = await assign({ partnerId: acme, personId: ben, clientMutationId });
    expect(await assign({ partnerId: acme, personId: ben, clientMutationId })).toEqual(first);
    expect(await told()).toHaveLength(2);
  });
});

describe('whoever works for the partner', () => {
  it('sees the name of its manager, not the address, and as principal the history', async () => {
    const principal = actor('PARTNER_ADMIN', { personId: lena, partnerId: acme });
    expect(await managersOf(acme, principal)).toEqual({ manager: { name: 'Anna', email: null }, managers: [{ manager: { name: 'Anna' }, validFrom: BEGAN, validTo: null }] });
    expect(await managersOf(globex, principal)).toBeNull();
    expect(await test.as(actor('PARTNER_LEARNER', { personId: lena, partnerId: acme })).query(MANAGERS, { id: acme })).toMatchObject({
      data: { partner: { manager: { name: 'Anna' }, managers: null } },
      errors: [{ path: ['partner', 'managers'], extensions: { code: 'FORBIDDEN' } }],
    });
  });
});

describe('a portfolio', () => {
  it('is paged by name and counted', async () => {
    await insertRows(test.database, 'partners.portfolio_assignment', [holding({ person_id: anna, partner_id: globex })]);
    const first = await portfolio(anna, { first: 1 });
    expect(first).toMatchObject({ totalCount: 2, edges: [{ node: { name: 'Acme' } }], pageInfo: { hasNextPage: true } });
    expect(await portfolio(anna, { first: 1, after: first.pageInfo.endCursor }))
      .toMatchObject({ totalCount: 2, edges: [{ node: { name: 'Globex' } }], pageInfo: { hasNextPage: false } });
  });

  it('does not take a cursor it never gave', async () => {
    const forged = Buffer.from(JSON.stringify(['Acme', 'no id'])).toString('base64url');
    const { errors } = await test.as(admin).query('query ($after: String) { myPortfolio(after: $after) { totalCount } }', { after: forged });
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });
});
