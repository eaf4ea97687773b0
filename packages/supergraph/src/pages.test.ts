import { buildSchema, type GraphQLObjectType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { entitiesOf } from './entities.ts';
import { errorsPage } from './errors-page.ts';
import { graphPage } from './graph-page.ts';

const key = 'directive @key(fields: String!) repeatable on OBJECT';
const declared = (sdl: string, access: Readonly<Record<string, string>> = {}) => {
  const schema = buildSchema(`${key} ${sdl}`);
  for (const [coordinate, action] of Object.entries(access)) {
    const [type = '', field = ''] = coordinate.split('.');
    const found = (schema.getType(type) as GraphQLObjectType).getFields()[field]; // the tests name object types
    if (found) found.extensions = { access: action };
  }
  return schema;
};
const books = {
  name: 'books', permissions: { 'book:read': ['READER', 'CLERK'] }, hears: [],
  declared: declared('type Query { book(id: ID!): Book } "A book | a volume." type Book @key(fields: "id") { id: ID! title: String! }', { 'Query.book': 'book:read' }),
};
const loans = {
  name: 'loans', permissions: { 'loan:read': ['CLERK'], 'loan:end': ['CLERK'] }, hears: ['books.book'],
  declared: declared('type Query { _service: String } type Mutation { endLoan: Boolean } type Book @key(fields: "id") { id: ID! lent: Boolean }', { 'Book.lent': 'loan:read', 'Mutation.endLoan': 'loan:end' }),
};
const facts = [{ name: 'books.book', subject: 'Book', version: 1, verbs: ['bought', 'sold'] }, { name: 'loans.loan', subject: 'Loan', version: 2, verbs: ['ended'] }];

describe('the page about the graph', () => {
  const page = graphPage([books, loans], facts, { userErrors: { TAKEN: 'Somebody has it.' }, topLevel: { BUSY: 'Later.' } });

  it('says whose each entity is and what others add to it', () => {
    expect(page).toContain('| `Book` | `id` | books | A book \\| a volume. |');
    expect(page).toContain('| `Book.lent` | loans | `loan:read` | CLERK |');
  });

  it('says who may ask what', () => {
    expect(page).toContain('| `book` | `Book` | `book:read` | every role |');
    expect(page).toContain('| `endLoan` | `Boolean` | `loan:end` | CLERK |');
    expect(page).not.toContain('_service');
  });

  it('names the codes of errors, where they come', () => {
    expect(page).toContain('| `UserError.code` | `TAKEN` |');
    expect(page).toContain('| `errors[].extensions.code` | `BUSY` |');
  });

  it('says who tells what, and who listens', () => {
    expect(page).toContain('| `books.book.v1` | books | `Book` | bought, sold | loans |');
    expect(page).toContain('| `loans.loan.v2` | loans | `Loan` | ended | nobody yet |');
  });
});

describe('the owner of an entity', () => {
  it('is missing when nobody promises a field of it', () => {
    expect(() => entitiesOf([loans])).toThrow('Book needs one owner with a field that is never null; it has none.');
  });

  it('is in doubt when two promise one', () => {
    const rival = { name: 'rival', declared: declared('type Query { a: Int } type Book @key(fields: "id") { id: ID! pages: Int! }') };
    expect(() => entitiesOf([books, rival])).toThrow('it has books, rival.');
  });
});

describe('the page about errors', () => {
  const schema = buildSchema('"Why there is none." enum Reason { "Nothing was asked." NOT_ASKED } type Query { reason: Reason }');

  it('has every code with its sentence', () => {
    const page = errorsPage(schema, { userErrors: { TAKEN: 'Somebody has it.' }, topLevel: { BUSY: 'Later.' }, reasons: ['Reason'] });
    for (const row of ['| `TAKEN` | Somebody has it. |', '| `BUSY` | Later. |', '| `NOT_ASKED` | Nothing was asked. |', 'Why there is none.']) expect(page).toContain(row);
  });

  it('is not written about reasons the graph does not know', () => {
    expect(() => errorsPage(schema, { userErrors: {}, topLevel: {}, reasons: ['Query'] })).toThrow('Query is no enum');
  });
});
