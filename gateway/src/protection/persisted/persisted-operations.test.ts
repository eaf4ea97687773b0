import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { JSON_AS_READER, READER, startToyGateway } from '../../../testing/toy-gateway.ts';
import type { ToyGateway } from '../../../testing/toy-gateway.ts';
import { persistedOperations } from './manifest.ts';

const BOOKS = 'query Books { books { id } }';
const OTHER = 'query Other { books { title } }';
const MANIFEST = JSON.stringify({ format: 'apollo-persisted-query-manifest', version: 1, operations: [{ id: 'the-id-of-books', name: 'Books', type: 'query', body: BOOKS }] });

const operations = persistedOperations(MANIFEST);
const verify = (token: string) => Promise.resolve(token === 'reader' ? READER : { ...READER, role: 'PARTNER_SELLER' as const });

const gateways: Partial<Record<'safelist' | 'logging' | 'off', ToyGateway>> = {};
beforeAll(async () => {
  gateways.safelist = await startToyGateway({ verify, persisted: { operations, mode: 'safelist', freeRoles: ['ANALYST'] } });
  gateways.logging = await startToyGateway({ verify, persisted: { operations, mode: 'log-unknown', freeRoles: [] } });
  gateways.off = await startToyGateway({ verify });
});
afterAll(() => Promise.all(Object.values(gateways).map(gateway => gateway.stop())));

const post = (mode: keyof typeof gateways, token: string, body: object) =>
  gateways[mode]?.send('/graphql', { method: 'POST', headers: { ...JSON_AS_READER, authorization: `Bearer ${token}` }, body: JSON.stringify(body) });
const byId = (id: string) => ({ extensions: { persistedQuery: { version: 1, sha256Hash: id } } });
const code = (status: number, name: string) => ({ status, data: undefined, errors: [{ extensions: { code: name } }] });
const answered = { status: 200, data: { books: [{ id: '1' }, { id: '2' }] }, errors: [] };

describe('where only the list is taken', () => {
  it('an operation is asked by its id, by POST and by GET, or by its text', async () => {
    expect(await post('safelist', 'seller', byId('the-id-of-books'))).toMatchObject(answered);
    const path = `/graphql?extensions=${encodeURIComponent(JSON.stringify(byId('the-id-of-books').extensions))}`;
    expect(await gateways.safelist?.send(path, { headers: { ...JSON_AS_READER, authorization: 'Bearer seller' } })).toMatchObject(answered);
    expect(await post('safelist', 'seller', { query: BOOKS })).toMatchObject(answered);
  });

  it('another is refused, whatever id it is sent with', async () => {
    expect(await post('safelist', 'seller', { query: OTHER })).toMatchObject(code(403, 'QUERY_NOT_IN_SAFELIST'));
    expect(await post('safelist', 'seller', { query: OTHER, ...byId('the-id-of-books') })).toMatchObject(code(403, 'QUERY_NOT_IN_SAFELIST'));
    expect(await post('safelist', 'seller', { query: `${BOOKS} ` })).toMatchObject(code(403, 'QUERY_NOT_IN_SAFELIST'));
    expect(await post('safelist', 'seller', byId('nobody-knows'))).toMatchObject(code(400, 'PERSISTED_QUERY_NOT_IN_LIST'));
    expect(await post('safelist', 'seller', byId('__proto__'))).toMatchObject(code(400, 'PERSISTED_QUERY_NOT_IN_LIST'));
  });

  it('nobody adds to the list by asking', async () => {
    const digest = '9f3c5c0d';
    await post('safelist', 'reader', { query: OTHER, ...byId(digest) });
    expect(await post('safelist', 'seller', byId(digest))).toMatchObject(code(400, 'PERSISTED_QUERY_NOT_IN_LIST'));
  });

  it('strangers are no exception, and free roles are one', async () => {
    const asStranger = gateways.safelist?.send('/graphql', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"query":"{ __typename }"}' });
    expect(await asStranger).toMatchObject(code(403, 'QUERY_NOT_IN_SAFELIST'));
    expect(await post('safelist', 'reader', { query: OTHER })).toMatchObject({ status: 200, errors: [] });
  });
});

describe('where unknown operations are logged', () => {
  it('they are answered, and the log has their digest and not their text', async () => {
    expect(await post('logging', 'seller', byId('the-id-of-books'))).toMatchObject(answered);
    expect(gateways.logging?.log).toEqual([]);
    expect(await post('logging', 'seller', { query: OTHER })).toMatchObject({ status: 200, errors: [] });
    expect(gateways.logging?.log.join()).toMatch(/not in the list of persisted operations.*"digest":"[0-9a-f]{64}"/);
    expect(gateways.logging?.log.join()).not.toContain('title');
    expect(await post('logging', 'seller', byId('nobody-knows'))).toMatchObject({ errors: [{ extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }] });
  });
});

describe('without a list', () => {
  it('ids are declined and everything may be asked', async () => {
    expect(await post('off', 'seller', { query: OTHER })).toMatchObject({ status: 200, errors: [] });
    expect(await post('off', 'seller', byId('the-id-of-books'))).toMatchObject({ errors: [{ extensions: { code: 'PERSISTED_QUERY_NOT_SUPPORTED' } }] });
  });
});

describe('a manifest', () => {
  it.each(['[]', '{"format":"relay","version":1,"operations":[]}', '{"format":"apollo-persisted-query-manifest","version":2,"operations":[]}', '{"format":"apollo-persisted-query-manifest","version":1,"operations":[{"id":"x"}]}'])('in another shape is refused: %s', text => {
    expect(() => persistedOperations(text)).toThrow();
  });
});
