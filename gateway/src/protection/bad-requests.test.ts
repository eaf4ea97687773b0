import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { JSON_AS_READER, startToyGateway } from '../../testing/toy-gateway.ts';
import type { Answer, ToyGateway } from '../../testing/toy-gateway.ts';

let gateway: ToyGateway;
beforeAll(async () => {
  gateway = await startToyGateway();
});
afterAll(() => gateway.stop());

const post = (body: BodyInit, headers: Record<string, string> = {}) => gateway.send('/graphql', { method: 'POST', headers: { ...JSON_AS_READER, ...headers }, body });
const get = (path: string, headers: Record<string, string> = {}) => gateway.send(path, { headers: { ...JSON_AS_READER, ...headers } });

const refusedWith = (status: number, code: string) => ({
  status,
  headers: expect.toSatisfy((headers: Headers) => headers.get('content-type')?.includes('json') === true && headers.get('x-request-id') !== null) as Headers, // an asymmetric matcher
  errors: [{ extensions: { code, requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string } }], // an asymmetric matcher
});

describe('a body that is no GraphQL request is refused in JSON', () => {
  const deep = 10_000;
  const bodies: [string, BodyInit, number, string][] = [
    ['malformed JSON', '{"query": "{ __typename }"', 400, 'BAD_USER_INPUT'],
    ['no body', '', 400, 'BAD_USER_INPUT'],
    ['bytes that are no text', new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]), 400, 'BAD_USER_INPUT'],
    ['an empty object', '{}', 400, 'BAD_USER_INPUT'],
    ['null', 'null', 400, 'BAD_USER_INPUT'],
    ['a number', '1', 400, 'BAD_USER_INPUT'],
    ['a string', '"{ __typename }"', 400, 'BAD_USER_INPUT'],
    ['an empty list', '[]', 400, 'BAD_USER_INPUT'],
    ['a batch', '[{"query":"{ __typename }"},{"query":"{ __typename }"}]', 400, 'BAD_USER_INPUT'],
    ['a query that is a number', '{"query":5}', 400, 'BAD_USER_INPUT'],
    ['a query that is a parsed document', '{"query":{"kind":"Document"}}', 400, 'BAD_USER_INPUT'],
    ['an empty query', '{"query":""}', 400, 'BAD_USER_INPUT'],
    ['variables in a string', '{"query":"{ __typename }","variables":"{}"}', 400, 'BAD_USER_INPUT'],
    ['variables in a list', '{"query":"{ __typename }","variables":[]}', 400, 'BAD_USER_INPUT'],
    ['an operation name that is a number', '{"query":"{ __typename }","operationName":5}', 400, 'BAD_USER_INPUT'],
    ['extensions in a string', '{"query":"{ __typename }","extensions":"{}"}', 400, 'BAD_USER_INPUT'],
    ['a prototype', '{"query":"{ __typename }","variables":{"__proto__":{"admin":true}}}', 400, 'BAD_USER_INPUT'],
    ['a syntax error', '{"query":"{ books "}', 400, 'GRAPHQL_PARSE_FAILED'],
    ['a comment only', '{"query":"# nothing"}', 400, 'GRAPHQL_PARSE_FAILED'],
    ['a schema', '{"query":"type A { b: Int }"}', 400, 'GRAPHQL_VALIDATION_FAILED'],
    ['an unknown field', '{"query":"{ films }"}', 400, 'GRAPHQL_VALIDATION_FAILED'],
    ['deferred parts', '{"query":"{ ... @defer { __typename } }"}', 400, 'GRAPHQL_VALIDATION_FAILED'],
    ['an operation name that is not in the document', '{"query":"query A { __typename }","operationName":"B"}', 400, 'OPERATION_RESOLUTION_FAILURE'],
    ['two operations and no name', '{"query":"query A { __typename } query B { __typename }"}', 400, 'OPERATION_RESOLUTION_FAILURE'],
    ['a subscription', '{"query":"subscription { __typename }"}', 400, 'OPERATION_RESOLUTION_FAILURE'],
    ['a missing variable', '{"query":"query ($id: ID!) { book(id: $id) { id } }"}', 400, 'BAD_USER_INPUT'],
    ['a variable with the name that the gateway uses itself', '{"query":"query ($representations: ID!) { book(id: $representations) { id } }","variables":{"representations":"1"}}', 400, 'BAD_USER_INPUT'],
    ['nested selections', JSON.stringify({ query: '{a'.repeat(deep) }), 400, 'TOO_LARGE'],
    ['nested lists', JSON.stringify({ query: `{ a(b: ${'['.repeat(deep)}` }), 400, 'TOO_LARGE'],
    ['nested variables', `{"query":"{ __typename }","variables":{"a":${'['.repeat(deep)}${']'.repeat(deep)}}}`, 400, 'TOO_LARGE'],
    ['nested types', JSON.stringify({ query: `query ($a: ${'['.repeat(deep)}` }), 400, 'TOO_LARGE'],
  ];
  it.each(bodies)('%s', async (_, body, status, code) => {
    expect(await post(body)).toMatchObject(refusedWith(status, code));
  });

  it('fragments without an operation', async () => {
    const { status, errors } = await post('{"query":"fragment A on Book { id }"}');
    expect(status).toBe(400);
    expect(errors[0]?.extensions['code']).toBe('GRAPHQL_VALIDATION_FAILED');
  });
});

describe('a body in another wrapping', () => {
  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/graphql', 'text/json', 'nonsense'])('is refused as %s', async type => {
    expect(await post('{"query":"{ __typename }"}', { 'content-type': type })).toMatchObject(refusedWith(415, 'BAD_USER_INPUT'));
  });

  it.each(['utf-16', 'latin1', 'utf-7', '"iso-8859-1"'])('is refused in %s', async charset => {
    expect(await post('{"query":"{ __typename }"}', { 'content-type': `application/json; charset=${charset}` })).toMatchObject(refusedWith(415, 'BAD_USER_INPUT'));
  });

  it('is refused without a content type', async () => {
    const headers = { authorization: 'Bearer reader' };
    expect(await gateway.send('/graphql', { method: 'POST', headers, body: new TextEncoder().encode('{"query":"{ __typename }"}') })).toMatchObject(refusedWith(415, 'BAD_USER_INPUT'));
  });

  it.each(['application/json', 'application/json;charset=UTF-8', 'application/json; charset="utf-8"'])('is read as %s', async type => {
    expect(await post('{"query":"{ __typename }"}', { 'content-type': type })).toMatchObject({ status: 200, data: { __typename: 'Query' } });
  });
});

describe('an address that is no GraphQL request', () => {
  it.each([
    ['without a query', '/graphql', 400],
    ['with an empty query', '/graphql?query=', 400],
    ['with variables that are no JSON', '/graphql?query={__typename}&variables={', 400],
    ['with variables in a list', '/graphql?query={__typename}&variables=[]', 400],
    ['with two queries', '/graphql?query={__typename}&query={__typename}', 400],
    ['with a syntax error', '/graphql?query={books', 400],
    ['with nested selections', `/graphql?query=${'{a'.repeat(1_000)}`, 400],
    ['that cannot be decoded', '/%zz', 400],
    ['that leads nowhere', '/nowhere', 404],
    ['that is nearly right', '/graphql/', 404],
  ])('%s is answered in JSON', async (_, path, status) => {
    const answer = await get(path);
    expect(answer.status).toBe(status);
    expect(answer.errors).toHaveLength(1);
    expect(answer.errors[0]?.extensions['requestId']).toBe(answer.headers.get('x-request-id'));
  });

  it.each(['PUT', 'DELETE', 'PATCH'])('%s is not how one asks', async method => {
    expect(await gateway.send('/graphql', { method, headers: JSON_AS_READER, body: '{}' })).toMatchObject({ status: 405, errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
  });
});

describe('cross-site requests', () => {
  it('are not answered when a form or an image could have sent them', async () => {
    const answer = await gateway.send('/graphql?query={__typename}', { headers: { authorization: 'Bearer reader' } });
    expect(answer).toMatchObject(refusedWith(400, 'BAD_USER_INPUT'));
    expect(answer.errors[0]?.message).toMatch(/Cross-Site Request Forgery/);
  });

  it('cannot change anything by GET', async () => {
    const answer = await get('/graphql?query=mutation{addBook(title:"x"){id}}');
    expect(answer).toMatchObject(refusedWith(405, 'BAD_USER_INPUT'));
    expect(gateway.toy.received).toEqual([]);
  });
});

describe('a caller who takes no JSON', () => {
  it('is told before anything has happened', async () => {
    const answer = await post('{"query":"mutation { addBook(title: \\"x\\") { id } }"}', { accept: 'text/html' });
    expect(answer).toMatchObject(refusedWith(406, 'BAD_USER_INPUT'));
    expect(gateway.toy.received).toEqual([]);
  });
});

describe('bytes that are hardly HTTP', () => {
  const raw = async (bytes: string): Promise<string> => {
    const socket = connect(gateway.port, '127.0.0.1');
    socket.write(bytes);
    return text(socket);
  };
  it.each([
    ['no HTTP at all', 'hello\r\n\r\n', 400],
    ['a header line that never ends', `GET / HTTP/1.1\r\nx: ${'a'.repeat(20_000)}\r\n\r\n`, 431],
    ['a host that is none', 'GET /graphql?query={__typename} HTTP/1.1\r\nhost: [\r\ncontent-type: application/json\r\nauthorization: Bearer reader\r\nconnection: close\r\n\r\n', 400],
  ])('%s', async (_, bytes, status) => {
    const [head = '', body = ''] = (await raw(bytes)).split('\r\n\r\n');
    expect(head).toContain(`HTTP/1.1 ${status} `);
    expect(head).toContain('x-content-type-options: nosniff');
    const answer = JSON.parse(body) as Partial<Answer>; // checked in the next line
    expect(answer.errors).toHaveLength(1);
  });
});

describe('persisted queries', () => {
  it('are declined in the words that make a client repeat itself in full', async () => {
    const answer = await post('{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"abc"}}}');
    expect(answer.errors[0]).toMatchObject({ message: 'PersistedQueryNotSupported', extensions: { code: 'PERSISTED_QUERY_NOT_SUPPORTED' } });
  });
});
