import { buildSchema, isObjectType } from 'graphql';
import { expect, it } from 'vitest';
import { markConnections } from './list-sizes.ts';

it('every page says that it is as long as `first`, and nothing else does', () => {
  const schema = buildSchema(`
    type Query { books(first: Int! = 20): BookConnection all: BookConnection best(first: Int): [Book] one: Book }
    type BookConnection { edges: [Book!]! } type Book { title: String }`);
  markConnections(schema);
  const query = schema.getType('Query');
  const marked = isObjectType(query) ? Object.values(query.getFields()).filter(({ extensions }) => extensions['directives'] !== undefined) : [];
  expect(marked.map(({ name, extensions }) => [name, extensions['directives']])).toEqual([
    ['books', { listSize: { slicingArguments: ['first'], sizedFields: ['edges'], requireOneSlicingArgument: false } }],
  ]);
});
