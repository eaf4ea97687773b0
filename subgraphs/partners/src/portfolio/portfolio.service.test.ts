import { randomUUID } from 'node:crypto';
import { sql } from '@channelgraph/database';
import { demoId } from '@channelgraph/demo';
import { actor, insertRows, openTestSubgraph, type TestSubgraph } from '@channelgraph/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { partners } from '../subgraph.ts';

const began = '2026-01-01T00:00:00.000Z';
const now = '2026-11-18T10:00:00.000Z';
const [acme, globex, sakura] = [demoId('acme'), demoId('globex'), demoId('sakura')];
const [anna, ben, carl, lena] = [demoId('anna'), demoId('ben'), demoId('carl'), demoId('lena')];
const held = demoId('anna has acme');
const admin = actor('VENDOR_ADMIN');
const csmOfEmea = actor('CHANNEL_SALES_MANAGER', { personId: carl });

const ASSIGN = `mutation ($input: AssignPartnerManagerInput!) { assignPartnerManager(input: $input) {
  assignment { id manager { name } partner { name } validFrom validTo version } userErrors { code field message } } }`;
const MANAGERS = 'query ($id: ID!) { partner(id: $id) { manager { name email } managers { manager { name } validFrom validTo } } }';

let test: TestSubgraph;
beforeAll(async () => {
  test = await openTestSubgraph(partners, { now });
  const company = { kind: 'RESELLER', engagement_models: ['SELL_TO'], status: 'ACTIVE', status_since: began, country: 'DE', region: 'EMEA', segment: 'ENTERPRISE', created_at: began, version: 1 };
  await insertRows(test.database, 'partners.partner', [
    { ...company, id: acme, name: 'Acme' }, { ...company, id: globex, name: 'Globex' }, { ...company, id: sakura, name: 'Sakura', country: 'JP', region: 'APAC' },
  ]);
  const person = (id: string, name: string, side = 'VENDOR') => ({ id, name, email: `${name.toLowerCase()}@example.com`, side });
  await insertRows(test.database, 'partners.person', [person(anna, 'Anna'), person(ben, 'Ben'), person(carl, 'Carl'), person(lena, 'Lena', 'PARTNER')]);
  await insertRows(test.database, 'partners.employment', [
    { id: demoId('e'), person_id: lena, partner_id: acme, job_title: 'Head', certifiable: false, valid_from: began, version: 1 },
  ]);
  await insertRows(test.database, 'partners.territory_ownership', [{ id: demoId('o'), person_id: carl, region: 'EMEA', valid_from: began, version: 1 }]);
});
beforeEach(async () => {
  test.clock.set(now);
  await test.database.run(sql`delete from partners.portfolio_assignment`);
  await test.database.run(sql`delete from partners.outbox`);
  await insertRows(test.database, 'partners.portfolio_assignment', [{ id: held, person_id: anna, partner_id: acme, valid_from: began, version: 1 }]);
});
afterAll(() => test.close());

const assign = async (input: object, as = admin) => (await test.as(as).query(ASSIGN, { input })).data.assignPartnerManager;
const portfolioOf = async (personId: string) => {
  const { data } = await test.as(actor('PARTNER_SALES_MANAGER', { personId })).query('{ myPortfolio { totalCount edges { node { name } } } }');
  return data.myPortfolio.edges.map(({ node }: { node: { name: string } }) => node.name);
};
const told = () => test.database.rows<{ type: string; data: object }>(sql`select type, data from partners.outbox order by position`);

describe('handing a partner over', () => {
  it('ends one assignment, begins the other and tells both', async () => {
    const { assignment, userErrors } = await assign({ partnerId: acme, personId: ben });
    expect(userErrors).toEqual([]);
    expect(assignment).toMatchObject({ manager: { name: 'Ben' }, partner: { name: 'Acme' }, validFrom: now, validTo: null, version: 1 });
    expect(await told()).toEqual([
      { type: 'channelgraph.partners.portfolio.ended.v1', data: { id: held, version: 2, personId: anna, partnerId: acme, validFrom: began, validTo: now } },
      { type: 'channelgraph.partners.portfolio.assigned.v1', data: { id: assignment.id, version: 1, personId: ben, partnerId: acme, validFrom: now, validTo: null } },
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
    const { data } = await test.as(admin).query(MANAGERS, { id: acme });
    expect(data.partner).toMatchObject({
      manager: { name: 'Ben', email: 'ben@example.com' },
      managers: [{ manager: { name: 'Ben' }, validFrom: now, validTo: null }, { manager: { name: 'Anna' }, validFrom: began, validTo: now }],
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
    const { data } = await test.as(admin).query(MANAGERS, { id: globex });
    expect(data.partner.managers).toHaveLength(1);
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
    const principal = test.as(actor('PARTNER_ADMIN', { personId: lena, partnerId: acme }));
    const { data } = await principal.query(MANAGERS, { id: acme });
    expect(data.partner).toEqual({ manager: { name: 'Anna', email: null }, managers: [{ manager: { name: 'Anna' }, validFrom: began, validTo: null }] });
    expect((await principal.query(MANAGERS, { id: globex })).data.partner).toBeNull();
    const { data: learnt, errors } = await test.as(actor('PARTNER_LEARNER', { personId: lena, partnerId: acme })).query(MANAGERS, { id: acme });
    expect(learnt.partner).toMatchObject({ manager: { name: 'Anna' }, managers: null });
    expect(errors).toMatchObject([{ path: ['partner', 'managers'], extensions: { code: 'FORBIDDEN' } }]);
  });
});

describe('a portfolio', () => {
  it('is paged by name and counted', async () => {
    await insertRows(test.database, 'partners.portfolio_assignment', [{ id: demoId('anna has globex'), person_id: anna, partner_id: globex, valid_from: began, version: 1 }]);
    const ask = (after?: string) => test.as(actor('PARTNER_SALES_MANAGER', { personId: anna }))
      .query('query ($after: String) { myPortfolio(first: 1, after: $after) { totalCount edges { node { name } } pageInfo { hasNextPage endCursor } } }', { after });
    const { data: { myPortfolio: first } } = await ask();
    expect(first).toMatchObject({ totalCount: 2, edges: [{ node: { name: 'Acme' } }], pageInfo: { hasNextPage: true } });
    const { data: { myPortfolio: second } } = await ask(first.pageInfo.endCursor);
    expect(second).toMatchObject({ totalCount: 2, edges: [{ node: { name: 'Globex' } }], pageInfo: { hasNextPage: false } });
  });

  it('does not take a cursor it never gave', async () => {
    const forged = Buffer.from(JSON.stringify(['Acme', 'no id'])).toString('base64url');
    const { errors } = await test.as(admin).query('query ($after: String) { myPortfolio(after: $after) { totalCount } }', { after: forged });
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });
});
