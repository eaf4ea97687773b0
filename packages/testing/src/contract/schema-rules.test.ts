import { buildSchema, isInputObjectType, isObjectType } from 'graphql';
import { describe, expect, it } from 'vitest';
import type { Declared } from './declared.ts';
import { SCHEMA_RULES } from './schema-rules.ts';

/** A library that keeps every rule; each plant below changes one thing. */
const LIBRARY = `
directive @key(fields: String!) repeatable on OBJECT
"A book." type Book @key(fields: "id") { "Its id." id: ID! "Its title." title: String! "Its chapters." chapters: [Chapter!]! "Copies." copies("How many." first: Int! = 20 "After." after: String): CopyConnection }
"A part of a book." type Chapter { "Its id." id: ID! }
"A copy." type Copy { "Its id." id: ID! }
"Copies." type CopyConnection { "Edges." edges: [CopyEdge!]! "Page." pageInfo: PageInfo! "Count." totalCount: Int }
"A copy on a page." type CopyEdge { "It." node: Copy! "Where." cursor: String! }
"A page." type PageInfo { "More?" hasNextPage: Boolean! }
"A reader, of the members' subgraph." type Reader @key(fields: "id") { "Its id." id: ID! "How many books." borrowed: Int }
"A genre." enum Genre { "Invented." NOVEL }
"How a book fares." enum BookStatus { "In the shelf." THERE }
"What is bought." input BuyBookInput { "Key." clientMutationId: ID "Title." title: String! "Genre." genre: Genre "More." details: DetailsInput }
"More." input DetailsInput { "Pages." pages: Int }
"Which." input BookFilter { "Only these." status: BookStatus }
"Why not." type UserError { "Code." code: String! }
"What became of it." type BookPayload { "It." book: Book "Why not." userErrors: [UserError!]! "Key." clientMutationId: ID }
type Query { "One book." book("Which." id: ID! "Which." filter: BookFilter): Book }
type Mutation { "Buys a book." buyBook("What." input: BuyBookInput!): BookPayload }`;
const ACCESS: Readonly<Record<string, string>> = { 'Query.book': 'book:read', 'Mutation.buyBook': 'book:buy', 'Reader.borrowed': 'book:read' };
const BOUNDED = ['Book.chapters'];
const members = { name: 'members', schema: buildSchema('directive @key(fields: String!) repeatable on OBJECT type Query { a: Int } type Reader @key(fields: "id") { id: ID! name: String! }') };

interface Plant {
  readonly from?: string;
  readonly to?: string;
  readonly access?: Readonly<Record<string, string | undefined>>;
  readonly bounded?: readonly string[];
  readonly references?: readonly string[];
  /** Fields about which nobody decided. */
  readonly undecided?: readonly string[];
}

function library({ from = '', to = '', access = ACCESS, bounded = BOUNDED, references = ['Book', 'Reader'], undecided = [] }: Plant = {}): Declared {
  expect(LIBRARY).toContain(from);
  const sdl = LIBRARY.replace(from, to);
  const schema = buildSchema(sdl);
  for (const type of Object.values(schema.getTypeMap()).filter(type => isObjectType(type) || isInputObjectType(type))) {
    for (const field of Object.values(type.getFields())) {
      const coordinate = `${type.name}.${field.name}`;
      field.extensions = { ...(!undecided.includes(coordinate) && { audience: 'partner' }), ...(access[coordinate] !== undefined && { access: access[coordinate] }), ...(bounded.includes(coordinate) && { bounded: 'A book is finite.' }) };
    }
  }
  return { name: 'library', schema, sdl, references, permissions: { 'book:read': ['ANALYST'], 'book:buy': ['VENDOR_ADMIN'] }, neighbours: [members] };
}

/** Rule → what breaks it, and the words for it. */
const PLANTS: Readonly<Record<string, readonly (readonly [Plant, string])[]>> = {
  'describes every type, field, argument, value and input field': [
    [{ from: '"A book." ' }, 'Book'], [{ from: '"Its title." ' }, 'Book.title'], [{ from: '"How many." ' }, 'Book.copies(first:)'],
    [{ from: '"In the shelf." ' }, 'BookStatus.THERE'], [{ from: '"Pages." ' }, 'DetailsInput.pages'],
  ],
  'gives every entity a key, and finds it by that': [
    [{ from: 'Book @key(fields: "id")', to: 'Book' }, 'Book is found by reference and has no key'],
    [{ references: ['Reader'] }, 'Book has a key and is not found by it'],
    [{ from: 'Book @key(fields: "id")', to: 'Book @key(fields: "isbn")' }, 'Book.isbn is a key and no single value that is always there'],
    [{ from: '"Its id." id: ID! "Its title."', to: '"Its id." id: ID "Its title."' }, 'Book.id is a key and no single value that is always there'],
  ],
  'declares an access on every root field': [
    [{ access: { ...ACCESS, 'Query.book': undefined } }, 'Query.book declares no access'],
    [{ access: { ...ACCESS, 'Mutation.buyBook': 'book:sell' } }, 'Mutation.buyBook declares "book:sell", which is on no list'],
  ],
  'declares an access on every field it adds to another’s entity': [
    [{ access: { ...ACCESS, 'Reader.borrowed': undefined } }, 'Reader.borrowed declares no access'],
  ],
  'has nullable root fields: a subgraph that is down nulls its own part only': [
    [{ from: 'filter: BookFilter): Book', to: 'filter: BookFilter): Book!' }, 'Query.book is never null'],
    [{ from: '): BookPayload', to: '): BookPayload!' }, 'Mutation.buyBook is never null'],
  ],
  'adds only nullable fields to another’s entity, for the same reason': [
    [{ from: 'borrowed: Int', to: 'borrowed: Int!' }, 'Reader.borrowed is never null'],
  ],
  'says of every field whether partners may know of it (@ForPartners, @VendorOnly, or the roles of its action)': [
    ...['Book.title', 'Query.book', 'Reader.borrowed', 'BuyBookInput.genre', 'DetailsInput.pages'].map((place): [Plant, string] => [{ undecided: [place] }, `${place} is for partners, or for the vendor only: nobody decided`]),
  ],
  'takes no status, decision, owner or role from a client': [
    ...[
      'status: String', 'decision: String', 'ownerId: ID', 'role: String', 'version: Int', 'approvedBy: ID', 'newStatus: String', 'wish: BookStatus',
      'state: String', 'shelfState: String', 'approverId: ID', 'reviewer: ID', 'submitterId: ID', 'actor: ID', 'verdict: Boolean', 'outcome: String', 'isApproved: Boolean', 'granted: Boolean', 'releasedById: ID', 'closedAt: String', 'bookOwner: ID',
    ]
      .map((field): [Plant, string] => [{ from: 'pages: Int', to: field }, `DetailsInput.${field.split(':', 1).join('')} is for the programme to say`]),
    [{ from: 'input: BuyBookInput!)', to: 'input: BuyBookInput!, "Who." owner: ID)' }, 'Mutation.buyBook(owner:) is for the programme to say'],
    [{ from: '"More." details: DetailsInput', to: '"Which." which: BookFilter' }, 'BookFilter.status is for the programme to say'],
  ],
  'takes one input per command and answers with the thing and userErrors': [
    [{ from: 'input: BuyBookInput!)', to: 'input: BuyBookInput!, "When." at: Int)' }, 'Mutation.buyBook takes something else than one "input"'],
    [{ from: 'input: BuyBookInput!)', to: 'title: String!)' }, 'Mutation.buyBook takes something else than one "input"'],
    [{ from: '"Key." clientMutationId: ID "Title."', to: '"Title."' }, 'BuyBookInput takes no clientMutationId'],
    [{ from: '): BookPayload', to: '): Book' }, 'Mutation.buyBook answers Book, without userErrors and clientMutationId'],
    [{ from: 'userErrors: [UserError!]!', to: 'userErrors: [UserError!]' }, 'Mutation.buyBook answers BookPayload, without userErrors and clientMutationId'],
    [{ from: '"It." book: Book "Why', to: '"It." book: Book! "Why' }, 'Mutation.buyBook answers without a thing that is null when it was refused'],
  ],
  'pages every list of records, or says why it cannot grow': [
    [{ bounded: [] }, 'Book.chapters is [Chapter!]! and may grow'],
    [{ from: 'filter: BookFilter): Book', to: 'filter: BookFilter): [Book!]' }, 'Query.book is [Book!] and may grow'],
  ],
  'pages in one manner': [
    [{ from: 'first: Int! = 20', to: 'first: Int!' }, 'Book.copies is not asked for by "first" and "after"'],
    [{ from: '"After." after: String', to: '"After." offset: Int' }, 'Book.copies is not asked for by "first" and "after"'],
    [{ from: 'totalCount: Int', to: 'total: Int' }, 'CopyConnection has no edges of nodes with cursors, pageInfo and totalCount'],
    [{ from: 'cursor: String!', to: 'place: String!' }, 'CopyConnection has no edges of nodes with cursors, pageInfo and totalCount'],
  ],
};

describe('the contract of schemas', () => {
  it('finds nothing in a library that keeps it', () => {
    expect(Object.values(SCHEMA_RULES).flatMap(problems => problems(library()))).toEqual([]);
  });

  it('has a violation planted for each of its rules', () => {
    expect(Object.keys(PLANTS)).toEqual(Object.keys(SCHEMA_RULES));
  });

  it.each(Object.entries(PLANTS).flatMap(([rule, plants]) => plants.map(([plant, problem]) => ({ rule, plant, problem }))))('finds: $problem', ({ rule, plant, problem }) => {
    expect(SCHEMA_RULES[rule]?.(library(plant))).toContain(problem);
  });
});
