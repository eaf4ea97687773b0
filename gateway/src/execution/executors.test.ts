/** What leaves the door is the same, letter by letter, whichever executor runs behind it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { JSON_AS_READER, startToyGateway } from '../../testing/toy-gateway.ts';
import type { ToyGateway } from '../../testing/toy-gateway.ts';
import type { SubgraphResponse } from './transports/transport.ts';

let ours: ToyGateway;
let stock: ToyGateway;
beforeAll(async () => { [ours, stock] = await Promise.all([startToyGateway({ executor: 'compiled' }), startToyGateway({ executor: 'apollo' })]); });
afterAll(() => Promise.all([ours.stop(), stock.stop()]));

const masked = (text: string): string => text.replace(/"requestId":"[^"]*"/g, '"requestId":""');
const HEADERS = { ...JSON_AS_READER, 'x-graphql-cost': 'report' };

async function expectSame(body: object, headers: Readonly<Record<string, string>> = JSON_AS_READER): Promise<string> {
  const [one, other] = await Promise.all([ours, stock].map(async gateway => {
    const { status, text, headers: sent } = await gateway.send('/graphql', { method: 'POST', headers, body: JSON.stringify(body) });
    return { status, text: masked(text), type: sent.get('content-type'), length: sent.get('content-length') };
  }));
  expect(one).toEqual(other);
  return one?.text ?? '';
}

describe('the body of an answer', () => {
  it.each<[string, object, RegExp]>([
    ['with data', { query: '{ books { id title reviews { text stars } place sequel { title } } }' }, /^\{"data":\{"books":\[\{"id":"1","title":"Middlemarch"/],
    ['of an operation by its name', { query: 'query A { books { id } } query B($id: ID = "2") { book(id: $id) { title } }', operationName: 'B' }, /Emma/],
    ['with errors and data', { query: '{ books { id } broken { id } refused(code: "NOT_FOUND") { id } }' }, /^\{"errors":\[[^]*"data":\{"books":/],
    ['with no data at all', { query: '{ promised { title } }' }, /"data":\{"promised":null\}/],
    ['of a command', { query: 'mutation { addBook(title: "Emma") { id title } }' }, /addBook/],
    ['that says what it is', { query: '{ __typename catalogue(first: 1) { __typename entries { kind: __typename id } total } }' }, /"kind":"Book"/],
    ['about the schema', { query: '{ __type(name: "Book") { fields { name } } }' }, /"__type"/],
    ['with variables that are wrong', { query: 'query ($id: ID!) { book(id: $id) { id } }', variables: { id: [] } }, /^\{"errors":/],
    ['with conditions', { query: 'query ($a: Boolean!, $b: Boolean = true) { books { id @skip(if: $b) title @include(if: $a) } }', variables: { a: true } }, /\{"title":"Emma"\}/],
    ['of lists in lists', { query: '{ shelves }' }, /"shelves":null/],
  ])('%s is the same', async (_, body, expected) => {
    expect(await expectSame(body)).toMatch(expected);
  });

  it('has what the operation cost behind the data', async () => {
    expect(masked(await expectSame({ query: '{ books { id } }' }, HEADERS)).replace(/"remaining":\d+/, '')).toMatch(/"data":\{.*\},"extensions":\{"cost":\{"operation":\d+/);
  });

  it.each<[string, SubgraphResponse]>([
    ['texts that need escapes', { data: { books: [{ id: '1', title: 'a "b" \\ \u2028 \ud83d\udcda \u0000\n' }] } }],
    ['numbers where texts should be', { data: { books: [{ id: 7, title: 8 }] } }],
    ['nothing', { data: { books: [null] } }],
    ['an error without a place', { data: { books: null }, errors: [{ message: 'No.', extensions: { code: 'FORBIDDEN' } }] }],
  ])('is the same where a subgraph answers %s', async (_, said) => {
    for (const { toy } of [ours, stock]) toy.disturb('books', () => Promise.resolve(structuredClone(said)));
    await expectSame({ query: '{ books { id title } }' });
    for (const { toy } of [ours, stock]) toy.disturb('books', null);
  });

  it('is one where a subgraph answers with something of another shape, which the stock executor takes for a fault of its own', async () => {
    ours.toy.disturb('books', () => Promise.resolve({ data: { books: 'none', book: ['x'] } }));
    const { data, errors } = await ours.ask('{ books { id } book(id: "1") { id } }');
    ours.toy.disturb('books', null);
    expect(data).toEqual({ books: null, book: null });
    expect(errors.map(({ path }) => path)).toEqual([['books'], ['book']]);
  });
});
