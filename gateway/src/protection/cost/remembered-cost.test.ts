import { buildSchema, parse } from 'graphql';
import type { OperationDefinitionNode } from 'graphql';
import { describe, expect, it } from 'vitest';
import { rememberedCost } from './remembered-cost.ts';

const schema = buildSchema('input By { title: String } type Query { book(id: ID, first: Int, by: By, ids: [ID!]): Int }');
const document = parse('query ($id: ID!, $first: Int, $by: By, $ids: [ID!], $is: Boolean) { book(id: $id, first: $first, by: $by, ids: $ids) @include(if: $is) }');
const operation = document.definitions[0] as OperationDefinitionNode; // the only one

describe('the cost of an operation', () => {
  const asked: Readonly<Record<string, unknown>>[] = [];
  const weigh = rememberedCost(({ variables }) => {
    if (variables['first'] === 0) throw new RangeError('too few');
    asked.push(variables);
    return { cost: Number(variables['first']), commands: 0 };
  });
  const cost = (variables: Readonly<Record<string, unknown>>): number => weigh({ operation, document, schema, variables }).cost;
  const weighings = (...all: readonly Readonly<Record<string, unknown>>[]): number => {
    asked.length = 0;
    all.forEach(cost);
    return asked.length;
  };

  it('is worked out once, whatever the ids are', () => {
    expect([cost({ id: 'a', first: 3 }), cost({ id: 'b', first: 3 })]).toEqual([3, 3]);
    expect(asked).toHaveLength(1);
  });

  it('is another for every length, condition, list and input object', () => {
    const all = [{ first: 5 }, { first: 6 }, { first: 5, by: { title: 'x' } }, { first: 5, ids: ['a'] }, { first: 5, ids: ['a', 'b'] }, { first: 5, is: true }];
    expect(weighings(...all)).toBe(all.length);
    expect(weighings(...all)).toBe(0);
  });

  it('is worked out anew where the values are long, or too many', () => {
    const long = { first: 7, ids: ['x'.repeat(300)] };
    expect(weighings(long, long)).toBe(2);
    expect(weighings(...Array.from({ length: 60 }, (_, index) => ({ first: 100 + index })))).toBe(60);
    expect(weighings({ first: 5 })).toBe(1);
  });

  it('is never remembered of what was refused', () => {
    expect(() => cost({ first: 0 })).toThrow('too few');
    expect(() => cost({ first: 0 })).toThrow('too few');
  });
});
