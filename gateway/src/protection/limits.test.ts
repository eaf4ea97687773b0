import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { getIntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { JSON_AS_READER, startToyGateway } from '../../testing/toy-gateway.ts';
import type { ToyGateway } from '../../testing/toy-gateway.ts';

const never = () => new Promise<never>(() => undefined);

let gateway: ToyGateway;
beforeAll(async () => {
  gateway = await startToyGateway();
});
afterAll(() => gateway.stop());

describe('what one request may ask for', () => {
  it('is a megabyte of body', async () => {
    const body = (bytes: number) => JSON.stringify({ query: '{ __typename }', variables: { filler: 'x'.repeat(bytes) } });
    expect(await gateway.send('/graphql', { method: 'POST', headers: JSON_AS_READER, body: body(1_000_000) })).toMatchObject({ status: 200 });
    const answer = await gateway.send('/graphql', { method: 'POST', headers: JSON_AS_READER, body: body(1_048_576) });
    expect(answer).toMatchObject({ status: 413, errors: [{ extensions: { code: 'TOO_LARGE' } }] });
  });

  it('is 5,000 tokens of GraphQL', async () => {
    expect(await gateway.ask(`{ ${'id '.repeat(5_000)} }`)).toMatchObject({ status: 400, errors: [{ extensions: { code: 'TOO_LARGE', limit: { name: 'tokens', measured: 5_001, maximum: 5_000 } } }] });
  });

  it('is 2,000 selections after fragments are spread out', async () => {
    const doubling = Array.from({ length: 20 }, (_, level) => `fragment F${level} on Query { ...F${level + 1} ...F${level + 1} }`).join(' ');
    const answer = await gateway.ask(`{ ...F0 } ${doubling} fragment F20 on Query { __typename }`);
    expect(answer).toMatchObject({ status: 400, errors: [{ extensions: { code: 'TOO_LARGE', limit: { name: 'rootFields', maximum: 20 } } }] });
  });

  it('is a handful of mistakes in variables: a hundred thousand are not even looked for', async () => {
    const ids = Array.from({ length: 100_000 }, () => 'x');
    const answer = await gateway.ask('query ($ids: [Int!]) { shelf(filter: { ids: $ids }) { id } }', { ids });
    expect(answer.status).toBe(400);
    expect(answer.errors).toHaveLength(20);
    expect(new Set(answer.errors.map(({ extensions }) => extensions['code']))).toEqual(new Set(['BAD_USER_INPUT']));
  });

  it('is a bounded number of errors from subgraphs', async () => {
    gateway.toy.disturb('books', () => Promise.resolve({ data: { books: null }, errors: Array.from({ length: 5_000 }, () => ({ message: 'No.', path: ['books'], extensions: { code: 'NOT_FOUND' } })) }));
    expect((await gateway.ask('{ books { id } }')).errors).toHaveLength(200);
    gateway.toy.disturb('books', null);
  });

  it('leaves room for what explorers ask', async () => {
    const query = getIntrospectionQuery({ descriptions: true, specifiedByUrl: true, directiveIsRepeatable: true, schemaDescription: true, inputValueDeprecation: true, oneOf: true });
    expect(await gateway.ask(query)).toMatchObject({ status: 200, errors: [] });
  });
});

describe('how long it may take', () => {
  it('a subgraph that hangs costs its fields, not the answer, and is told to stop', async () => {
    const impatient = await startToyGateway({ limits: { subgraphMilliseconds: 20 } });
    impatient.toy.disturb('reviews', never);
    const { status, data, errors } = await impatient.ask('{ book(id: "1") { title reviews { text } } }');
    expect(status).toBe(200);
    expect(data).toEqual({ book: { title: 'Middlemarch', reviews: null } });
    expect(errors).toMatchObject([{ path: ['book', 'reviews'], extensions: { code: 'SERVICE_BUSY' } }]);
    expect(impatient.toy.received.map(({ request }) => request.signal.aborted)).toEqual([false, true]);
    await impatient.stop();
  });

  it('what comes after the time of the whole operation is not even asked for', async () => {
    const impatient = await startToyGateway({ limits: { operationMilliseconds: 20 } });
    impatient.toy.disturb('books', never);
    expect((await impatient.ask('{ books { id reviews { text } } }')).data).toEqual({ books: null });
    expect(impatient.toy.received.map(({ request }) => request.signal.aborted)).not.toContain(false);
    impatient.toy.disturb('books', null);
    const spent = await startToyGateway({ limits: { operationMilliseconds: 0 } });
    expect(await spent.ask('{ books { id } }')).toMatchObject({ status: 200, data: { books: null }, errors: [{ extensions: { code: 'SERVICE_BUSY' } }] });
    expect(spent.toy.received).toEqual([]);
    await Promise.all([impatient.stop(), spent.stop()]);
  });

  it.each([
    ['headers', { headersMilliseconds: 50 }, 'POST /graphql HTTP/1.1\r\nhost: a\r\n'],
    ['body', { headersMilliseconds: 50, requestMilliseconds: 60 }, 'POST /graphql HTTP/1.1\r\nhost: a\r\nauthorization: Bearer reader\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{'],
  ])('a caller who never finishes its %s is cut off in JSON', async (_, limits, bytes) => {
    const impatient = await startToyGateway({ limits });
    const socket = connect(impatient.port, '127.0.0.1');
    socket.write(bytes);
    const answer = await text(socket);
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(answer).toContain('BAD_USER_INPUT');
    await impatient.stop();
  });
});
