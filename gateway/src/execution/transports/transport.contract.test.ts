/** What every way of reaching a subgraph keeps to. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Actor } from '@channelgraph/identity';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { httpTransport } from './http.ts';
import { inProcessTransport } from './in-process.ts';
import type { SubgraphRequest, SubgraphResponse, SubgraphTransport } from './transport.ts';

type Answering = (asked: Pick<SubgraphRequest, 'query' | 'variables' | 'operationName'>) => Promise<SubgraphResponse>;

const READER: Actor = { personId: 'reader', role: 'ANALYST', partnerId: null, scopes: [] };
const WRITER: Actor = { ...READER, personId: 'writer' };

const question = (more: Partial<SubgraphRequest> = {}): SubgraphRequest => ({ query: '{ books { id } }', actor: READER, requestId: 'one', signal: new AbortController().signal, ...more });

let answering: Answering;
let received: Parameters<Answering>[0][] = [];
afterEach(() => { received = []; });
const answer: Answering = asked => {
  received.push(asked);
  return answering(asked);
};

const ends: (() => unknown)[] = [];
afterAll(async () => { for (const end of ends) await end(); });

/** Whom HTTP requests were signed for. */
const signed: (string | undefined)[] = [];

async function overHttp(): Promise<SubgraphTransport> {
  const server = createServer((request, response) => {
    void text(request).then(async body => answer(JSON.parse(body) as Parameters<Answering>[0])).then( // as our transport writes it
      said => response.end(JSON.stringify(said)),
      () => response.writeHead(500).end(),
    );
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo; // it listens on TCP
  const transport = httpTransport({ name: 'books', url: `http://127.0.0.1:${port}/graphql`, sign: ({ actor }) => { signed.push(actor?.personId ?? undefined); return 'signed'; } });
  ends.push(() => transport.close(), () => server.close());
  return transport;
}

const byCall = (): Promise<SubgraphTransport> => Promise.resolve(inProcessTransport(async ({ query, operationName, variables }) =>
  answer({ query, ...(operationName !== undefined && { operationName }), ...(variables !== undefined && { variables }) })));

describe.each([['a call', byCall], ['HTTP', overHttp]])('a subgraph reached by %s', (_, open) => {
  it('is asked what is asked, and its answer is handed on', async () => {
    const transport = await open();
    const said = { data: { __proto: 1, books: [{ id: '1', title: null }] }, errors: [{ message: 'No title.', path: ['books', 0, 'title'], extensions: { code: 'NOT_FOUND' } }] };
    answering = () => Promise.resolve(said);
    const asked = { query: 'query Books($n: Int) { books(first: $n) { id title } }', operationName: 'Books', variables: { n: 2 } };
    expect(await transport.execute(question({ ...asked, closed: new Set(['books']) }))).toEqual(said);
    expect(received).toEqual([asked]);
  });

  it('keeps names that are special to JavaScript', async () => {
    const transport = await open();
    answering = () => Promise.resolve(JSON.parse('{"data":{"__proto__":{"constructor":1}}}') as SubgraphResponse); // as written
    expect(JSON.stringify(await transport.execute(question()))).toBe('{"data":{"__proto__":{"constructor":1}}}');
  });

  it('gives everybody data of their own, who may add to them', async () => {
    const transport = await open();
    answering = () => Promise.resolve({ data: { book: { id: '1' } } });
    const [one, other] = await Promise.all([transport.execute(question()), transport.execute(question())]);
    Object.assign(one.data?.['book'] as object, { added: true }); // it is one
    expect(other).toEqual({ data: { book: { id: '1' } } });
  });

  it('does every command, however much they look alike', async () => {
    const transport = await open();
    answering = () => Promise.resolve({ data: {} });
    await Promise.all([1, 2, 3].map(() => transport.execute(question({ query: 'mutation { addBook { id } }' }))));
    expect(received).toHaveLength(3);
  });

  it('that fails is an error', async () => {
    const transport = await open();
    answering = () => Promise.reject(new Error('broken'));
    await expect(transport.execute(question())).rejects.toThrow();
  });
});

describe('the same read under way twice over HTTP', () => {
  /** Answers when told. */
  function held() {
    let release: () => void = () => undefined;
    const released = new Promise<void>(resolve => { release = resolve; });
    answering = async ({ variables }) => {
      await released;
      return { data: { asked: variables ?? null } };
    };
    return () => { release(); };
  }

  it('is asked once, and answered to both', async () => {
    const transport = await overHttp();
    const release = held();
    const both = [question({ requestId: 'one' }), question({ requestId: 'two' })].map(each => transport.execute(each));
    await vi.waitFor(() => { expect(received).toHaveLength(1); });
    release();
    expect(await Promise.all(both)).toEqual([{ data: { asked: null } }, { data: { asked: null } }]);
    await transport.execute(question());
    expect(received).toHaveLength(2); // nothing is kept
  });

  it('is not the same for another actor, for nobody, with other variables or another text', async () => {
    const transport = await overHttp();
    const release = held();
    signed.length = 0;
    const all = [question(), question({ actor: WRITER }), question({ actor: null }), question({ variables: { n: 1 } }), question({ query: '{ books { title } }' })].map(each => transport.execute(each));
    await vi.waitFor(() => { expect(received).toHaveLength(5); });
    release();
    await Promise.all(all);
    expect([...signed].sort()).toEqual(['reader', 'reader', 'reader', 'writer', undefined]);
  });

  it('goes on for the one who still waits, and is given up when nobody does', async () => {
    const transport = await overHttp();
    const release = held();
    const [first, second] = [new AbortController(), new AbortController()];
    const outcome = (answered: Promise<unknown>) => answered.catch((error: unknown) => error);
    const one = outcome(transport.execute(question({ signal: first.signal })));
    const other = outcome(transport.execute(question({ signal: second.signal })));
    await vi.waitFor(() => { expect(received).toHaveLength(1); });
    first.abort(new Error('no time'));
    expect(await one).toEqual(new Error('no time'));
    const third = transport.execute(question()); // joins the one who waits
    second.abort(new Error('gone'));
    expect(await other).toEqual(new Error('gone'));
    release();
    expect(await third).toEqual({ data: { asked: null } });
    expect(received).toHaveLength(1);
  });

  it('is asked anew after a command: it may show what has become of it', async () => {
    const transport = await overHttp();
    const release = held();
    const before = transport.execute(question());
    await vi.waitFor(() => { expect(received).toHaveLength(1); });
    answering = () => Promise.resolve({ data: { isDone: true } });
    await transport.execute(question({ query: 'mutation { addBook { id } }' }));
    expect(await transport.execute(question())).toEqual({ data: { isDone: true } });
    release();
    expect(await before).toEqual({ data: { asked: null } });
  });

  it('is asked anew after it was given up', async () => {
    const transport = await overHttp();
    const release = held();
    const patience = new AbortController();
    const given = transport.execute(question({ signal: patience.signal })).catch(() => 'given up');
    await vi.waitFor(() => { expect(received).toHaveLength(1); });
    patience.abort();
    expect(await given).toBe('given up');
    const next = transport.execute(question());
    release();
    expect(await next).toEqual({ data: { asked: null } });
    expect(received).toHaveLength(2);
  });
});
