import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { JSON_AS_READER, startToyGateway } from '../testing/toy-gateway.ts';

/** Something to wait for. */
function latch() {
  let open: () => void = () => undefined;
  const opened = new Promise<void>(resolve => (open = resolve));
  return { opened, open: () => open() };
}

describe('the front door', () => {
  it('answers one question from several subgraphs', async () => {
    const gateway = await startToyGateway();
    const { status, text } = await gateway.ask('query Shop($id: ID!) { book(id: $id) { title reviews { text } place } }', { id: '2' });
    expect(status).toBe(200);
    expect(JSON.parse(text)).toEqual({ data: { book: { title: 'Emma', reviews: [{ text: 'On 2' }], place: 'Room of A-2' } } });
    await gateway.stop();
  });

  it('takes queries by GET and mutations by POST', async () => {
    const gateway = await startToyGateway();
    const query = encodeURIComponent('query ($id: ID!) { book(id: $id) { title } }');
    const answer = await gateway.send(`/graphql?query=${query}&variables=${encodeURIComponent('{"id":"1"}')}`, { headers: JSON_AS_READER });
    expect(answer.data).toEqual({ book: { title: 'Middlemarch' } });
    expect((await gateway.ask('mutation { addBook(title: "Persuasion") { id title } }')).data).toEqual({ addBook: { id: '9', title: 'Persuasion' } });
    await gateway.stop();
  });

  it('keeps names that are special to JavaScript ordinary', async () => {
    const gateway = await startToyGateway();
    const { text } = await gateway.ask('{ __proto__: book(id: "1") { constructor: title } }');
    expect(text.trim()).toBe('{"data":{"__proto__":{"constructor":"Middlemarch"}}}');
    await gateway.stop();
  });

  it('takes a free port when asked for none, and says which', async () => {
    const gateway = await startToyGateway();
    expect(gateway.url).toBe(`http://127.0.0.1:${gateway.port}`);
    await gateway.stop();
  });

  it('says so when the port is taken, and leaves nothing open', async () => {
    const occupant = createServer().listen(0, '127.0.0.1');
    await once(occupant, 'listening');
    const { port } = occupant.address() as AddressInfo; // it listens on TCP
    await expect(startToyGateway({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
    occupant.close();
  });

  it('refuses a supergraph that is none', async () => {
    await expect(startToyGateway({ supergraphSdl: 'type Query { a: Int }' })).rejects.toThrow();
  });
});

describe('health', () => {
  it('is alive and ready once the supergraph is loaded', async () => {
    const gateway = await startToyGateway();
    expect(await gateway.send('/livez')).toMatchObject({ status: 200, text: '{"status":"alive"}' });
    expect(await gateway.send('/readyz')).toMatchObject({ status: 200, text: '{"status":"ready"}' });
    await gateway.stop();
  });

  it.each([
    ['is not there', () => Promise.resolve(false)],
    ['cannot be asked', () => Promise.reject(new Error('connect ECONNREFUSED 10.0.0.7'))],
    ['does not answer', () => new Promise<boolean>(() => undefined)],
  ])('is alive and not ready while what it needs %s', async (_, readiness) => {
    const gateway = await startToyGateway({ readiness, limits: { readinessMilliseconds: 20 } });
    expect(await gateway.send('/readyz')).toMatchObject({ status: 503, text: '{"status":"not ready"}' });
    expect((await gateway.send('/livez')).status).toBe(200);
    await gateway.stop();
  });
});

describe('stopping', () => {
  it('fails readiness first, finishes what is in flight, then closes the door', async () => {
    const gateway = await startToyGateway();
    const asked = latch();
    const released = latch();
    gateway.toy.disturb('books', async () => {
      asked.open();
      await released.opened;
      return { data: { books: [] } };
    });
    const answer = gateway.ask('{ books { id } }');
    await asked.opened;
    const stopped = gateway.stop();
    const readiness = await gateway.send('/readyz');
    expect(readiness.status).toBe(503);
    expect(readiness.headers.get('connection')).toBe('close');
    released.open();
    expect((await answer).data).toEqual({ books: [] });
    await stopped;
    await expect(gateway.send('/livez')).rejects.toThrow();
  });

  it('does not wait for ever', async () => {
    const gateway = await startToyGateway({ limits: { drainMilliseconds: 20 } });
    const asked = latch();
    gateway.toy.disturb('books', () => {
      asked.open();
      return new Promise(() => undefined);
    });
    const answer = gateway.ask('{ books { id } }').catch((error: unknown) => error);
    await asked.opened;
    await gateway.stop();
    expect(await answer).toBeInstanceOf(Error);
  });

  it('is done once, however often it is asked for', async () => {
    const gateway = await startToyGateway();
    await Promise.all([gateway.stop(), gateway.stop()]);
    await expect(gateway.stop()).resolves.toBeUndefined();
  });
});
