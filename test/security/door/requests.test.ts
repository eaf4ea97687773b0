import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { getIntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { JSON_AS_READER, startToyGateway, type ToyGateway } from '../../../gateway/testing/toy-gateway.ts';

let production: ToyGateway;
let development: ToyGateway;
beforeAll(async () => {
  production = await startToyGateway({ profile: 'production', limits: { headersMilliseconds: 200, requestMilliseconds: 250 } });
  development = await startToyGateway();
});
beforeEach(() => { production.toy.received.length = 0; });
afterAll(() => Promise.all([production.stop(), development.stop()]));

const BOOK = '{ book(id: "1") { title } }';
const ADD = 'mutation { addBook(title: "x") { id } }';

const post = (body: string, headers: Readonly<Record<string, string>> = {}) => production.send('/graphql', { method: 'POST', headers: { ...JSON_AS_READER, ...headers }, body });
const refused = (status: number, code: string) => ({ status, data: undefined, errors: [{ extensions: { code } }] });

describe('one operation by JSON is answered, and the same in another wrapping is not', () => {
  it('alone', async () => {
    expect(await post(JSON.stringify({ query: BOOK }))).toMatchObject({ status: 200, data: { book: { title: 'Middlemarch' } } });
  });

  it('in a batch', async () => {
    expect(await post(JSON.stringify([{ query: BOOK }]))).toMatchObject(refused(400, 'BAD_USER_INPUT'));
    expect(await post(JSON.stringify(Array.from({ length: 1_000 }, () => ({ query: BOOK }))))).toMatchObject(refused(400, 'BAD_USER_INPUT'));
  });

  it('as an upload', async () => {
    const form = new FormData();
    form.set('operations', JSON.stringify({ query: BOOK, variables: { file: null } }));
    form.set('map', '{"0":["variables.file"]}');
    form.set('0', new Blob(['x']), 'x.txt');
    const answer = await production.send('/graphql', { method: 'POST', headers: { authorization: 'Bearer reader', 'apollo-require-preflight': 'true' }, body: form });
    expect(answer).toMatchObject(refused(415, 'BAD_USER_INPUT'));
  });

  it.each([
    ['text/plain'], ['application/x-www-form-urlencoded'], ['application/graphql'], ['text/plain; application/json'], ['application/json, text/plain'], ['application/jsonp'],
    ['text/plain;a=application/json'], ['application/json; charset=utf-7'], ['application/json+text'],
  ])('called %s', async type => {
    expect(await post(JSON.stringify({ query: BOOK }), { 'content-type': type })).toMatchObject(refused(415, 'BAD_USER_INPUT'));
  });

  it('never reaches a subgraph', async () => {
    await post(JSON.stringify([{ query: BOOK }]));
    await post(JSON.stringify({ query: BOOK }), { 'content-type': 'text/plain' });
    expect(production.toy.received).toEqual([]);
  });
});

describe('what a page of somebody else can make a browser send', () => {
  const simple = { authorization: 'Bearer reader' };

  it('is not answered without a header that such a page cannot set', async () => {
    const path = `/graphql?query=${encodeURIComponent(BOOK)}`;
    expect(await production.send(path, { headers: simple })).toMatchObject(refused(400, 'BAD_USER_INPUT'));
    expect(await production.send(path, { headers: { ...simple, 'apollo-require-preflight': 'true' } })).toMatchObject({ status: 200, data: { book: { title: 'Middlemarch' } } });
  });

  it('changes nothing by GET, whatever headers it has', async () => {
    const path = `/graphql?query=${encodeURIComponent(ADD)}`;
    expect(await production.send(path, { headers: { ...simple, 'apollo-require-preflight': 'true' } })).toMatchObject(refused(405, 'BAD_USER_INPUT'));
    expect(production.toy.received).toEqual([]);
    expect(await post(JSON.stringify({ query: ADD }))).toMatchObject({ status: 200, data: { addBook: { id: '9' } } });
  });

  it('is not read by a page of an origin that nobody listed, and no cookie is set or asked for', async () => {
    const answer = await post(JSON.stringify({ query: BOOK }), { origin: 'https://rival.example' });
    for (const header of ['access-control-allow-origin', 'access-control-allow-credentials', 'set-cookie']) expect(answer.headers.get(header)).toBeNull();
  });
});

describe('headers that protect whoever reads an answer', () => {
  it.each<[string, string, RequestInit]>([
    ['an answer', '/graphql', { method: 'POST', headers: JSON_AS_READER, body: JSON.stringify({ query: BOOK }) }],
    ['a refused operation', '/graphql', { method: 'POST', headers: JSON_AS_READER, body: '{"query":"{"}' }],
    ['a stranger', '/graphql', { method: 'POST' }],
    ['a wrong method', '/graphql', { method: 'PUT', headers: JSON_AS_READER, body: '{}' }],
    ['an address that leads nowhere', '/nowhere', {}],
    ['an address that cannot be read', '/%zz', {}],
  ])('stand on %s', async (_, path, init) => {
    expect(Object.fromEntries((await production.send(path, init)).headers)).toMatchObject({
      'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', 'cross-origin-resource-policy': 'same-origin',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'", 'cache-control': 'no-store', 'x-request-id': expect.any(String) as string, // an asymmetric matcher
    });
  });
});

describe('what the schema looks like', () => {
  const asks = [getIntrospectionQuery(), '{ __type(name: "Book") { name } }', '{ book(id: "1") { title } __schema { queryType { name } } }'];

  it('is told in development and not in production', async () => {
    for (const query of asks.slice(0, 2)) expect(await development.ask(query)).toMatchObject({ status: 200, errors: [] });
    for (const query of asks) expect(await production.ask(query)).toMatchObject(refused(400, 'GRAPHQL_VALIDATION_FAILED'));
  });

  it.each<[string, string, Readonly<Record<string, unknown>>]>([
    ['a field', '{ bok(id: "1") { title } }', {}],
    ['a field of an entity', '{ book(id: "1") { titel } }', {}],
    ['an argument', '{ book(ID: "1") { title } }', {}],
    ['a type', 'query ($f: ShelfFiltr) { shelf(filter: $f) { id } }', {}],
    ['an enum value', '{ shelf(filter: { genre: NOVELL }) { id } }', {}],
    ['an enum value in a variable', 'query ($f: ShelfFilter) { shelf(filter: $f) { id } }', { f: { genre: 'NOVELL' } }],
    ['a field of an input in a variable', 'query ($f: ShelfFilter) { shelf(filter: $f) { id } }', { f: { genr: 'NOVEL' } }],
  ])('is not spelt out to somebody who guesses %s', async (_, query, variables) => {
    const [guessed, helped] = [await production.ask(query, variables), await development.ask(query, variables)];
    expect([guessed.status, helped.status]).toEqual([400, 400]);
    expect(helped.text).toContain('Did you mean');
    expect(guessed.text).not.toMatch(/did you mean/i);
  });

  it('is not told of deep questions about it either', async () => {
    const circle = `{ __schema { types { ${'fields { type { '.repeat(6)} name ${'} } '.repeat(6)} } } }`;
    expect(await development.ask(circle)).toMatchObject(refused(400, 'GRAPHQL_VALIDATION_FAILED'));
  });
});

describe('what breaks behind the door', () => {
  const SECRETS = /ECONNREFUSED|postgres:|secret|10\.0\.0\.7|select |\.ts\b|node_modules|internal\.example|stacktrace|serviceName|at \w+ \(/;

  it('stays there, whatever it was', async () => {
    const raw = { message: 'connect ECONNREFUSED postgres://shop:secret@10.0.0.7:5432 in select * from books', extensions: { code: 'OOPS', stacktrace: ['at secret.ts:1'], limit: { name: 'secret' }, sql: 'select 1' } };
    for (const answer of [
      () => Promise.reject(new Error(raw.message)),
      () => Promise.resolve({ data: null, errors: [raw] }),
      () => Promise.resolve({ data: { book: null }, errors: [{ ...raw, path: ['book'], extensions: { ...raw.extensions, code: 'INTERNAL_SERVER_ERROR' } }] }),
      () => Promise.resolve({ data: { book: null }, errors: [{ message: 'No.', path: ['book'], extensions: { ...raw.extensions, code: 'NOT_FOUND' } }] }),
    ]) {
      production.toy.disturb('books', answer);
      const { text: told, errors } = await production.ask(BOOK).finally(() => { production.toy.disturb('books', null); });
      expect(told).not.toMatch(SECRETS);
      expect(errors.length).toBeGreaterThan(0);
    }
    expect(production.log.join()).toMatch(SECRETS);
  });
});

describe('names that every object in JavaScript has', () => {
  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', 'prototype'])('%s is a name like others', async name => {
    const answered = { status: 200, data: { book: { title: 'Middlemarch' } } };
    // JSON that says __proto__ is refused as a whole: whoever reads it further in might take it for one.
    const asName = name === '__proto__' ? refused(400, 'BAD_USER_INPUT') : answered;
    expect((await production.ask(`{ ${name}: book(id: "1") { ${name}: title } }`)).text).toBe(`{"data":{"${name}":{"${name}":"Middlemarch"}}}\n`);
    expect(await post(`{"query":"query ($${name}: ID!) { book(id: $${name}) { title } }","variables":{"${name}":"1"}}`)).toMatchObject(asName);
    expect(await post(`{"query":"${BOOK.replaceAll('"', '\\"')}","${name}":{"polluted":true}}`)).toMatchObject(asName);
    expect(await post(`{"query":"query ($f: ShelfFilter) { shelf(filter: $f) { id } }","variables":{"f":{"${name}":{"polluted":true}}}}`)).toMatchObject(refused(400, 'BAD_USER_INPUT'));
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined(); // nobody has it
    expect(await production.ask(BOOK)).toMatchObject(answered);
  });
});

describe('text that is hardly text', () => {
  it.each([
    ['NUL', '\0'], ['a lone high surrogate', '\ud800'], ['a lone low surrogate', '\udc00'], ['an override of direction', '\u202e'], ['a byte order mark', '\ufeff'],
  ])('%s passes as a value or is refused, and breaks nothing', async (_, character) => {
    for (const [query, variables] of [
      ['query ($id: ID!) { book(id: $id) { title } }', { id: `1${character}` }],
      [`{ book(id: ${JSON.stringify(`1${character}`)}) { title } }`, {}],
      [`{ book(id: "1") { title ${character} } }`, {}],
    ] as const) {
      const answer = await production.ask(query, variables);
      expect([200, 400]).toContain(answer.status);
      expect(answer.errors.map(({ extensions }) => extensions['code'])).not.toContain('INTERNAL_SERVER_ERROR');
    }
  });
});

describe('a body that never ends', () => {
  it('is cut off', async () => {
    const socket = connect(production.port, '127.0.0.1');
    socket.write('POST /graphql HTTP/1.1\r\nhost: a\r\nauthorization: Bearer reader\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n{"query":');
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 408 /);
  });

  it('is not read when it is too long', async () => {
    expect(await post(`{"query":"${BOOK}","variables":{"a":"${'x'.repeat(1_100_000)}"}}`)).toMatchObject(refused(413, 'TOO_LARGE'));
  });
});
