import { randomUUID } from 'node:crypto';
import { sql } from '@channelgraph/database';
import { demoId } from '@channelgraph/demo';
import { actor, insertRows, openTestSubgraph, type TestSubgraph } from '@channelgraph/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { partners } from '../subgraph.ts';

const began = '2026-01-01T00:00:00Z';
const now = '2026-11-18T10:00:00.000Z';
const [acme, globex, paula, lena, nora, vera] = [demoId('acme'), demoId('globex'), demoId('paula'), demoId('lena'), demoId('nora'), demoId('vera')];
const atAcme = demoId('lena at acme');
const admin = actor('VENDOR_ADMIN', { personId: vera });
const principal = actor('PARTNER_ADMIN', { personId: paula, partnerId: acme });
const rival = actor('PARTNER_ADMIN', { personId: demoId('rita'), partnerId: globex });

const START = `mutation ($input: StartEmploymentInput!) { startEmployment(input: $input) {
  employment { id person { name } partner { name } jobTitle certifiable validFrom validTo version } userErrors { code field message } } }`;
const END = `mutation ($input: EndEmploymentInput!) { endEmployment(input: $input) { employment { id validTo version } userErrors { code field message } } }`;
const job = { jobTitle: 'Engineer', certifiable: true };

let test: TestSubgraph;
beforeAll(async () => {
  test = await openTestSubgraph(partners, { now });
  const company = { kind: 'RESELLER', engagement_models: ['SELL_TO'], status: 'ACTIVE', status_since: began, country: 'DE', region: 'EMEA', segment: 'ENTERPRISE', created_at: began, version: 1 };
  await insertRows(test.database, 'partners.partner', [{ ...company, id: acme, name: 'Acme' }, { ...company, id: globex, name: 'Globex' }]);
  const person = (id: string, name: string, side = 'PARTNER') => ({ id, name, email: `${name.toLowerCase()}@example.com`, side });
  await insertRows(test.database, 'partners.person', [person(paula, 'Paula'), person(lena, 'Lena'), person(nora, 'Nora'), person(vera, 'Vera', 'VENDOR'), person(demoId('rita'), 'Rita')]);
});
beforeEach(async () => {
  await test.database.run(sql`delete from partners.employment`);
  await test.database.run(sql`delete from partners.outbox`);
  const employed = { job_title: 'Engineer', certifiable: true, valid_from: began, version: 1 };
  await insertRows(test.database, 'partners.employment', [
    { ...employed, id: demoId('paula at acme'), person_id: paula, partner_id: acme }, { ...employed, id: atAcme, person_id: lena, partner_id: acme },
    { ...employed, id: demoId('rita at globex'), person_id: demoId('rita'), partner_id: globex }, { ...employed, id: demoId('vera at home'), person_id: vera, partner_id: null },
  ]);
});
afterAll(() => test.close());

const start = async (input: object, as = admin) => (await test.as(as).query(START, { input: { ...job, ...input } })).data.startEmployment;
const end = async (input: object, as = admin) => (await test.as(as).query(END, { input: { id: atAcme, expectedVersion: 1, ...input } })).data.endEmployment;
const told = () => test.database.rows<{ type: string; data: object }>(sql`select type, data from partners.outbox order by position`);

describe('beginning to work for a partner', () => {
  it('is recorded from now on and told', async () => {
    const { employment, userErrors } = await start({ personId: nora, partnerId: acme });
    expect(userErrors).toEqual([]);
    expect(employment).toMatchObject({ person: { name: 'Nora' }, partner: { name: 'Acme' }, ...job, validFrom: now, validTo: null, version: 1 });
    expect(await told()).toEqual([{
      type: 'channelgraph.partners.employment.started.v1',
      data: { id: employment.id, version: 1, personId: nora, partnerId: acme, certifiable: true, validFrom: now, validTo: null },
    }]);
  });

  it('is refused while the person works elsewhere, without a word of where', async () => {
    const refused = { employment: null, userErrors: [{ code: 'DUPLICATE_KEY_VALUE', field: ['personId'], message: expect.not.stringContaining('Acme') as string }] };
    expect(await start({ personId: lena, partnerId: globex })).toMatchObject(refused);
    expect(await told()).toEqual([]);
  });

  it('may follow at the very instant at which the former employment ends', async () => {
    await end({});
    expect(await start({ personId: lena, partnerId: globex })).toMatchObject({ employment: { partner: { name: 'Globex' }, validFrom: now } });
  });

  it('succeeds for one of two partners that hire at once', async () => {
    const answers = await Promise.all([acme, globex, acme, globex].map(partnerId => start({ personId: nora, partnerId })));
    expect(answers.filter(({ employment }) => employment !== null)).toHaveLength(1);
    expect(answers.flatMap(({ userErrors }) => userErrors.map(({ code }: { code: string }) => code))).toEqual(Array.from({ length: 3 }, () => 'DUPLICATE_KEY_VALUE'));
    expect(await told()).toHaveLength(1);
  });

  it('happens once however often the command is sent', async () => {
    const clientMutationId = randomUUID();
    const first = await start({ personId: nora, partnerId: acme, clientMutationId });
    expect(await start({ personId: nora, partnerId: acme, clientMutationId })).toEqual(first);
  });

  it('tells everything that is wrong at once', async () => {
    const { userErrors } = await start({ personId: vera, partnerId: acme, jobTitle: '', validFrom: began });
    expect(userErrors).toMatchObject([{ field: ['jobTitle'] }, { field: ['personId'] }, { field: ['validFrom'] }]);
  });
});

describe('leaving a partner', () => {
  it('is recorded from now on and told', async () => {
    expect(await end({})).toEqual({ employment: { id: atAcme, validTo: now, version: 2 }, userErrors: [] });
    expect(await told()).toMatchObject([{ type: 'channelgraph.partners.employment.ended.v1', data: { id: atAcme, version: 2, validTo: now } }]);
  });

  it('may be announced, and not twice', async () => {
    expect(await end({ validTo: '2026-12-01T00:00:00Z' })).toMatchObject({ employment: { validTo: '2026-12-01T00:00:00.000Z' } });
    expect(await end({ expectedVersion: 2, validTo: '2027-01-01T00:00:00Z' })).toMatchObject({ employment: null, userErrors: [{ code: 'INVALID_RESOURCE_STATE' }] });
  });

  it('is refused on a version somebody else has replaced', async () => {
    expect(await end({ expectedVersion: 9 })).toMatchObject({ employment: null, userErrors: [{ code: 'CONCURRENT_MODIFICATION' }] });
  });

  it('is not for the vendor’s own people', async () => {
    expect(await end({ id: demoId('vera at home') })).toMatchObject({ userErrors: [{ code: 'NOT_FOUND' }] });
  });
});

describe('a partner’s principal', () => {
  it('ends employments at the own company', async () => {
    expect(await end({}, principal)).toMatchObject({ employment: { version: 2 }, userErrors: [] });
  });

  it('takes back whoever worked there before', async () => {
    await end({}, principal);
    test.clock.set('2026-11-19T10:00:00Z');
    expect(await start({ personId: lena, partnerId: acme }, principal)).toMatchObject({ employment: { person: { name: 'Lena' } }, userErrors: [] });
    test.clock.set(now);
  });

  it('finds neither a stranger, nor another company’s people, nor another company', async () => {
    expect(await start({ personId: nora, partnerId: acme }, principal)).toMatchObject({ userErrors: [{ code: 'NOT_FOUND', field: ['personId'] }] });
    expect(await start({ personId: paula, partnerId: globex }, principal)).toMatchObject({ userErrors: [{ code: 'NOT_FOUND', field: ['partnerId'] }] });
    expect(await end({}, rival)).toMatchObject({ employment: null, userErrors: [{ code: 'NOT_FOUND' }] });
    expect(await told()).toEqual([]);
  });

  it('does this alone: sellers and learners do not', async () => {
    const { errors } = await test.as(actor('PARTNER_SELLER', { personId: lena, partnerId: acme })).query(END, { input: { id: atAcme, expectedVersion: 1 } });
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });
});
