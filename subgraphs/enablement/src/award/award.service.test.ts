import { randomUUID } from 'node:crypto';
import { sql } from '@channelgraph/database';
import { employmentFact } from '@channelgraph/events';
import type { Actor } from '@channelgraph/identity';
import { actor, openTestSubgraph, type TestSubgraph } from '@channelgraph/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { enablement } from '../subgraph.ts';

const ROUNDS = 4;
const manager = actor('ENABLEMENT_MANAGER');
const [acme, globex] = [randomUUID(), randomUUID()];
let test: TestSubgraph;
let person: string;

beforeAll(async () => {
  test = await openTestSubgraph(enablement, { now: '2026-03-10T09:30:00Z' });
  const created = await test.as(manager).query(`mutation {
    createCertification(input: { code: "CLOUD_ASSOCIATE", name: "Cloud Associate", level: ASSOCIATE, audience: TECHNICAL, validityMonths: 12, recertificationDays: 90 }) {
      certification { code } userErrors { message }
    }
  }`);
  expect(created).toMatchObject({ errors: [], data: { createCertification: { certification: { code: 'CLOUD_ASSOCIATE' }, userErrors: [] } } });
});
afterAll(() => test.close());

beforeEach(async () => {
  test.clock.set('2026-03-10T09:30:00Z');
  person = randomUUID();
  await employ(person, acme);
});

const employ = (personId: string, partnerId: string | null) => test.publish(employmentFact.of('started', {
  id: randomUUID(), version: 1, personId, partnerId, certifiable: true, validFrom: '2020-01-01T00:00:00Z', validTo: null,
}));

interface Outcome {
  readonly award: { readonly id: string; readonly version: number; readonly status: string; readonly expiresAt: string; readonly expiringSoon: boolean } | null;
  readonly userErrors: readonly { readonly code: string; readonly field: readonly string[] | null; readonly message: string }[];
}
const OUTCOME = '{ award { id version status expiresAt expiringSoon revokedAt revocationReason holder { id } certification { code } } userErrors { code field message } clientMutationId }';

async function award(input: Record<string, unknown> = {}, by: Actor = manager): Promise<Outcome> {
  const answer = await test.as(by).query(`mutation ($input: AwardCertificationInput!) { awardCertification(input: $input) ${OUTCOME} }`, {
    input: { personId: person, certificationCode: 'CLOUD_ASSOCIATE', ...input },
  });
  if (answer.errors.length > 0) throw new Error(JSON.stringify(answer.errors));
  return (answer.data as { awardCertification: Outcome }).awardCertification; // the shape that the operation asks for
}

async function revoke(input: Record<string, unknown>, by: Actor = manager): Promise<Outcome> {
  const answer = await test.as(by).query(`mutation ($input: RevokeAwardInput!) { revokeAward(input: $input) ${OUTCOME} }`, { input });
  if (answer.errors.length > 0) throw new Error(JSON.stringify(answer.errors));
  return (answer.data as { revokeAward: Outcome }).revokeAward; // the shape that the operation asks for
}

/** What was published about this person, oldest first. */
const heard = () => test.database.rows<{ verb: string; version: number; expires: string; subject: string }>(sql`
  select split_part(o.type, '.', 4) as verb, (o.data ->> 'version')::int as version, o.data ->> 'expiresAt' as expires, o.subject
  from enablement.outbox o where o.data ->> 'personId' = ${person} order by o.position`);

const held = () => test.database.rows<{ id: string; awarded_at: Date; ends_at: Date }>(sql`
  select a.id, a.awarded_at, a.ends_at from enablement.award a where a.person_id = ${person}::uuid order by a.awarded_at`);

describe('awarding a certification', () => {
  it('certifies from now until the end of the last day, and tells the others', async () => {
    const { award: granted, userErrors } = await award();
    expect(userErrors).toEqual([]);
    expect(granted).toMatchObject({
      status: 'ACTIVE', expiringSoon: false, version: 1, expiresAt: '2027-03-10T23:00:00.000Z', revokedAt: null,
      holder: { id: person }, certification: { code: 'CLOUD_ASSOCIATE' },
    });
    expect(await heard()).toEqual([{ verb: 'granted', version: 1, expires: '2027-03-10T23:00:00.000Z', subject: `CertificationAward/${granted?.id ?? ''}` }]);
  });

  it('renews inside the window from the old expiry; the old award ends and stays on record', async () => {
    const { award: first } = await award();
    test.clock.set('2027-01-20T12:00:00Z');
    const { award: second } = await award();
    expect(second?.expiresAt).toBe('2028-03-10T23:00:00.000Z');
    expect(await held()).toEqual([
      { id: first?.id, awarded_at: new Date('2026-03-10T09:30:00Z'), ends_at: new Date('2027-01-20T12:00:00Z') },
      { id: second?.id, awarded_at: new Date('2027-01-20T12:00:00Z'), ends_at: new Date('2028-03-10T23:00:00Z') },
    ]);
    expect(await heard()).toMatchObject([
      { verb: 'granted', version: 1, expires: '2027-03-10T23:00:00.000Z' },
      { verb: 'renewed', version: 2, expires: '2027-01-20T12:00:00.000Z' },
      { verb: 'granted', version: 1, expires: '2028-03-10T23:00:00.000Z' },
    ]);
  });

  it('restarts from today before the window opens and after the expiry', async () => {
    await award();
    test.clock.set('2026-09-01T12:00:00Z');
    expect((await award()).award?.expiresAt).toBe('2027-09-01T22:00:00.000Z');
    test.clock.set('2027-09-01T22:00:00Z'); // the very instant at which it no longer counts
    expect((await award()).award?.expiresAt).toBe('2028-09-02T22:00:00.000Z');
    expect(await held()).toHaveLength(3);
  });

  it('knows nobody who never had an employer, and no code outside the catalogue', async () => {
    expect((await award({ personId: randomUUID() })).userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['personId'] }]);
    expect((await award({ personId: 'nobody' })).userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['personId'] }]);
    expect((await award({ certificationCode: 'JUGGLING' })).userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['certificationCode'] }]);
    expect((await award({ certificationCode: 'CLOUD\0' })).userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['certificationCode'] }]);
    expect(await held()).toEqual([]);
  });

  it('is refused to oneself, however the id is written', async () => {
    const self = actor('ENABLEMENT_MANAGER', { personId: person });
    expect((await award({}, self)).userErrors).toMatchObject([{ code: 'ACTION_NOT_PERMITTED' }]);
    expect((await award({ personId: person.toUpperCase() }, self)).userErrors).toMatchObject([{ code: 'ACTION_NOT_PERMITTED' }]);
  });

  it('happens once for one clientMutationId', async () => {
    const clientMutationId = randomUUID();
    const first = await award({ clientMutationId });
    test.clock.set('2026-03-12T09:30:00Z');
    expect(await award({ clientMutationId })).toEqual(first);
    expect(await held()).toHaveLength(1);
    expect((await award({ clientMutationId, certificationCode: 'OTHER' })).userErrors).toMatchObject([{ code: 'IDEMPOTENCY_KEY_REUSED' }]);
  });

  it('takes effect once when it is given several times at the same instant', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      person = randomUUID();
      await employ(person, acme);
      const outcomes = await Promise.all([award(), award(), award()]);
      expect(outcomes.filter(outcome => outcome.award)).toHaveLength(1);
      expect(outcomes.flatMap(({ userErrors }) => userErrors.map(({ code }) => code))).toEqual(['DUPLICATE_KEY_VALUE', 'DUPLICATE_KEY_VALUE']);
      expect(await held()).toHaveLength(1);
    }
  });

  it('is open to a machine whose token says so, for the people its token names', async () => {
    await expect(award({}, actor('INTEGRATION', { scopes: ['deals:read'] }))).rejects.toThrow(/FORBIDDEN/);
    expect((await award({}, actor('INTEGRATION', { scopes: ['awards:write'], partnerId: globex }))).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect((await award({}, actor('INTEGRATION', { scopes: ['awards:write'], partnerId: acme }))).award).toMatchObject({ status: 'ACTIVE' });
    test.clock.set('2027-01-20T12:00:00Z');
    expect((await award({}, actor('INTEGRATION', { scopes: ['awards:write'] }))).award).toMatchObject({ expiresAt: '2028-03-10T23:00:00.000Z' });
  });

  it.each(['CHANNEL_SALES_MANAGER', 'PARTNER_SALES_MANAGER', 'PARTNER_ADMIN', 'PARTNER_LEARNER', 'ANALYST'] as const)('is closed to %s', async role => {
    const by = actor(role, { partnerId: acme });
    const answer = await test.as(by).query(`mutation { awardCertification(input: { personId: "${person}", certificationCode: "CLOUD_ASSOCIATE" }) { award { id } } }`);
    expect(answer).toMatchObject({ data: { awardCertification: null }, errors: [{ extensions: { code: 'FORBIDDEN' } }] });
  });
});

describe('taking an award back', () => {
  it('ends it at once, and tells the others', async () => {
    const { award: granted } = await award();
    test.clock.set('2026-06-01T10:00:00Z');
    const { award: revoked } = await revoke({ id: granted?.id, expectedVersion: 1, reason: 'EXAM_VOID' });
    expect(revoked).toMatchObject({ status: 'REVOKED', version: 2, revokedAt: '2026-06-01T10:00:00.000Z', revocationReason: 'EXAM_VOID' });
    expect(await heard()).toMatchObject([{ verb: 'granted' }, { verb: 'revoked', version: 2 }]);
  });

  it('happens once for one clientMutationId', async () => {
    const { award: granted } = await award();
    const input = { id: granted?.id, expectedVersion: 1, reason: 'ERROR', clientMutationId: randomUUID() };
    const first = await revoke(input);
    expect(first).toMatchObject({ award: { version: 2 }, userErrors: [] });
    expect(await revoke(input)).toEqual(first);
    expect((await revoke({ ...input, reason: 'MISCONDUCT' })).userErrors).toMatchObject([{ code: 'IDEMPOTENCY_KEY_REUSED' }]);
  });

  it('leaves room for a new one at the same instant', async () => {
    const { award: granted } = await award();
    await revoke({ id: granted?.id, expectedVersion: 1, reason: 'ERROR' });
    expect((await award()).award).toMatchObject({ status: 'ACTIVE' });
  });

  it('is refused for what no longer counts, for a version long gone and for an award nobody knows', async () => {
    const { award: granted } = await award();
    expect((await revoke({ id: granted?.id, expectedVersion: 7, reason: 'ERROR' })).userErrors).toMatchObject([{ code: 'CONCURRENT_MODIFICATION' }]);
    expect((await revoke({ id: randomUUID(), expectedVersion: 1, reason: 'ERROR' })).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    test.clock.set('2027-03-10T23:00:00Z');
    expect((await revoke({ id: granted?.id, expectedVersion: 1, reason: 'ERROR' })).userErrors).toMatchObject([{ code: 'INVALID_RESOURCE_STATE' }]);
  });

  it('is open to a machine only with the scope, and only for people of its partner', async () => {
    const { award: granted } = await award();
    const input = { id: granted?.id, expectedVersion: 1, reason: 'ERROR' };
    await expect(revoke(input, actor('INTEGRATION'))).rejects.toThrow(/FORBIDDEN/);
    expect((await revoke(input, actor('INTEGRATION', { scopes: ['awards:write'], partnerId: globex }))).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect((await revoke(input, actor('INTEGRATION', { scopes: ['awards:write'] }))).award).toMatchObject({ status: 'REVOKED' });
  });
});
