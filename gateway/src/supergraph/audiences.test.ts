import { InvalidToken } from '@channelgraph/identity';
import type { Actor } from '@channelgraph/identity';
import { buildClientSchema, getIntrospectionQuery, printSchema } from 'graphql';
import type { IntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { READER, startToyGateway } from '../../testing/toy-gateway.ts';
import type { Answer, ToyGateway } from '../../testing/toy-gateway.ts';

const CLERK: Actor = { ...READER, personId: 'clerk', role: 'VENDOR_ADMIN' };
const PEOPLE: Readonly<Record<string, Actor>> = { reader: READER, clerk: CLERK };

let gateway: ToyGateway;
beforeAll(async () => {
  gateway = await startToyGateway({
    audiences: { tags: { staff: null, readers: 'reader' }, of: actor => (actor?.role === 'VENDOR_ADMIN' ? 'staff' : 'readers') },
    verify: token => (PEOPLE[token] ? Promise.resolve(PEOPLE[token]) : Promise.reject(new InvalidToken('The token is not valid.'))),
  });
});
afterAll(() => gateway.stop());
beforeEach(() => void gateway.toy.received.splice(0));

type Who = 'clerk' | 'reader' | null;
const headersOf = (who: Who) => ({ 'content-type': 'application/json', ...(who !== null && { authorization: `Bearer ${who}` }) });
const ask = (who: Who, query: string, variables = {}): Promise<Answer> => gateway.send('/graphql', { method: 'POST', headers: headersOf(who), body: JSON.stringify({ query, variables }) });

const introspected = async (who: Who): Promise<string> => printSchema(buildClientSchema((await ask(who, getIntrospectionQuery())).data as unknown as IntrospectionQuery)); // as asked
const page = async (who: Who): Promise<string> => (await gateway.send('/schema.graphql', { headers: headersOf(who) })).text;
/** What is the caller's own in an answer: its words, where it made the mistake. */
const told = ({ status, data, errors }: Answer, name: string) =>
  JSON.parse(JSON.stringify({ status, data, errors: errors.map(({ message, extensions }) => ({ message, code: extensions['code'] })) }).replaceAll(name, 'NAME')) as unknown; // compared as it is

describe('a field that is not for the caller’s audience', () => {
  it.each([
    ['a field', '{ books { id place } }', 'place'],
    ['a question', '{ broken { id } }', 'broken'],
    ['a field of a type that is not for it either', '{ books { reviews { text stars } } }', 'stars'],
    ['a part of an input', '{ shelf(filter: { ids: [1] }) { id } }', 'ids'],
    ['a fragment on a type', '{ books { id ... on Promised { title } } }', 'Promised'],
    ['a command', 'mutation { addBook(title: "x") { id } }', 'addBook'],
  ])('is answered as one that does not exist: %s', async (_, query, name) => {
    const absent = `${name.slice(0, -1)}q`;
    const [hidden, unknown] = [await ask('reader', query), await ask('reader', query.replace(name, absent))];
    expect(told(hidden, name)).toEqual(told(unknown, absent));
    expect(hidden).toMatchObject({ status: 400, data: undefined });
    expect(gateway.toy.received).toEqual([]);
  });

  it('is answered to whom it is for', async () => {
    expect(await ask('clerk', '{ books { id place reviews { stars } } }')).toMatchObject({ status: 200, errors: [] });
    expect(await ask('clerk', 'mutation { addBook(title: "x") { id } }')).toMatchObject({ data: { addBook: { id: '9' } }, errors: [] });
  });

  it('does not come in through a variable, nor by a suggestion', async () => {
    const { status, text } = await ask('reader', 'query ($filter: ShelfFilter) { shelf(filter: $filter) { id } }', { filter: { id: 1 } });
    expect(status).toBe(400);
    expect(text).not.toContain('ids');
    expect((await ask('reader', '{ books { plac } }')).text).not.toContain('place');
    expect((await ask('clerk', '{ books { plac } }')).text).toContain('place'); // in development it suggests at all
  });

  it('is not remembered from somebody for whom it was', async () => {
    for (const who of ['clerk', 'reader', 'clerk'] as const) {
      expect((await ask(who, '{ books { id place } }')).status).toBe(who === 'clerk' ? 200 : 400);
    }
  });

  it('may be needed for one that is', async () => {
    gateway.toy.disturb('reviews', () => Promise.reject(new Error('gone')));
    const { errors } = await ask('reader', '{ books { id reviews { text } } }');
    gateway.toy.disturb('reviews', null);
    expect(JSON.stringify(errors)).not.toMatch(/place|stars/);
  });
});

describe('the schema that somebody is shown', () => {
  it('is that of the own audience, by introspection and as a page; a stranger sees the least', async () => {
    for (const show of [introspected, page]) {
      const [whole, part, least] = [await show('clerk'), await show('reader'), await show(null)];
      expect(whole).toMatch(/type Promised[^]*addBook|addBook[^]*type Promised/);
      expect(whole).toContain('place: String');
      expect(part).toContain('reviews: [Review!]');
      expect(part).not.toMatch(/place|stars|Promised|Mutation|broken|ids/);
      expect(least).toBe(part);
    }
  });

  it('is that of the own audience beside other questions, too', async () => {
    const query = 'query A { books { id } ...Q } fragment Q on Query { hidden: __type(name: "Promised") { name } shown: __type(name: "Book") { isOneOf fields { name } } }';
    const books = [{ id: '1' }, { id: '2' }];
    expect((await ask('clerk', query)).data).toMatchObject({ books, hidden: { name: 'Promised' } });
    expect((await ask('reader', query)).data).toEqual({ books, hidden: null, shown: { isOneOf: null, fields: ['id', 'title', 'reviews'].map(name => ({ name })) } });
    expect(await ask('reader', '{ __typename books { id } }')).toMatchObject({ status: 200, errors: [] });
    expect(await ask('reader', '{ __type(name: "Promised") { name } }')).toMatchObject({ data: { __type: null } });
  });

  it('is not shown to a token that proves nothing', async () => {
    expect(await gateway.send('/schema.graphql', { headers: { authorization: 'Bearer forged' } })).toMatchObject({ status: 401, errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
  });
});

it('an audience that nobody has a part for is refused at the start', async () => {
  await expect(startToyGateway({ audiences: { tags: { nobody: 'none' }, of: () => 'nobody' } })).rejects.toThrow('no query carries it');
});
