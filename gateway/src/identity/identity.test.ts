import { getIntrospectionQuery, parse } from 'graphql';
import type { OperationDefinitionNode } from 'graphql';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { READER, startToyGateway } from '../../testing/toy-gateway.ts';
import type { Answer, ToyGateway } from '../../testing/toy-gateway.ts';
import { isIntrospection } from './introspection.ts';

let development: ToyGateway;
let production: ToyGateway;
beforeAll(async () => {
  [development, production] = await Promise.all([startToyGateway(), startToyGateway({ profile: 'production', signInHint: '' })]);
});
beforeEach(() => void development.toy.received.splice(0));
afterAll(() => Promise.all([development.stop(), production.stop()]));

const ask = (gateway: ToyGateway, query: string, headers: Record<string, string> = {}): Promise<Answer> =>
  gateway.send('/graphql', { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify({ query }) });

describe('a caller with a valid token', () => {
  it('is the actor of every request to a subgraph, and its headers are not passed on', async () => {
    const authorization = 'Bearer reader';
    const answer = await ask(development, '{ books { id reviews { text } } }', { authorization, 'x-actor': 'VENDOR_ADMIN', 'x-request-id': 'mine' });
    expect(answer.status).toBe(200);
    const received = development.toy.received;
    expect(received.map(({ subgraph }) => subgraph)).toEqual(['books', 'reviews']);
    for (const { request } of received) {
      expect(request.actor).toEqual(READER);
      expect(request.requestId).toBe(answer.headers.get('x-request-id'));
      const { closed, entities, ...rest } = request;
      const isOfPlan = request.query.includes('reviews'); // not of the caller
      expect(closed).toEqual(isOfPlan ? new Set(['reviews']) : undefined);
      expect(entities).toEqual(isOfPlan ? [{ variable: 'representations', answer: '_entities' }] : undefined);
      expect(Object.keys(rest).sort()).toEqual(['actor', 'query', 'requestId', 'signal', 'variables', 'weight']);
    }
    expect(answer.headers.get('x-request-id')).not.toBe('mine');
  });

  it('may write the scheme as it likes', async () => {
    expect(await ask(development, '{ books { id } }', { authorization: 'bearer  reader' })).toMatchObject({ status: 200, errors: [] });
  });

  it('is verified once per request, however many subgraphs it needs', async () => {
    let verifications = 0;
    const verify = () => Promise.resolve({ ...READER, personId: `reader-${(verifications += 1)}` });
    const gateway = await startToyGateway({ verify });
    await ask(gateway, '{ books { id reviews { text } } }', { authorization: 'Bearer any' });
    expect(gateway.toy.received.map(({ request }) => request.actor?.personId)).toEqual(['reader-1', 'reader-1']);
    await gateway.stop();
  });
});

describe('a caller with a token that proves nothing', () => {
  it.each(['Bearer forged', 'Basic cmVhZGVyOg==', 'reader', 'Bearer reader reader'])('is sent away with a hint: %s', async authorization => {
    const answer = await ask(development, '{ __typename }', { authorization });
    expect(answer).toMatchObject({ status: 401, errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    expect(answer.errors[0]?.message).toMatch(/Get one at the counter\.$/);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
  });
});

describe('a caller without a token', () => {
  it.each(['{ __typename }', getIntrospectionQuery(), '{ ...A } fragment A on Query { t: __typename ... { __type(name: "Book") { name } } }'])(
    'may ask in development what the graph looks like: %#',
    async query => {
      expect(await ask(development, query)).toMatchObject({ status: 200, errors: [] });
    },
  );

  it.each([
    '{ books { id } }',
    '{ __typename books { id } }',
    '{ __typename ...A } fragment A on Query { ... on Query { books { id } } }',
    'mutation { __typename }',
    'mutation { addBook(title: "x") { id } }',
    'query A { __typename books { id } } ',
  ])('may ask nothing else: %s', async query => {
    const answer = await ask(development, query);
    expect(answer).toMatchObject({ status: 401, data: undefined, errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    expect(answer.errors[0]?.message).toBe('Send a token: "authorization: Bearer <token>". Get one at the counter.');
    expect(development.toy.received).toEqual([]);
  });

  it('counts as one when an explorer sends "Bearer" with nothing behind it', async () => {
    expect(await ask(development, '{ __typename }', { authorization: 'Bearer ' })).toMatchObject({ status: 200 });
    expect(await ask(development, '{ books { id } }', { authorization: 'Bearer ' })).toMatchObject({ status: 401 });
  });

  it('may ask nothing in production, not even with a mistake in it', async () => {
    for (const body of ['{ __typename }', '{ bookz { id } }', '{']) expect(await ask(production, body)).toMatchObject({ status: 401 });
    expect((await ask(production, '{ __typename }')).errors[0]?.message).toBe('Send a token: "authorization: Bearer <token>".');
  });
});

describe('a token that nobody can judge', () => {
  it('is not the caller’s fault', async () => {
    const gateway = await startToyGateway({ verify: () => Promise.reject(new Error('connect ECONNREFUSED issuer.example')) });
    const answer = await ask(gateway, '{ books { id } }', { authorization: 'Bearer reader' });
    expect(answer).toMatchObject({ status: 503, errors: [{ extensions: { code: 'SERVICE_BUSY' } }] });
    expect(answer.text).not.toContain('issuer.example');
    expect(gateway.log.join()).toContain('issuer.example');
    await gateway.stop();
  });
});

describe('a question about the schema', () => {
  it('is recognised among several operations', () => {
    const document = parse('query A { __schema { types { name } } } query B { books { id } }');
    const [a, b] = document.definitions as OperationDefinitionNode[]; // two queries, two lines above
    expect([a, b].map(operation => operation !== undefined && isIntrospection(operation, document))).toEqual([true, false]);
  });
});
