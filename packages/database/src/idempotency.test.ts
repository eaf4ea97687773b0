import { randomUUID } from 'node:crypto';
import { actor, bareSchema, testDatabase, type TestDatabase } from '@channelgraph/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase, type Database } from './database.ts';
import { once, type Command } from './idempotency.ts';

let test: TestDatabase;
let database: Database;
beforeAll(async () => {
  test = await testDatabase([bareSchema('library')]);
  database = await openDatabase({ name: 'library', url: test.urls.get('library')?.url ?? '', entities: [] });
});
afterAll(async () => {
  await database.close();
  await test.drop();
});

const monday = new Date('2026-11-16T09:00:00Z');
const command = (changes: Partial<Command> = {}): Command => ({ personId: 'ada', clientMutationId: randomUUID(), operation: 'lend', input: { title: 'Emma' }, now: monday, ...changes });
const carryOut = (what: Command, act: () => Promise<string> = () => Promise.resolve(randomUUID())) =>
  database.transaction({ actor: actor('PARTNER_ADMIN', what), at: monday }, session => once(session, 'library', what, act));

describe('a command that is sent twice', () => {
  it('has one effect and one answer', async () => {
    const sent = command();
    let acted = 0;
    const act = () => { acted += 1; return Promise.resolve(randomUUID()); };
    const answers = [await carryOut(sent, act), await carryOut(sent, act)];
    expect([acted, new Set(answers).size]).toEqual([1, 1]);
  });

  it('has one effect also when both arrive in the same instant', async () => {
    const sent = command();
    let acted = 0;
    const act = () => { acted += 1; return Promise.resolve(randomUUID()); };
    const answers = await Promise.all(Array.from({ length: 8 }, () => carryOut(sent, act)));
    expect([acted, new Set(answers).size]).toEqual([1, 1]);
  });

  it('is refused when the input differs', async () => {
    const sent = command();
    await carryOut(sent);
    await expect(carryOut({ ...sent, input: { title: 'Ulysses' } })).rejects.toMatchObject({ refusals: [{ code: 'IDEMPOTENCY_KEY_REUSED', field: 'clientMutationId' }] });
  });

  it('is another command when another person sends it', async () => {
    const sent = command();
    expect(await carryOut(sent)).not.toBe(await carryOut({ ...sent, personId: 'grace' }));
  });

  it('may be tried again after it failed', async () => {
    const sent = command();
    await expect(carryOut(sent, () => Promise.reject(new Error('refused')))).rejects.toThrow('refused');
    expect(await carryOut(sent)).toEqual(expect.any(String));
  });

  it('is forgotten after seven days', async () => {
    const sent = command();
    const first = await carryOut(sent);
    expect(await carryOut({ ...sent, now: new Date('2026-11-23T08:59:59Z') })).toBe(first);
    expect(await carryOut({ ...sent, now: new Date('2026-11-23T09:00:01Z') })).not.toBe(first);
  });
});

it('without a key every call is a new command', async () => {
  const sent = command({ clientMutationId: undefined });
  expect(await carryOut(sent)).not.toBe(await carryOut(sent));
});
