import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import type { RequestListener } from 'node:http';
import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import type { HopFacts } from '@channelgraph/identity';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { httpTransport } from './http.ts';
import type { HttpLimits, HttpTransport } from './http.ts';
import { SubgraphUnavailable } from './transport.ts';
import type { SubgraphRequest } from './transport.ts';

const QUERY: SubgraphRequest = { query: '{ books { id } }', actor: null, requestId: 'request-1', signal: new AbortController().signal };
const MUTATION: SubgraphRequest = { ...QUERY, query: 'mutation { addBook(title: "Emma") { id } }' };

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

interface Neighbour {
  readonly transport: HttpTransport;
  /** What was signed, request by request. */
  readonly signed: HopFacts[];
  readonly sockets: Set<Socket>;
  /** Connections since the start. */
  readonly connections: () => number;
}

/** A server that stands where a subgraph should be. */
async function neighbour(server: Server, limits: Partial<HttpLimits> = {}): Promise<Neighbour> {
  const sockets = new Set<Socket>();
  let connections = 0;
  server.on('connection', (socket: Socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo; // a TCP server that listens has one
  const signed: HopFacts[] = [];
  const transport = httpTransport({ name: 'books', url: `http://127.0.0.1:${port}/graphql`, sign: facts => `signature-${signed.push(facts)}`, limits });
  ends.push(() => { for (const socket of sockets) socket.destroy(); }, () => server.close(), () => transport.close());
  return { transport, signed, sockets, connections: () => connections };
}

const over = (listener: RequestListener, limits?: Partial<HttpLimits>): Promise<Neighbour> => neighbour(createHttpServer(listener), limits);
const outcome = (answer: Promise<unknown>): Promise<unknown> => answer.catch((error: unknown) => error);

describe('a request to a subgraph in another process', () => {
  it('is one signed POST of the operation', async () => {
    const received: unknown[] = [];
    const { transport, signed } = await over((request, response) => {
      const body: Buffer[] = [];
      request.on('data', (chunk: Buffer) => body.push(chunk)).on('end', () => {
        received.push({ method: request.method, url: request.url, type: request.headers['content-type'], token: request.headers.authorization, body: Buffer.concat(body).toString() });
        response.end('{"data":{"books":[]}}');
      });
    });
    expect(await transport.execute({ ...QUERY, operationName: 'Books', variables: { a: 1 } })).toEqual({ data: { books: [] } });
    const body = '{"query":"{ books { id } }","operationName":"Books","variables":{"a":1}}';
    expect(received).toEqual([{ method: 'POST', url: '/graphql', type: 'application/json', token: 'Bearer signature-1', body }]);
    expect(signed).toEqual([{ audience: 'books', actor: null, requestId: 'request-1', body }]);
  });

  it('uses a connection of those before', async () => {
    const { transport, connections } = await over((_, response) => response.end('{"data":{}}'));
    for (let count = 0; count < 20; count += 1) await transport.execute(QUERY);
    expect(connections()).toBeLessThanOrEqual(2); // the pool may open one while the other is being given back
  });

  it('is torn down when nobody waits for the answer any more', async () => {
    const { transport, sockets } = await over(() => undefined);
    const patience = new AbortController();
    const answer = outcome(transport.execute({ ...QUERY, signal: patience.signal }));
    await vi.waitFor(() => { expect(sockets.size).toBe(1); });
    const [used] = sockets;
    patience.abort(new Error('nobody waits'));
    expect(await answer).toMatchObject({ message: 'nobody waits' });
    await vi.waitFor(() => { expect(used?.destroyed).toBe(true); });
  });
});

describe('a subgraph that cannot be reached', () => {
  const breakOff: RequestListener = request => request.socket.destroy();
  const say = (status: number): RequestListener => (_, response) => response.writeHead(status).end('{}');
  const truncate: RequestListener = (_, response) => {
    response.writeHead(200, { 'content-length': '1000' }).write('{"data":');
    setImmediate(() => response.destroy());
  };

  it.each<[string, RequestListener]>([
    ['breaks off', breakOff],
    ['breaks off in the middle of its answer', truncate],
    ['is stopping', say(503)],
    ['is behind a balancer that finds it nowhere', say(502)],
  ])('is unavailable when it %s; a read is tried twice, a mutation once', async (_, listener) => {
    let requests = 0;
    const { transport } = await over((request, response) => { requests += 1; listener(request, response); });
    expect(await outcome(transport.execute(MUTATION))).toBeInstanceOf(SubgraphUnavailable);
    expect(requests).toBe(1);
    expect(await outcome(transport.execute(QUERY))).toBeInstanceOf(SubgraphUnavailable);
    expect(requests).toBe(3);
  });

  it('is unavailable when it refuses', async () => {
    const server = createHttpServer();
    const { transport } = await neighbour(server);
    await new Promise(resolve => server.close(resolve));
    expect(await outcome(transport.execute(QUERY))).toBeInstanceOf(SubgraphUnavailable);
  });

  it('and is back a moment later answers the read after all', async () => {
    let isFirst = true;
    const { transport } = await over((request, response) => {
      if (isFirst) request.socket.destroy();
      else response.end('{"data":{"books":[]}}');
      isFirst = false;
    });
    expect(await transport.execute(QUERY)).toEqual({ data: { books: [] } });
  });
});

describe('a subgraph that answers wrongly', () => {
  it.each([400, 401, 404, 413, 500])('with status %i is not asked again', async status => {
    let requests = 0;
    const { transport } = await over((_, response) => { requests += 1; response.writeHead(status).end('{"errors":[{"message":"postgres://secret"}]}'); });
    const error = await outcome(transport.execute(QUERY));
    expect(error).not.toBeInstanceOf(SubgraphUnavailable);
    expect(String(error)).toBe(`Error: The subgraph books answered ${status}.`);
    expect(requests).toBe(1);
  });

  it.each<[string, Server]>([
    ['something that is no JSON', createHttpServer((_, response) => response.end('<html>'))],
    ['nothing', createHttpServer((_, response) => response.end())],
    ['more than anybody wants to read', createHttpServer((_, response) => response.end(JSON.stringify({ data: 'x'.repeat(2_000) })))],
    ['something that is no HTTP', createServer(socket => socket.end('SSH-2.0-OpenSSH_9.6\r\n'))],
  ])('with %s is an error and not a pause', async (_, server) => {
    const { transport } = await neighbour(server, { answerBytes: 1_000 });
    const error = await outcome(transport.execute(QUERY));
    expect(error).toBeInstanceOf(Error);
    expect(error).not.toBeInstanceOf(SubgraphUnavailable);
  });

  it('leads nowhere else', async () => {
    const { transport } = await over((_, response) => response.writeHead(307, { location: 'http://127.0.0.1:1/' }).end());
    expect(String(await outcome(transport.execute(QUERY)))).toContain('answered 307');
  });
});
