import { randomUUID } from 'node:crypto';
import { sql } from '@channelgraph/database';
import { actor, insertRows, openTestSubgraph, type TestSubgraph } from '@channelgraph/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { carriedOut, type Outcome } from '../../testing/asking.ts';
import { BEGAN, company, idOf, someone, working } from '../../testing/situation.ts';
import { partners } from '../subgraph.ts';

const now = '2026-11-18T10:00:00.000Z';
const [acme, globex, paula, lena, nora, vera] = [idOf('Acme'), idOf('Globex'), idOf('Paula'), idOf('Lena'), idOf('Nora'), idOf('Vera')];
const [atAcme, atHome] = [idOf('Lena at Acme'), idOf('Vera at the vendor')];
const admin = actor('VENDOR_ADMIN', { personId: vera });
const principal = actor('PARTNER_ADMIN', { personId: paula, partnerId: acme });
const rival = actor('PARTNER_ADMIN', { personId: idOf('Rita'), partnerId: globex });

const START = `mutation ($input: StartEmploymentInput!) { startEmployment(input: $input) {
  employment { id person { name } partner { name } jobTitle certifiable validFrom validTo version } userErrors { code field message } } }`;
const END = `mutation ($input: EndEmploymentInput!) { endEmployment(input: $input) { employment { id validTo version } userErrors { code field message } } }`;
const job = { jobTitle: 'Engineer', certifiable: true };

let test: TestSubgraph;
beforeAll(async () => {
  test = await openTestSubgraph(partners, { now });
  await insertRows(test.database, 'partners.partner', [company('Acme'), company('Globex')]);
  await insertRows(test.database, 'partners.person', [...['Paula', 'Lena', 'Nora', 'Rita'].map(name => someone(name, 'PARTNER')), someone('Vera', 'VENDOR')]);
});
beforeEach(async () => {
  await test.database.run(sql`delete from partners.employment`);
  await test.database.run(sql`delete from partners.outbox`);
  await insertRows(test.database, 'partners.employment', [
    working('Paula', 'Acme'), working('Lena', 'Acme', { id: atAcme }), working('Rita', 'Globex'), working('Vera', null, { id: atHome }),
  ]);
});
afterAll(() => test.close());

const start = (input: object, as = admin) => carriedOut<Outcome<'employment'>>(test.as(as).query(START, { input: { ...job, ...input } }));
const end = (input: object, as = admin) => carriedOut<Outcome<'employment'>>(test.as(as).query(END, { input: { id: atAcme, expectedVersion: 1, ...input } }));
const told = () => test.database.rows<{ type: string; data: object }>(sql`select type, data from partners.outbox order by position`);

describe('beginning to work for a partner', () => {
  it('is recorded from now on and told', async () => {
    const { employment, userErrors } = await start({ personId: nora, partnerId: acme });
    expect(userErrors).toEqual([]);
    expect(employment).toMatchObject({ person: { name: 'Nora' }, partner: { name: 'Acme' }, ...job, validFrom: now, validTo: null, version: 1 });
    expect(await told()).toEqual([{
      type: 'channelgraph.partners.employment.started.v1',
      data: { id: employment?.id, version: 1, personId: nora, partnerId: acme, certifiable: true, validFrom: now, validTo: null },
    }]);
  });

  it('is refused while the person works elsewhere, without a word of where', async () => {
    const { employment, userErrors } = await start({ personId: lena, partnerId: globex });
    expect({ employment, userErrors }).toMatchObject({ employment: null, userErrors: [{ code: 'DUPLICATE_KEY_VALUE', field: ['personId'] }] });
    expect(userErrors[0]?.message).not.toMatch(/Acme/);
    expect(await told()).toEqual([]);
  });

  it('may follow at the very instant at which the former employment ends', async () => {
    await end({});
    expect(await start({ personId: lena, partnerId: globex })).toMatchObject({ employment: { partner: { name: 'Globex' }, validFrom: now } });
  });

  it('succeeds for one of two partners that hire at once', async () => {
    const answers = await Promise.all([acme, globex, acme, globex].map(partnerId => start({ personId: nora, partnerId })));
    expect(answers.filter(({ employment }) => employment !== null)).toHaveLength(1);
    expect(answers.flatMap(({ userErrors }) => userErrors.map(({ code }) => code))).toEqual(Array.from({ length: 3 }, () => 'DUPLICATE_KEY_VALUE'));
    expect(await told()).toHaveLength(1);
  });

  it('happens once however often the command is sent', async () => {
    const clientMutationId = randomUUID();
    const first = await start({ personId: nora, partnerId: acme, clientMutationId });
    expect(await start({ personId: nora, partnerId: acme, clientMutationId })).toEqual(first);
  });

  it('tells everything that is wrong at once', async () => {
    const { userErrors } = await start({ personId: vera, partnerId: acme, jobTitle: '', validFrom: BEGAN });
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

  it('happens once however often the command is sent, also the own leaving of a principal', async () => {
    const again = { validTo: '2026-12-01T00:00:00Z', clientMutationId: randomUUID() };
    const first = await end(again);
    expect(first).toMatchObject({ employment: { version: 2 } });
    expect(await end(again)).toEqual(first);
    expect(await end({ ...again, validTo: '2026-12-02T00:00:00Z' })).toMatchObject({ employment: null, userErrors: [{ code: 'IDEMPOTENCY_KEY_REUSED' }] });
    expect(await told()).toHaveLength(1);
    const [own] = await test.database.rows<{ id: string }>(sql`select id from partners.employment where person_id = ${principal.personId}::uuid`);
    const leaving = { id: own?.id, clientMutationId: randomUUID() };
    expect(await end(leaving, principal)).toMatchObject({ employment: { version: 2, validTo: now }, userErrors: [] });
    expect(await end(leaving, principal)).toMatchObject({ employment: { version: 2 }, userErrors: [] });
  });

  it('is refused on a version somebody else has replaced', async () => {
    expect(await end({ expectedVersion: 9 })).toMatchObject({ employment: null, userErrors: [{ code: 'CONCURRENT_MODIFICATION' }] });
  });

  it('is not for the vendor’s own people', async () => {
    expect(await end({ id: atHome })).toMatchObject({ userErrors: [{ code: 'NOT_FOUND' }] });
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
