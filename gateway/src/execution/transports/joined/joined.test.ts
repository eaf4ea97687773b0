import type { Actor } from '@channelgraph/identity';
import { buildSchema, execute, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { joined } from './joined.ts';
import { SubgraphUnavailable } from '../transport.ts';
import type { SubgraphRequest, SubgraphResponse } from '../transport.ts';

const READER: Actor = { personId: 'reader', role: 'ANALYST', partnerId: null, scopes: [] };
const QUERY = 'query($representations: [_Any!]!) { _entities(representations: $representations) { ... on Book { title } } }';

interface Book { readonly id: string }

const about = (...ids: readonly string[]) => ids.map((id): Book => ({ id }));
const asking = (books: readonly Book[], more: Partial<SubgraphRequest> = {}): SubgraphRequest => ({
  query: QUERY, variables: { representations: books }, actor: READER, requestId: 'one', signal: new AbortController().signal,
  entities: [{ variable: 'representations', answer: '_entities' }], ...more,
});

type Answering = (request: SubgraphRequest) => Promise<SubgraphResponse>;

const booksIn = ({ variables = {} }: SubgraphRequest, name = 'representations'): readonly Book[] => variables[name] as readonly Book[]; // as asked above
const titles: Answering = request => Promise.resolve({ data: { _entities: booksIn(request).map(({ id }) => ({ title: `Title of ${id}` })) } });

function library(answering: Answering = titles) {
  const received: SubgraphRequest[] = [];
  const transport = joined({ execute: async request => { received.push(request); return answering(request); } }, 1_000);
  return { received, ask: (...requests: readonly SubgraphRequest[]) => Promise.allSettled(requests.map(request => transport.execute(request))) };
}

const answered = (...ids: readonly string[]) => ({ status: 'fulfilled', value: { data: { _entities: ids.map(id => ({ title: `Title of ${id}` })) } } });

describe('the same question about other entities, asked at the same moment', () => {
  it('is one request, and everybody gets what they asked for', async () => {
    const { received, ask } = library();
    expect(await ask(asking(about('a', 'b')), asking(about('c')), asking(about('a', 'd', 'e')))).toEqual([answered('a', 'b'), answered('c'), answered('a', 'd', 'e')]);
    expect(received.map(request => booksIn(request))).toEqual([about('a', 'b', 'c', 'a', 'd', 'e')]);
  });

  it('is divided list by list, where several are asked for', async () => {
    const { received, ask } = library(request => Promise.resolve({ data: { entities0: booksIn(request), entities1: booksIn(request, 'others') } }));
    const entities = [{ variable: 'representations', answer: 'entities0' }, { variable: 'others', answer: 'entities1' }];
    const both = (first: readonly Book[], second: readonly Book[]) => asking(first, { variables: { representations: first, others: second }, entities });
    expect(await ask(both(about('a'), about('b', 'c')), both(about('d', 'e'), about('f')))).toEqual([
      { status: 'fulfilled', value: { data: { entities0: about('a'), entities1: about('b', 'c') } } },
      { status: 'fulfilled', value: { data: { entities0: about('d', 'e'), entities1: about('f') } } },
    ]);
    expect(received).toHaveLength(1);
  });

  it('goes out at once when nobody else asks, as it is', async () => {
    const { received, ask } = library();
    const alone = asking(about('a'));
    expect(await ask(alone)).toEqual([answered('a')]);
    expect(received).toEqual([alone]);
  });

  it.each<[string, Partial<SubgraphRequest>]>([
    ['another person', { actor: { ...READER, personId: 'other' } }],
    ['the same person in another role', { actor: { ...READER, role: 'CHANNEL_SALES_MANAGER' } }],
    ['the same person for a partner', { actor: { ...READER, partnerId: 'acme' } }],
    ['somebody with other scopes', { actor: { ...READER, scopes: ['deals:read'] } }],
    ['nobody', { actor: null }],
    ['another text', { query: QUERY.replace('title', 'id') }],
    ['another operation of the text', { operationName: 'Other' }],
    ['another value', { variables: { representations: about('b'), first: 1 } }],
    ['a plan that hands other fields on as they are', { closed: new Set(['title']) }],
    ['a request of a trace that is recorded', { traceparent: '00-1-1-01' }],
  ])('is a request of its own for %s', async (_, more) => {
    const { received, ask } = library();
    expect(await ask(asking(about('a')), asking(about('b'), more))).toEqual([answered('a'), answered('b')]);
    expect(received).toHaveLength(2);
  });

  it('holds as many entities as a page may, and no more', async () => {
    const { received, ask } = library();
    const many = (letter: string, count: number) => about(...Array.from({ length: count }, (_, index) => `${letter}${index}`));
    await ask(asking(many('a', 60)), asking(many('b', 40)), asking(many('c', 1)), asking(many('d', 250)), asking(many('e', 2)));
    expect(received.map(request => booksIn(request).length)).toEqual([100, 1, 250, 2]);
  });

  const refusing = (place: (index: number) => readonly (string | number)[] | undefined, code = 'NOT_FOUND'): Answering => request => {
    const bad = booksIn(request).findIndex(({ id }) => id === 'bad');
    if (bad === -1) return titles(request);
    const path = place(bad);
    return Promise.resolve({
      data: path === undefined ? null : { _entities: booksIn(request).map(({ id }) => (id === 'bad' ? null : { title: `Title of ${id}` })) },
      errors: [{ message: 'No title.', ...(path !== undefined && { path }), extensions: { code } }],
    });
  };
  const bad = { status: 'fulfilled', value: { data: { _entities: [{ title: 'Title of b' }, null] }, errors: [{ message: 'No title.', path: ['_entities', 1, 'title'], extensions: { code: 'NOT_FOUND' } }] } };

  it('weighs no more than one operation may', async () => {
    const { received, ask } = library();
    const weighing = (id: string, weight: number) => asking(about(id), { weight });
    await ask(weighing('a', 600), weighing('b', 400), weighing('c', 1), weighing('d', 3_000), weighing('e', 10));
    expect(received.map(request => booksIn(request).map(({ id }) => id).join(''))).toEqual(['ab', 'c', 'd', 'e']);
  });

  it('tells an error to whom it is about, and to nobody else', async () => {
    const { received, ask } = library(refusing(index => ['_entities', index, 'title']));
    expect(await ask(asking(about('a')), asking(about('b', 'bad')), asking(about('c')))).toEqual([answered('a'), bad, answered('c')]);
    expect(received).toHaveLength(1);
  });

  it('is asked by each alone after all where nobody can tell whom an error is about', async () => {
    const { received, ask } = library(refusing(() => ['elsewhere']));
    const answers = await ask(asking(about('a')), asking(about('bad')), asking(about('c')));
    expect(answers).toMatchObject([answered('a'), { value: { data: { _entities: [null] } } }, answered('c')]);
    expect(received.map(request => booksIn(request).length)).toEqual([3, 1, 1, 1]);
  });

  it('is not asked again of a subgraph that has too much to do', async () => {
    const { received, ask } = library(refusing(() => undefined, 'SERVICE_BUSY'));
    const busy = { status: 'fulfilled', value: { data: null, errors: [{ message: 'No title.', extensions: { code: 'SERVICE_BUSY' } }] } };
    expect(await ask(asking(about('a')), asking(about('bad')))).toEqual([busy, busy]);
    expect(received).toHaveLength(1);
  });

  it('is not asked again for those who have left meanwhile', async () => {
    const left = new AbortController();
    const { received, ask } = library(request => {
      left.abort(new Error('gone'));
      return refusing(() => ['elsewhere'])(request);
    });
    expect(await ask(asking(about('a'), { signal: left.signal }), asking(about('bad')))).toMatchObject([{ reason: { message: 'gone' } }, { status: 'fulfilled' }]);
    expect(received).toHaveLength(2);
  });

  it('that several ask word for word is asked once, and each gets data of their own', async () => {
    const { received, ask } = library();
    const answers = await ask(asking(about('a')), asking(about('a')), asking(about('b')), asking(about('a')));
    expect(answers).toEqual([answered('a'), answered('a'), answered('b'), answered('a')]);
    expect(received.map(request => booksIn(request).length)).toEqual([2]);
    const entities = answers.map(answer => ('value' in answer ? answer.value.data?.['_entities'] as readonly object[] : [])); // as answered
    expect(new Set(entities.flat()).size).toBe(4);
  });

  it('that fails in a way nobody foresaw fails for those who ask, and for nobody else', async () => {
    const transport = joined({ execute: () => { throw new Error('at once'); } }, 1_000);
    const ask = (...requests: readonly SubgraphRequest[]) => Promise.allSettled(requests.map(request => transport.execute(request)));
    const failed = (message: string) => ({ status: 'rejected', reason: { message } });
    expect(await ask(asking(about('a')), asking(about('b')))).toMatchObject([failed('at once'), failed('at once')]);
    const nothing = asking([], { variables: {} });
    expect(await ask(nothing, nothing)).toMatchObject(Array(2).fill(failed('A request asks for the entities in $representations, and there are none.')));
  });

  it.each<[string, (request: SubgraphRequest) => SubgraphResponse]>([
    ['fewer entities', () => ({ data: { _entities: [{}] } })],
    ['more entities', request => ({ data: { _entities: [...booksIn(request), {}] } })],
    ['no entities', () => ({ data: { _entities: null } })],
    ['no data', () => ({ data: null })],
  ])('is asked by each alone when the common answer has %s', async (_, common) => {
    const { ask } = library(request => (booksIn(request).length > 1 ? Promise.resolve(common(request)) : titles(request)));
    expect(await ask(asking(about('a')), asking(about('b')))).toEqual([answered('a'), answered('b')]);
  });

  it('is asked by each alone when the common request failed, but not of a subgraph that is away', async () => {
    const broken = library(request => (booksIn(request).length > 1 ? Promise.reject(new Error('answered 413')) : titles(request)));
    expect(await broken.ask(asking(about('a')), asking(about('b')))).toEqual([answered('a'), answered('b')]);
    const away = library(() => Promise.reject(new SubgraphUnavailable('away')));
    expect(await away.ask(asking(about('a')), asking(about('b')))).toMatchObject([{ reason: { name: 'SubgraphUnavailable' } }, { reason: { name: 'SubgraphUnavailable' } }]);
    expect(away.received).toHaveLength(1);
  });

  it('is given up when the last one has left', async () => {
    const signals: AbortSignal[] = [];
    const { ask } = library(async request => {
      signals.push(request.signal);
      return titles(request);
    });
    const [early, first, second] = [new AbortController(), new AbortController(), new AbortController()];
    early.abort();
    await ask(...[early, first, second].map(({ signal }) => asking(about('a'), { signal })));
    expect(signals[0]?.aborted).toBe(false);
    first.abort();
    expect(signals[0]?.aborted).toBe(false);
    second.abort(new Error('gone'));
    expect(signals).toMatchObject([{ aborted: true, reason: { message: 'gone' } }]);
  });
});

describe('the same question about a root with other values, asked at the same moment', () => {
  const BOOK = 'query One($id:ID!,$long:Boolean=false){book(id:$id){title @include(if:$long)}mine:book(id:"mine"){title}}';
  const root = (id: string, more: Partial<SubgraphRequest> = {}): SubgraphRequest => ({ query: BOOK, operationName: 'One', variables: { id, long: true }, actor: READER, requestId: id, signal: new AbortController().signal, ...more });
  const SHELF = buildSchema('type Query { book(id: ID!): Book } type Book { title: String! }');
  const shelf: Answering = async ({ query, operationName, variables }) => {
    const document = parse(query);
    expect(validate(SHELF, document)).toEqual([]);
    return execute({ schema: SHELF, document, operationName, variableValues: variables, rootValue: { book: ({ id }: Book) => (id === 'none' ? null : id === 'bad' ? { title: null } : { title: id }) } }); // of graphql
  };
  const one = (id: string) => ({ status: 'fulfilled', value: { data: { book: { title: id }, mine: { title: 'mine' } } } });
  const plain = (outcome: unknown): unknown => JSON.parse(JSON.stringify(outcome));

  it('is one request for two, four or eight, in which everybody has names of their own', async () => {
    const { received, ask } = library(shelf);
    const ids = Array.from({ length: 15 }, (_, index) => String(index));
    expect(plain(await ask(...ids.map(id => root(id))))).toEqual(ids.map(one));
    expect(received.map(({ variables = {} }) => Object.keys(variables).length / 2)).toEqual([8, 4, 2, 1]);
    expect(received[2]?.query).toBe('query One($j0_id:ID!$j0_long:Boolean=false$j1_id:ID!$j1_long:Boolean=false){j0_book:book(id:$j0_id){title@include(if:$j0_long)}j0_mine:book(id:"mine"){title}j1_book:book(id:$j1_id){title@include(if:$j1_long)}j1_mine:book(id:"mine"){title}}');
  });

  it('tells nothing from nothing, and an error to whom it is about', async () => {
    const { received, ask } = library(shelf);
    const answers = plain(await ask(root('a'), root('none'), root('bad'), root('b'))) as unknown[]; // as many as asked
    expect(answers).toMatchObject([one('a'), { value: { data: { book: null } } }, { value: { data: { book: null }, errors: [{ path: ['book', 'title'] }] } }, one('b')]);
    expect(answers.map(answer => JSON.stringify(answer).includes('errors'))).toEqual([false, false, true, false]);
    expect(received).toHaveLength(1);
  });

  it('is asked by each alone when the common answer has nothing for one of them, or something for nobody', async () => {
    for (const data of [null, { j9_book: {} }, { book: {} }]) {
      const { received, ask } = library(request => (Object.keys(request.variables ?? {}).length > 2 ? Promise.resolve({ data }) : shelf(request)));
      expect(plain(await ask(root('a'), root('b')))).toEqual([one('a'), one('b')]);
      expect(received).toHaveLength(3);
    }
  });

  it('that several ask word for word is asked once', async () => {
    const { received, ask } = library(shelf);
    expect(plain(await ask(root('a'), root('a'), root('a')))).toEqual(Array(3).fill(one('a')));
    expect(received.map(({ query }) => query)).toEqual([BOOK]);
  });

  it('is not the same for plans that hand on other fields as they are', async () => {
    const { received, ask } = library(shelf);
    expect(plain(await ask(root('a', { closed: new Set(['book']) }), root('a')))).toEqual([one('a'), one('a')]);
    expect(received.map(({ closed }) => closed?.size)).toEqual([1, undefined]);
  });

  it('goes with its trace, when nobody records that', async () => {
    const { received, ask } = library(shelf);
    await ask(root('a', { traceparent: '00-1-1-00' }), root('b', { traceparent: '00-2-2-00' }));
    expect(received).toMatchObject([{ requestId: 'a', traceparent: '00-1-1-00' }]);
  });

  it('keeps names that are special to JavaScript', async () => {
    const { ask } = library(({ variables = {} }) => Promise.resolve({ data: Object.fromEntries(Object.keys(variables).map(name => [name, 1])) }));
    const query = 'query($__proto__:ID,$a_b:ID){__proto__:book(id:$__proto__){title}a_b:book(id:$a_b){title}}';
    const asked = () => root('a', { query, variables: JSON.parse('{"__proto__":"x","a_b":"y"}') as Record<string, unknown> }); // as a caller may send it
    const text = '{"data":{"__proto__":1,"a_b":1}}';
    expect((await ask(asked(), asked())).map(answer => JSON.stringify('value' in answer ? answer.value : answer))).toEqual([text, text]);
  });

  it.each<[string, Partial<SubgraphRequest>]>([
    ['another person', { actor: { ...READER, personId: 'other' } }],
    ['nobody', { actor: null }],
    ['another text', { query: BOOK.replace('title', '__typename') }],
    ['a request of a trace that is recorded', { traceparent: '00-1-1-01' }],
  ])('is a request of its own for %s', async (_, more) => {
    const { received, ask } = library(shelf);
    await ask(root('a'), root('b', more));
    expect(received).toHaveLength(2);
  });

  it.each<[string, Partial<SubgraphRequest>]>([
    ['a command', { query: 'mutation($id:ID!){addBook(id:$id){title}}' }],
    ['a text with fragments', { query: 'query($id:ID!){book(id:$id){...F}}fragment F on Book{title}' }],
    ['a long text', { query: `query($id:ID!){book(id:$id){title}${'__typename '.repeat(1_000)}}` }],
    ['a text whose root is a fragment', { query: 'query($id:ID!){... on Query{book(id:$id){title}}}' }],
  ])('and %s is never put together', async (_, more) => {
    const { received, ask } = library(() => Promise.resolve({ data: {} }));
    const both = [root('a', more), root('b', more)];
    await ask(...both);
    expect(received).toEqual(both);
  });
});
