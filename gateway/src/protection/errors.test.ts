import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { JSON_AS_READER, startToyGateway } from '../../testing/toy-gateway.ts';
import type { ToyGateway } from '../../testing/toy-gateway.ts';
import { SubgraphUnavailable } from '../execution/transports/transport.ts';
import type { SubgraphResponse } from '../execution/transports/transport.ts';
import { publicError } from './public-error.ts';

let development: ToyGateway;
let production: ToyGateway;
beforeAll(async () => {
  [development, production] = await Promise.all([startToyGateway(), startToyGateway({ profile: 'production' })]);
});
afterEach(() => {
  for (const { toy } of [development, production]) {
    toy.disturb('books', null);
    toy.disturb('reviews', null);
  }
});
afterAll(() => Promise.all([development.stop(), production.stop()]));

const SECRETS = /secret|ECONNREFUSED|10\.0\.0\.7|postgres|select|\.internal|serviceName|stack|\.ts|node_modules|_entities|shelfmark/i;

describe('an error of a subgraph', () => {
  it.each(['BAD_USER_INPUT', 'UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND', 'SERVICE_BUSY', 'RATE_LIMITED', 'TOO_LARGE'])('passes with its sentence as %s, and with nothing else', async code => {
    const { errors, data } = await production.ask('query ($code: String!) { refused(code: $code) { id } }', { code });
    expect(data).toEqual({ refused: null });
    expect(errors).toEqual([{ message: 'A sentence of the subgraph.', path: ['refused'], extensions: { code, requestId: expect.any(String) as string } }]); // an asymmetric matcher
  });

  it.each(['INTERNAL_SERVER_ERROR', 'BAD_REQUEST', 'GRAPHQL_VALIDATION_FAILED', 'GRAPHQL_PARSE_FAILED', 'OPERATION_RESOLUTION_FAILURE', 'ER_DUP_ENTRY', '__proto__'])(
    'is neutral when it says %s',
    async code => {
      const { errors, text } = await development.ask('query ($code: String!) { refused(code: $code) { id } }', { code });
      expect(errors[0]).toMatchObject({ message: expect.stringMatching(/^Something went wrong on our side/) as string, extensions: { code: 'INTERNAL_SERVER_ERROR' } }); // an asymmetric matcher
      expect(text).not.toMatch(SECRETS);
    },
  );

  it('says nothing about what broke, in either profile, and the log says everything under the request id', async () => {
    for (const gateway of [development, production]) {
      const { text, errors, headers } = await gateway.ask('{ broken { id } }');
      expect(text).not.toMatch(SECRETS);
      expect(errors[0]?.extensions).toEqual({ code: 'INTERNAL_SERVER_ERROR', requestId: headers.get('x-request-id') });
      expect(gateway.log.find(line => line.includes(headers.get('x-request-id') ?? 'none'))).toContain('ECONNREFUSED');
    }
  });

  it('is hidden when it speaks about our own variable', () => {
    const error = { message: 'Variable "$representations" got invalid value', extensions: { code: 'BAD_USER_INPUT', serviceName: 'books' } };
    expect(publicError(error, { hidesSchema: false }).extensions).toEqual({ code: 'INTERNAL_SERVER_ERROR' });
  });

  it('about a value that the schema promises is an error, though the gateway reports it elsewhere', async () => {
    development.toy.disturb('books', () => Promise.resolve({ data: { promised: { title: null } } }));
    const { data, errors, extensions } = await development.ask('{ promised { title } }');
    expect(data).toEqual({ promised: null });
    expect(errors).toMatchObject([{ path: ['promised', 'title'], extensions: { code: 'INTERNAL_SERVER_ERROR' } }]);
    expect(extensions).toBeUndefined();
  });
});

describe('a subgraph that fails', () => {
  const query = '{ books { id title reviews { stars } place } }';
  const failures: [string, () => Promise<SubgraphResponse>, string][] = [
    ['throws', () => Promise.reject(new Error('connect ECONNREFUSED 10.0.0.7')), 'INTERNAL_SERVER_ERROR'],
    ['is out of reach', () => Promise.reject(new SubgraphUnavailable('10.0.0.7')), 'SERVICE_BUSY'],
    ['answers nothing', () => Promise.resolve({}), 'INTERNAL_SERVER_ERROR'],
    ['answers about nobody', () => Promise.resolve({ data: {} }), 'INTERNAL_SERVER_ERROR'],
    ['answers about too few', () => Promise.resolve({ data: { _entities: [] } }), 'INTERNAL_SERVER_ERROR'],
    ['refuses as a whole', () => Promise.resolve({ data: null, errors: [{ message: 'Come back later.', extensions: { code: 'SERVICE_BUSY' } }] }), 'SERVICE_BUSY'],
  ];
  it.each(failures)('leaves its own fields null, coded and named, and the others answer: it %s', async (_, failure, code) => {
    production.toy.disturb('reviews', failure);
    const { status, data, errors, text } = await production.ask(query);
    expect(status).toBe(200);
    expect(data).toEqual({
      books: [
        { id: '1', title: 'Middlemarch', reviews: null, place: null },
        { id: '2', title: 'Emma', reviews: null, place: null },
      ],
    });
    expect(errors.map(({ path }) => path?.join('.'))).toEqual(['books.0.reviews', 'books.0.place', 'books.1.reviews', 'books.1.place']);
    expect(new Set(errors.map(({ extensions }) => extensions['code']))).toEqual(new Set([code]));
    expect(text).not.toMatch(SECRETS);
  });

  it('at the root leaves its root fields null under the names that the caller gave them', async () => {
    production.toy.disturb('books', () => Promise.reject(new SubgraphUnavailable()));
    const { data, errors } = await production.ask('{ all: books { id } one: book(id: "1") { id } __typename }');
    expect(data).toEqual({ all: null, one: null, __typename: 'Query' });
    expect(errors.map(({ message, path }) => [message, path])).toEqual([
      ['all could not be answered right now. Try again in a moment.', ['all']],
      ['one could not be answered right now. Try again in a moment.', ['one']],
    ]);
  });

  it('before another subgraph can be asked is not reported under a field that the caller cannot see', async () => {
    production.toy.disturb('books', ({ query: sent }) =>
      sent.includes('_entities') ? Promise.reject(new SubgraphUnavailable()) : Promise.resolve({ data: { book: { __typename: 'Book', id: '1' } } }),
    );
    const { data, text } = await production.ask('{ book(id: "1") { place } }');
    expect(data).toEqual({ book: { place: null } });
    expect(text).not.toMatch(SECRETS);
  });
});

describe('suggestions', () => {
  const guesses: [string, Record<string, unknown>?][] = [
    ['{ book { id } bookz { id } }'],
    ['{ shelf(filter: { genr: NOVEL }) { id } }'],
    ['query ($filter: ShelfFilter) { shelf(filter: $filter) { id } }', { filter: { genre: 'NOVELS' } }],
    ['query ($filter: ShelfFilter) { shelf(filter: $filter) { id } }', { filter: { genr: 'NOVEL' } }],
  ];
  it.each(guesses)('help in development and are not made in production: %s', async (query, variables) => {
    expect((await development.ask(query, variables)).text).toContain('Did you mean');
    const answer = await production.ask(query, variables);
    expect(answer.status).toBe(400);
    expect(answer.text).not.toContain('Did you mean');
  });
});

describe('introspection', () => {
  it('is for development', async () => {
    expect(await development.ask('{ __schema { types { name } } }')).toMatchObject({ status: 200, errors: [] });
    expect(await production.ask('{ __schema { types { name } } }')).toMatchObject({ status: 400, errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] });
  });
});

describe('the plan of an operation', () => {
  it('is shown to nobody, whatever the headers ask for', async () => {
    const headers = { ...JSON_AS_READER, 'apollo-query-plan-experimental': '1', 'apollo-federation-include-trace': 'ftv1', 'apollo-expose-query-plan': 'true' };
    const { text } = await development.send('/graphql', { method: 'POST', headers, body: '{"query":"{ books { id } }"}' });
    expect(JSON.parse(text)).toEqual({ data: { books: [{ id: '1' }, { id: '2' }] } });
  });
});
