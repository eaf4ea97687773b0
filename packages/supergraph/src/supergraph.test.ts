import { printSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { composeApiSchema, composeSupergraph, CompositionError } from './compose.ts';
import { undescribed } from './undescribed.ts';

const link = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])';
const books = { name: 'books', url: 'http://127.0.0.1:1/graphql', sdl: `${link} type Query { book: Book } type Book @key(fields: "id") { id: ID! title: String }` };
const loans = { name: 'loans', url: 'http://127.0.0.1:2/graphql', sdl: `${link} type Book @key(fields: "id") { id: ID! lent: Boolean }` };

describe('composing', () => {
  it('makes one supergraph of several subgraphs, the same every time', () => {
    const supergraph = composeSupergraph([books, loans]);
    expect(supergraph).toContain('@join__graph(name: "loans", url: "http://127.0.0.1:2/graphql")');
    expect(composeSupergraph([books, loans])).toBe(supergraph);
  });

  it('shows clients one schema without the marks of federation', () => {
    const api = printSchema(composeApiSchema([books, loans]));
    expect(api).toContain('lent: Boolean');
    expect(api).not.toMatch(/join__|@key|_entities/);
  });

  it('lists every contradiction with its subgraph', () => {
    const contradicting = { ...loans, sdl: `${link} type Book @key(fields: "id") { id: ID! title: Int }` };
    expect(() => composeSupergraph([books, contradicting])).toThrow(CompositionError);
    expect(() => composeSupergraph([books, contradicting])).toThrow(/title/);
  });
});

describe('what an analyst would meet without a description', () => {
  it('is listed by coordinate, whatever it is', () => {
    const sdl = `
      "A book." type Book { "Its title." title(language: String): String  pages: Int }
      enum Genre { "Invented." NOVEL  POEM }
      input Filter { genre: Genre }
      scalar Isbn
      type Query { "All books." books(filter: Filter): [Book] }`;
    expect(undescribed(sdl)).toEqual(expect.arrayContaining([
      'Book.title(language:)', 'Book.pages', 'Genre', 'Genre.POEM', 'Filter', 'Filter.genre', 'Isbn', 'Query.books(filter:)',
    ]));
    expect(undescribed(sdl)).toHaveLength(8);
  });

  it('is nothing when everything is described', () => {
    expect(undescribed('"A book." type Book { "Its title." title: String }')).toEqual([]);
  });
});
