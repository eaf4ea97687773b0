import { testDatabase } from '@channelgraph/testing';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { READER, startToyGateway } from '../../../testing/toy-gateway.ts';
import type { GatewayOptions } from '../../server.ts';
import { memoryCounter, postgresCounters, withFallback } from './counter.ts';

const size = { name: 'cost', points: 10, seconds: 60 };

const ends: (() => unknown)[] = [];
afterEach(async () => {
  vi.useRealTimers();
  for (const end of ends.splice(0).reverse()) await end();
});

const toy = async (options: Partial<GatewayOptions>) => {
  const gateway = await startToyGateway(options);
  ends.push(() => gateway.stop());
  return gateway;
};

describe('counting in this process', () => {
  it('ends at the budget and begins anew when the time is over', async () => {
    vi.useFakeTimers();
    const count = memoryCounter(size);
    expect(await count('a', 6)).toMatchObject({ isWithin: true, remaining: 4 });
    expect(await count('a', 6)).toMatchObject({ isWithin: false, milliseconds: 60_000 });
    expect(await count('b', 10)).toMatchObject({ isWithin: true, remaining: 0 });
    vi.advanceTimersByTime(60_001);
    expect(await count('a', 6)).toMatchObject({ isWithin: true, remaining: 4 });
  });
});

describe('counting in PostgreSQL', () => {
  it('is one count for all gateways', async () => {
    const database = await testDatabase([{ name: 'counting', migrations: [] }]);
    const stores = [postgresCounters(database.superuserUrl), postgresCounters(database.superuserUrl)];
    ends.push(() => database.drop(), ...stores.map(store => () => store.close()));
    const [one, other] = stores.map(store => store.counter(size));
    expect(await Promise.all([one?.('a', 4), other?.('a', 4)])).toEqual(expect.arrayContaining([expect.objectContaining({ isWithin: true, remaining: 6 }), expect.objectContaining({ isWithin: true, remaining: 2 })]));
    expect(await one?.('a', 4)).toMatchObject({ isWithin: false });
    expect((await other?.('a', 1))?.milliseconds).toBeGreaterThan(0);
  });
});

describe('a store that does not answer', () => {
  it('is left alone for ten seconds; this process counts meanwhile', async () => {
    let time = 0;
    let asked = 0;
    const failures: unknown[] = [];
    const count = withFallback({
      store: () => Promise.reject(new Error(`down ${asked += 1}`)),
      instead: memoryCounter(size),
      now: () => time,
      onFailure: error => failures.push(error),
    });
    expect(await count('a', 6)).toMatchObject({ isWithin: true, remaining: 4 });
    expect(await count('a', 6)).toMatchObject({ isWithin: false });
    expect(asked).toBe(1);
    time = 10_001;
    expect(await count('b', 1)).toMatchObject({ isWithin: true, remaining: 9 });
    expect([asked, failures.length]).toEqual([2, 2]);
  });

  it('takes away neither questions nor commands, and the budget holds', async () => {
    const gateway = await toy({ budget: { cost: 30, commands: 600, seconds: 60 }, limits: { cost: 30 }, budgetDatabaseUrl: 'postgres://nobody@127.0.0.1:1/nowhere' });
    expect(await gateway.ask('{ book(id: "1") { id } }')).toMatchObject({ status: 200, errors: [] });
    expect(await gateway.ask('mutation { addBook(title: "x") { id } }')).toMatchObject({ status: 200, errors: [] });
    expect(await gateway.ask('{ a: books { id } b: books { id } }')).toMatchObject({ status: 429, errors: [{ extensions: { code: 'RATE_LIMITED' } }] });
    expect(gateway.log.join()).toContain('The store of budgets does not answer');
  });
});

describe('a caller', () => {
  it('has one budget, whatever token is shown; another person and another partner have their own', async () => {
    const actors: Readonly<Record<string, typeof READER>> = {
      first: READER, second: READER, other: { ...READER, personId: 'other' }, elsewhere: { ...READER, partnerId: 'p1' },
    };
    const gateway = await toy({ budget: { cost: 2, commands: 5, seconds: 60 }, verify: token => Promise.resolve(actors[token] ?? READER) });
    const ask = (token: string) => gateway.ask('{ book(id: "1") { id } }', {}, { authorization: `Bearer ${token}` });
    expect([(await ask('first')).status, (await ask('second')).status]).toEqual([200, 200]);
    const refused = await ask('first');
    expect(refused).toMatchObject({ status: 429, data: undefined, errors: [{ extensions: { code: 'RATE_LIMITED' } }] });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect([(await ask('second')).status, (await ask('other')).status, (await ask('elsewhere')).status]).toEqual([429, 200, 200]);
  });

  it('who is a stranger is known by address', async () => {
    const gateway = await toy({ budget: { cost: 2, commands: 5, seconds: 60 } });
    const ask = () => gateway.send('/graphql', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"query":"{ __typename }"}' });
    expect([(await ask()).status, (await ask()).status, (await ask()).status]).toEqual([200, 200, 429]);
  });
});
