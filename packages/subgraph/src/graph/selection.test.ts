import { buildSchema, execute, parse } from 'graphql';
import { expect, it } from 'vitest';
import { selects, type Place } from './selection.ts';

const schema = buildSchema('type Book { title: String author: Author } type Author { name: String born: Int } type Query { book: Book }');

const seenBy = (operation: string): boolean => {
  let seen = false;
  const document = parse(operation);
  const book = (_: unknown, __: unknown, place: Place) => {
    seen = selects(place, new Set(['born', 'died']));
    return null;
  };
  void execute({ schema, document, rootValue: { book: (args: unknown, context: unknown, place: Place) => book(args, context, place) } });
  return seen;
};

it.each([
  ['{ book { author { born } } }', true],
  ['{ book { author { since: born } } }', true],
  ['{ book { ...about } } fragment about on Book { author { ... on Author { born } } }', true],
  ['{ book { title } book { author { born } } }', true],
  ['{ book { author { born: name } } }', false],
  ['{ book { title } }', false],
])('finds what is selected below a field: %s', (operation, isSelected) => {
  expect(seenBy(operation)).toBe(isSelected);
  expect(seenBy(operation)).toBe(isSelected);
});
