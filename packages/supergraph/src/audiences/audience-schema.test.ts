import { printSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { composeApiSchema, composeSupergraph } from '../compose.ts';
import { audienceSchema } from './audience-schema.ts';

const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@tag"])';
/** `#` stands for the tag of readers. */
const text = (sdl: string): string => `${LINK}\n${sdl.replaceAll('#', '@tag(name: "reader")')}`;
const library = (sdl: string, other = 'type Book @key(fields: "id") { id: ID! lent: Boolean }') =>
  [{ name: 'books', url: 'http://127.0.0.1:1', sdl: text(sdl) }, { name: 'loans', url: 'http://127.0.0.1:2', sdl: text(other) }];

function shownOf(...[sdl, other]: Parameters<typeof library>): string {
  const subgraphs = library(sdl, other);
  return printSchema(audienceSchema({ api: composeApiSchema(subgraphs), supergraphSdl: composeSupergraph(subgraphs), tag: 'reader' })).replace(/\s+/g, ' ').trim();
}

const BOOK = 'type Book @key(fields: "id") { id: ID! # title: String #';

describe('what an audience sees', () => {
  it('is what carries its tag, in whichever subgraph, and nothing that nobody decided about', () => {
    expect(shownOf(`type Query { book(id: ID!): Book # allBooks: [Book] } ${BOOK} price: Int }`, 'type Book @key(fields: "id") { id: ID! lent: Boolean # lender: String }'))
      .toBe('type Query { book(id: ID!): Book } type Book { id: ID! title: String lent: Boolean }');
  });

  it('is everything without a tag', () => {
    const subgraphs = library(`type Query { book: Book } ${BOOK} }`);
    const api = composeApiSchema(subgraphs);
    expect(audienceSchema({ api, supergraphSdl: composeSupergraph(subgraphs), tag: null })).toBe(api);
  });

  it('has no types that nothing leads to, and no command when none is for it', () => {
    const shown = shownOf(`type Query { book: Book # } type Mutation { burn(input: BurnInput!): Ashes } input BurnInput { id: ID! # } type Ashes { left: Int # } enum Heat { LOW } ${BOOK} }`);
    expect(shown).not.toMatch(/Mutation|Burn|Ashes|Heat/);
  });

  it('has no field that leads to a type of which nothing is left, and so on', () => {
    const shown = shownOf(`type Query { book: Book # } ${BOOK} shelf: Shelf # } type Shelf { room: Room # } type Room { key: String }`);
    expect(shown).toBe('type Query { book: Book } type Book { id: ID! title: String }');
  });

  it('has all values of an enum, or those that carry the tag when some do', () => {
    const shown = shownOf(`type Query { book(genre: Genre, state: State): Book # } enum Genre { NOVEL POEM } enum State { NEW # WORN STOLEN } ${BOOK} }`);
    expect(shown).toContain('enum Genre { NOVEL POEM }');
    expect(shown).toContain('enum State { NEW }');
  });

  it('takes what carries the tag, and may be left out, of an input; an argument goes where its type goes', () => {
    const shown = shownOf(`type Query { book(filter: Filter, secret: Secret): Book # } input Filter { title: String # buyer: ID } input Secret { buyer: ID } ${BOOK} }`);
    expect(shown).toContain('book(filter: Filter): Book');
    expect(shown).toContain('input Filter { title: String }');
    expect(shown).not.toContain('Secret');
  });

  it('keeps the members of a union and the faces of a type that are left', () => {
    const shown = shownOf(`type Query { thing: Thing # named: Named # } union Thing = Book | Map interface Named { title: String # } interface Priced { price: Int # } type Map { place: String } type Poster implements Named & Priced { title: String # price: Int # } type Bill implements Named { title: String } ${BOOK} }`);
    expect(shown).toContain('union Thing = Book');
    expect(shown).not.toMatch(/Map|Bill/);
    expect(shown).toContain('type Poster implements Named & Priced');
    expect(shownOf('type Query { poster: Poster # } interface Named { title: String # } type Poster implements Named { title: String length: Int # } type Book @key(fields: "id") { id: ID! }')).toContain('type Poster { length: Int }');
  });

  it('keeps descriptions, defaults and deprecations', () => {
    expect(shownOf(`type Query { "One." book(first: Int = 3): Book @deprecated(reason: "Old.") # } ${BOOK} }`)).toContain('"""One.""" book(first: Int = 3): Book @deprecated(reason: "Old.")');
  });
});

describe('what is tagged makes no schema', () => {
  it.each([
    ['when no query is', `type Query { book: Book } ${BOOK} }`, 'no query carries it'],
    ['when an input must have what is not shown', `type Query { book(filter: Filter): Book # } input Filter { title: String # buyer: ID! } ${BOOK} }`, 'Filter.buyer must be sent, and is not shown'],
    ['when an argument must be of a type that is not shown', `type Query { book(filter: Filter!): Book # } input Filter { buyer: ID } ${BOOK} }`, 'Query.book(filter:) must be sent, and Filter is not shown'],
  ])('%s', (_, sdl, problem) => {
    expect(() => shownOf(sdl)).toThrow(problem);
  });

  it('and what may be left out, or is reached by nobody, is no contradiction', () => {
    expect(shownOf(`type Query { book(filter: Filter): Book # } type Mutation { buy(input: Buy!): Book } input Buy { title: String # price: Int! } input Filter { title: String # buyer: ID! = "x" } ${BOOK} }`)).toContain('input Filter { title: String }');
  });
});
