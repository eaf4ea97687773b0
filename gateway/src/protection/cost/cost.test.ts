import { buildSchema, getVariableValues, parse } from 'graphql';
import type { OperationDefinitionNode } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startToyGateway } from '../../../testing/toy-gateway.ts';
import type { ToyGateway } from '../../../testing/toy-gateway.ts';
import { costRules } from './cost-rules.ts';
import { costOf } from './cost.ts';

const LINK = 'schema @link(url: "https://specs.apollo.dev/cost/v0.1", import: ["@cost", "@listSize"]) { query: Query mutation: Mutation }';
const SDL = `
  type Query {
    book: Book books: [Book!] five: [Book!] @listSize(assumedSize: 5) top(first: Int = 3, last: Int): [Book!] @listSize(slicingArguments: ["first", "last"])
    page(first: Int! = 20): Page @listSize(slicingArguments: ["first"], sizedFields: ["edges"])
    dear: Book @cost(weight: 50) found(by: By text: String @cost(weight: 4)): Book rated: Rating any: Any named: Named
  }
  type Mutation { add(by: By): Book }
  type Book implements Named { title: String series: [Book!] cover: Cover }
  type Page { edges: [Book!] total: Int info: Book }
  type Cover @cost(weight: 7) { colour: String }
  scalar Rating @cost(weight: 2)
  input By { title: String year: Int @cost(weight: 9) both: [By!] }
  interface Named { title: String }
  union Any = Book | Cover`;

const directives = 'directive @link(url: String, import: [String]) on SCHEMA directive @cost(weight: Int!) on ARGUMENT_DEFINITION | FIELD_DEFINITION | INPUT_FIELD_DEFINITION | OBJECT | SCALAR directive @listSize(assumedSize: Int, slicingArguments: [String!], sizedFields: [String!]) on FIELD_DEFINITION';
const schema = buildSchema(`${LINK} ${SDL} ${directives}`);
const rules = costRules(`${LINK} ${SDL}`);

function cost(query: string, given: Readonly<Record<string, unknown>> = {}): number {
  const document = parse(query);
  const operation = document.definitions[0] as OperationDefinitionNode; // written first in every case below
  const { coerced: variables = {} } = getVariableValues(schema, operation.variableDefinitions ?? [], given);
  return costOf({ operation, document, schema, variables }, { rules, assumedListSize: 10 });
}

describe('an operation costs', () => {
  it.each([
    ['1 for an object, nothing for a scalar', '{ book { title } }', 1],
    ['10 entries where nothing says how long a list is', '{ books { title } }', 10],
    ['as many as are assumed', '{ five { title } }', 5],
    ['as many as are asked for', '{ top(first: 8) { title } }', 8],
    ['as many as the default asks for', '{ top { title } }', 3],
    ['the larger of two lengths', '{ top(first: 2, last: 6) { title } }', 6],
    ['once for a page, and for each of its entries', '{ page(first: 4) { total edges { title } } }', 5],
    ['the usual page where no length is given', '{ page { edges { title } info { title } } }', 22],
    ['every level times the one above', '{ five { series { series { title } } } }', 5 * (1 + 10 * (1 + 10))],
    ['what the field says', '{ dear { title } }', 50],
    ['what the type says', '{ book { cover { colour } } }', 8],
    ['what a scalar says', '{ rated }', 2],
    ['what arguments say', '{ found(text: "x") { title } }', 5],
    ['every input object and what its fields say', '{ found(by: { year: 1, both: [{ title: "x" }, { year: 2 }] }) { title } }', 1 + 3 + 18],
    ['10 more for every command', 'mutation { a: add { title } b: add(by: {}) { title } }', 23],
    ['its fragments', '{ book { ...A ... { cover { colour } } } } fragment A on Book { series { title } }', 1 + 10 + 7],
    ['what is asked of interfaces and unions', '{ named { ... on Book { series { title } } } any { ... on Cover { colour } } }', 12],
    ['nothing for the schema', '{ __typename __schema { types { name fields { name } } } }', 0],
  ])('%s', (_, query, expected) => {
    expect(cost(query)).toBe(expected);
  });

  it('what its variables make of it', () => {
    expect(cost('query ($n: Int!) { page(first: $n) { edges { title } } }', { n: 100 })).toBe(101);
    expect(cost('query ($n: Int = 7) { top(first: $n) { title } }')).toBe(7);
    expect(cost('query ($by: By) { found(by: $by) { title } }', { by: { year: 3, both: { title: 'one' } } })).toBe(1 + 2 + 9);
    const parts = 'query ($no: Boolean!) { book @skip(if: $no) { title } five @include(if: $no) { title } ... @skip(if: $no) { dear { title } } }';
    expect([cost(parts, { no: false }), cost(parts, { no: true })]).toEqual([51, 5]);
  });
});

describe('what a supergraph says of its cost', () => {
  it('is found under other names', () => {
    const renamed = costRules('schema @link(url: "https://specs.apollo.dev/cost/v0.1", import: [{ name: "@cost", as: "@weight" }, "@listSize"]) { query: Query } type Query { a: Int @weight(weight: 3) b: Int @cost(weight: 4) }');
    expect([...renamed.weights]).toEqual([['Query.a', 3]]);
    const prefixed = costRules('schema @link(url: "https://specs.apollo.dev/cost/v0.1", as: "price") { query: Query } type Query { a: [Int] @price(weight: 3) @price__listSize(assumedSize: 2) }');
    expect([prefixed.weights.get('Query.a'), prefixed.listSizes.get('Query.a')?.assumedSize]).toEqual([3, 2]);
  });

  it('may be nothing', () => {
    expect(costRules('type Query { a: Int }')).toEqual({ weights: new Map(), listSizes: new Map() });
  });
});

describe('at the door', () => {
  let gateway: ToyGateway;
  beforeAll(async () => { gateway = await startToyGateway(); });
  afterAll(() => gateway.stop());

  it('the cost is told to who asks for it', async () => {
    const asked = await gateway.ask('{ catalogue(first: 4) { entries { id } } advice(question: "?") }', {}, { 'x-graphql-cost': 'report' });
    expect(asked.extensions).toEqual({ cost: { operation: 5 + 10, maximum: 10_000, remaining: 200_000 - 15 } });
    expect((await gateway.ask('{ catalogue { entries { id } } }')).extensions).toBeUndefined();
  });
});
