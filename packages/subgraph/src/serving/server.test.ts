import { connect } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BATCH_TYPE, employmentFact, type PublishedEvent } from '@channelgraph/events';
import { developmentIssuer, hopKeyOf, hopSigner, hopVerifier, openKey, type HopFacts, type HopSigner, type HopVerifier } from '@channelgraph/identity';
import { actor } from '@channelgraph/testing';
import { mkdtemp, rm } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ServingLimits } from './limits.ts';
import { remoteConsumer } from './remote-consumer.ts';
import { serveSubgraph, type Servable, type Served } from './server.ts';

let folder: string;
let userToken: string;
/** Sign in the name of the gateway, of another subgraph, and of somebody whose key nobody here knows. */
let sign: Readonly<Record<'gateway' | 'partners' | 'stranger' | 'yesterday', HopSigner>>;
let verifyHop: HopVerifier;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'serving-'));
  const [gateway, partners, stranger] = await Promise.all(['gateway', 'partners', 'stranger'].map(name => openKey(join(folder, `${name}.json`))));
  if (!gateway || !partners || !stranger) throw new RangeError('three keys');
  const longAgo = new Date(new Date().getTime() - 60_000);
  sign = {
    gateway: await hopSigner({ issuer: 'gateway', key: gateway }),
    partners: await hopSigner({ issuer: 'partners', key: partners }),
    stranger: await hopSigner({ issuer: 'gateway', key: stranger }),
    yesterday: await hopSigner({ issuer: 'gateway', key: gateway, now: () => longAgo }),
  };
  verifyHop = hopVerifier({ keys: { keys: [await hopKeyOf('gateway', gateway), await hopKeyOf('partners', partners)] }, audience: 'deals' });
  userToken = await (await developmentIssuer(join(folder, 'gateway.json'))).sign(admin, { expiresInSeconds: 60 }); // the very key of the gateway
});
afterAll(() => rm(folder, { recursive: true }));

const admin = actor('PARTNER_ADMIN', { partnerId: 'partner-1' });
const subgraph = {
  execute: vi.fn<Servable['execute']>(),
  consume: vi.fn<Servable['consume']>(),
  database: { isReachable: vi.fn<() => Promise<boolean>>() },
};
const reported: unknown[] = [];
let served: Served;
const serve = async (limits: Partial<ServingLimits> = {}) => serveSubgraph(subgraph, { host: '127.0.0.1', port: 0, verifyHop, limits, onError: error => reported.push(error) });
beforeEach(async () => {
  subgraph.execute.mockReset().mockResolvedValue({ data: { fine: true } });
  subgraph.consume.mockReset().mockResolvedValue();
  subgraph.database.isReachable.mockReset().mockResolvedValue(true);
  reported.length = 0;
  served = await serve();
});
afterEach(() => served.stop());

const OPERATION = '{"query":"{ fine }","variables":{"a":1}}';
const id = '3f0c1f0e-6b0d-4a5e-9d39-0d7f3f6c2a11';
const employment = employmentFact.of('started', { id, version: 1, personId: id, partnerId: null, certifiable: true, validFrom: '2026-02-01T00:00:00.000Z', validTo: null });
const event: PublishedEvent = { specversion: '1.0', id, source: '/partners', time: '2026-02-01T00:00:00.000Z', datacontenttype: 'application/json', ...employment };
const BATCH = JSON.stringify([event]);

interface Sending {
  readonly body: string;
  readonly token?: string | undefined;
  readonly type?: string;
}
async function post(path: string, { body, token, type = path === '/events' ? BATCH_TYPE : 'application/json' }: Sending) {
  const headers = { 'content-type': type, ...(token !== undefined && { authorization: `Bearer ${token}` }) };
  const response = await fetch(`${served.url}${path}`, { method: 'POST', headers, body });
  return { status: response.status, text: await response.text() };
}
const facts = (body: string, changed: Partial<HopFacts> = {}): HopFacts => ({ audience: 'deals', actor: admin, requestId: 'request-1', body, ...changed });
const signedPost = (path: '/graphql' | '/events', body: string, type?: string) =>
  post(path, { body, token: sign[path === '/events' ? 'partners' : 'gateway'](facts(body, path === '/events' ? { actor: null } : {})), ...(type !== undefined && { type }) });

describe('a signed operation', () => {
  it('is carried out for the actor of the hop, under its request id', async () => {
    expect(await signedPost('/graphql', OPERATION)).toEqual({ status: 200, text: '{"data":{"fine":true}}' });
    expect(subgraph.execute).toHaveBeenCalledExactlyOnceWith({ closed: expect.anything() as unknown, // vitest's matcher
      query: '{ fine }', variables: { a: 1 }, actor: admin, requestId: 'request-1' });
  });

  it('that is a command is carried out once: sent again it proves nothing, however it is dressed', async () => {
    const body = '{"query":" mutation { fine }"}';
    const token = sign.gateway(facts(body));
    expect(await post('/graphql', { body, token })).toMatchObject({ status: 200 });
    expect(await post('/graphql', { body, token })).toMatchObject({ status: 401 });
    expect(await post('/graphql', { body, token: sign.gateway(facts(body, { requestId: 'request-2' })) })).toMatchObject({ status: 200 });
    expect(subgraph.execute).toHaveBeenCalledTimes(2);
  });

  it.each([['no JSON', '{'], ['no operation', '{"query":7}'], ['a list', '[{"query":"{ fine }"}]'], ['nothing', '']])('is refused politely when its body is %s', async (_, body) => {
    expect(await signedPost('/graphql', body)).toEqual({ status: 400, text: expect.stringContaining('BAD_USER_INPUT') as string }); // vitest's matcher
    expect(subgraph.execute).not.toHaveBeenCalled();
  });

  it('is JSON of a bearable size', async () => {
    expect(await signedPost('/graphql', OPERATION, 'text/plain')).toMatchObject({ status: 415 });
    await served.stop();
    served = await serve({ operationBytes: 20 });
    expect(await signedPost('/graphql', OPERATION)).toMatchObject({ status: 413 });
  });

  it('that breaks is answered without a word about what broke', async () => {
    subgraph.execute.mockRejectedValue(new Error('password of postgres://deals:secret@db'));
    const { status, text } = await signedPost('/graphql', OPERATION);
    expect(status).toBe(500);
    expect(text).toContain('"code":"INTERNAL_SERVER_ERROR"');
    expect(text).not.toContain('secret');
    expect(String(reported[0])).toContain('secret');
  });
});

describe('a signed batch of events', () => {
  it('is taken in', async () => {
    expect(await signedPost('/events', BATCH)).toEqual({ status: 204, text: '' });
    expect(subgraph.consume).toHaveBeenCalledExactlyOnceWith([event]);
  });

  it('is refused when it is no batch of CloudEvents', async () => {
    for (const body of ['{', '{}', '[]', '[{}]', JSON.stringify([{ ...event, id: 'x' }])]) expect(await signedPost('/events', body)).toMatchObject({ status: 400 });
    expect(await signedPost('/events', BATCH, 'application/json')).toMatchObject({ status: 415 });
    expect(subgraph.consume).not.toHaveBeenCalled();
  });

  it('is refused when a publisher speaks for another', async () => {
    const won = { ...event, source: '/deals', type: 'channelgraph.deals.deal.won.v1' };
    expect(await signedPost('/events', JSON.stringify([event, won]))).toMatchObject({ status: 403 });
    expect(subgraph.consume).not.toHaveBeenCalled();
  });

  it('has not taken effect when the database is busy, and may be sent again', async () => {
    subgraph.consume.mockRejectedValue(Object.assign(new Error('canceling statement'), { code: '57014' }));
    expect(await signedPost('/events', BATCH)).toMatchObject({ status: 503 });
  });

  it('is what a relay sends to a consumer in another process', async () => {
    const consumer = remoteConsumer({ name: 'deals', url: served.url, sign: sign.partners });
    await consumer.consume([event]);
    expect(subgraph.consume).toHaveBeenCalledExactlyOnceWith([event]);
    subgraph.consume.mockRejectedValue(new Error('broken'));
    await expect(consumer.consume([event])).rejects.toThrow('deals did not take 1 events: status 500.');
  });
});

describe.each(['/graphql', '/events'] as const)('%s for strangers', path => {
  const body = path === '/events' ? BATCH : OPERATION;
  const attacks: [string, () => Promise<Sending>][] = [
    ['comes without a token', () => Promise.resolve({ body })],
    ['brings nonsense', () => Promise.resolve({ body, token: 'a.b.c' })],
    ['presents a user’s token, though signed with a key we know', () => Promise.resolve({ body, token: userToken })],
    ['is signed by somebody unknown', () => Promise.resolve({ body, token: sign.stranger(facts(body)) })],
    ['was signed a minute ago', () => Promise.resolve({ body, token: sign.yesterday(facts(body)) })],
    ['was meant for another subgraph', () => Promise.resolve({ body, token: sign[path === '/events' ? 'partners' : 'gateway'](facts(body, { audience: 'metrics' })) })],
    ['was signed by the gateway for other bytes', () => Promise.resolve({ body: body.replace(/[}\]]$/, ' $&'), token: sign[path === '/events' ? 'partners' : 'gateway'](facts(body)) })],
    ['is from a process that has other business here', () => Promise.resolve({ body, token: sign[path === '/events' ? 'gateway' : 'partners'](facts(body)) })],
    ['would not even be readable', () => Promise.resolve({ body: '{{{', token: userToken })],
    ['is of another type', () => Promise.resolve({ body, type: 'text/plain' })],
    ['asks for the schema', () => Promise.resolve({ body: '{"query":"{ _service { sdl } }"}' })],
    ['asks for entities', () => Promise.resolve({ body: '{"query":"query ($r: [_Any!]!) { _entities(representations: $r) { __typename } }","variables":{"r":[]}}' })],
  ];
  it.each(attacks)('answers 401 and nothing else when a request %s', async (_, attack) => {
    expect(await post(path, await attack())).toEqual({ status: 401, text: '{"errors":[{"message":"Unauthorized.","extensions":{"code":"UNAUTHENTICATED"}}]}' });
    expect(subgraph.execute).not.toHaveBeenCalled();
    expect(subgraph.consume).not.toHaveBeenCalled();
    expect(reported).toEqual([]);
  });

  it('answers before the body has arrived', async () => {
    const socket = connect(served.port, '127.0.0.1');
    socket.write(`POST ${path} HTTP/1.1\r\nhost: deals\r\ncontent-type: application/json\r\ncontent-length: 1000000\r\n\r\n{`);
    const [answer] = (await once(socket, 'data')) as [Buffer]; // what a socket emits
    expect(answer.toString()).toMatch(/^HTTP\/1\.1 401 /);
    socket.destroy();
  });
});

describe('every other address', () => {
  it('says that there is nothing, as JSON', async () => {
    for (const [method, path] of [['GET', '/graphql'], ['GET', '/'], ['PUT', '/events'], ['POST', '/livez']] as const) {
      const response = await fetch(`${served.url}${path}`, { method });
      expect(response.status).toBe(404);
      expect(await response.text()).toContain('"code":"NOT_FOUND"');
    }
  });
});

describe('health', () => {
  const statusOf = async (path: string) => (await fetch(`${served.url}${path}`)).status;

  it('is alive whatever happens, and ready when its own database answers', async () => {
    expect([await statusOf('/livez'), await statusOf('/readyz')]).toEqual([200, 200]);
    subgraph.database.isReachable.mockResolvedValue(false);
    expect([await statusOf('/livez'), await statusOf('/readyz')]).toEqual([200, 503]);
  });

  it('fails first when the process stops; what is in flight is still answered, and then nobody is let in', async () => {
    let finish: (() => void) | undefined;
    subgraph.execute.mockImplementation(() => new Promise(resolve => { finish = () => { resolve({ data: { fine: 'late' } }); }; }));
    const answer = signedPost('/graphql', OPERATION);
    await vi.waitFor(() => { expect(finish).toBeDefined(); });
    const stopped = served.stop();
    expect([await statusOf('/livez'), await statusOf('/readyz')]).toEqual([200, 503]);
    finish?.();
    expect(await answer).toEqual({ status: 200, text: '{"data":{"fine":"late"}}' });
    await stopped;
    await expect(statusOf('/livez')).rejects.toThrow('fetch failed');
  });

  it('does not wait for ever for an operation that never ends', async () => {
    await served.stop();
    served = await serve({ drainMilliseconds: 50 });
    subgraph.execute.mockReturnValue(new Promise(() => undefined));
    const answer = signedPost('/graphql', OPERATION).catch(() => 'cut off');
    await vi.waitFor(() => { expect(subgraph.execute).toHaveBeenCalled(); });
    await served.stop();
    expect(await answer).toBe('cut off');
  });
});
