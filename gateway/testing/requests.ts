/** One request to the graph, as JSON unless told. */
export interface Asked {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Text is sent as it is. */
  readonly body?: unknown;
}

const query = (text: string, beside: object = {}): Asked => ({ body: { query: text, ...beside } });
const accepting = (accept: string): Asked => ({ ...query('{ books { id title } }'), headers: { accept } });
const get = (text: string, headers: Readonly<Record<string, string>> = { 'apollo-require-preflight': 'yes' }): Asked => ({ method: 'GET', path: `/graphql?query=${encodeURIComponent(text)}`, headers });

const ONE = 'query One($id: ID!) { book(id: $id) { id title } }';
const TWO = 'query A { books { id } } query B { books { title } }';
const PAGE = 'query Page($first: Int!) { catalogue(first: $first) { total entries { id } } }';

/** Requests of the bookshop in the shape that clients send, all to be answered with data. */
export const ordinaryRequests: readonly (readonly [string, Asked])[] = [
  ['nothing but a name', query('{ __typename }')],
  ['objects of two subgraphs', query('{ books { id title reviews { text stars } } }')],
  ['a value', query(ONE, { variables: { id: '1' } })],
  ['a value that is not there', query(ONE, { variables: { id: 'nobody' } })],
  ['values that nobody reads', query('{ books { id } }', { variables: { other: 1 } })],
  ['null in place of what may be left out', query('{ books { title } }', { variables: null, operationName: null, extensions: null })],
  ['one of two operations', query(TWO, { operationName: 'A' })],
  ['the other', query(TWO, { operationName: 'B' })],
  ['names of a prototype', query('{ __proto__: books { constructor: id } toString: __typename }')],
  ['a condition', query('query C($with: Boolean!) { books { id title @include(if: $with) } }', { variables: { with: false } })],
  ['a command', query('mutation { addBook(title: "x") { id title } }')],
  ['the schema', query('{ __schema { queryType { name } } }')],
  ['the schema beside data', query('{ __schema { queryType { name } } books { id } }')],
  ['its cost', { ...query(PAGE, { variables: { first: 2 } }), headers: { 'x-graphql-cost': 'report' } }],
  ['by the id of a persisted operation', { body: { extensions: { persistedQuery: { version: 1, sha256Hash: 'the-id' } } } }],
  ['what the client is called', query('{ books { id } }', { extensions: { clientLibrary: { name: 'a', version: '1' } } })],
  ['with a charset', { ...query('{ books { id title } }'), headers: { 'content-type': 'application/json; charset=utf-8' } }],
  ['from a page of an allowed origin', { ...query('{ books { id title } }'), headers: { origin: 'http://localhost:3000' } }],
  ['anything accepted', accepting('*/*')],
  ['JSON accepted', accepting('application/json')],
  ['the type of GraphQL accepted', accepting('application/graphql-response+json')],
  ['either, this first', accepting('application/graphql-response+json, application/json;q=0.9')],
  ['much accepted', accepting('text/html, multipart/mixed;q=0.2, application/*;q=0.1')],
];

/** Requests that are wrong or unusual; how often Apollo Server is asked about them unless it is once. */
export const unusualRequests: readonly (readonly [string, Asked, number?])[] = [
  ['a fault of a subgraph', { ...query('{ broken { title } books { id } }'), headers: { 'x-graphql-cost': 'report' } }],
  ['a null that is forbidden', query('{ promised { title } }')],
  ['what a subgraph says', query('{ refused(code: "NOT_FOUND") { id } books { id } }')],
  ['a value of another type', query(PAGE, { variables: { first: 'two' } })],
  ['a value left out', query(ONE)],
  ['too long a page', query(PAGE, { variables: { first: 101 } })],
  ['a page of none', query(PAGE, { variables: { first: 0 } })],
  ['too dear', query('{ a: catalogue(first: 100) { entries { id } } b: catalogue(first: 100) { entries { id } } c: catalogue(first: 100) { entries { id } } }')],
  ['a field that is not there', query('{ nothing }')],
  ['no GraphQL', query('query ] {')],
  ['an empty text', query('')],
  ['no text', { body: { variables: {} } }],
  ['a text that is a number', { body: { query: 1 } }],
  ['a subscription', query('subscription { books { id } }')],
  ['no name for one of two', query(TWO)],
  ['an empty name', query('query A { books { id } }', { operationName: '' })],
  ['another name', query(TWO, { operationName: 'C' })],
  ['a name that is a number', query('{ books { id } }', { operationName: 1 })],
  ['values as text', query('{ books { id } }', { variables: '{}' })],
  ['values as a list', query('{ books { id } }', { variables: [] })],
  ['extensions as text', query('{ books { id } }', { extensions: 'x' })],
  ['extensions as a list', query('{ books { id } }', { extensions: [] })],
  ['an id that nobody knows', { body: { extensions: { persistedQuery: { version: 1, sha256Hash: 'nobody' } } } }],
  ['an id of another version', { body: { extensions: { persistedQuery: { version: 2, sha256Hash: 'the-id' } } } }],
  ['an id and a text', query('{ books { id } }', { extensions: { persistedQuery: { version: 1, sha256Hash: 'the-id' } } })],
  ['an empty object', { body: {} }],
  ['a batch', { body: [{ query: '{ __typename }' }] }, 0],
  ['nesting', query(`{ books ${'{ sequel '.repeat(60)}{ id } ${'}'.repeat(61)}`), 0],
  ['no JSON', { body: '{' }, 0],
  ['another charset', { ...query('{ books { id } }'), headers: { 'content-type': 'application/json; charset=latin1' } }, 0],
  ['another type', { ...query('{ books { id } }'), headers: { 'content-type': 'text/plain' } }, 0],
  ['nothing that is served accepted', accepting('text/html'), 0],
  ['nobody', { ...query('{ books { id } }'), headers: { authorization: '' } }],
  ['the schema, for nobody', { ...query('{ __schema { queryType { name } } }'), headers: { authorization: '' } }],
  ['no bearer', { ...query('{ books { id } }'), headers: { authorization: 'Basic x' } }, 0],
  ['a question by GET', get('{ books { id } }')],
  ['a question by GET from anywhere', get('{ books { id } }', { 'content-type': '' })],
  ['a command by GET', get('mutation { addBook(title: "x") { id } }')],
  ['another method', { method: 'PUT', ...query('{ books { id } }') }, 0],
];
