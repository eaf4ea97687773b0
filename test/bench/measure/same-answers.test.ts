import { describe, expect, it } from 'vitest';
import { firstDifference } from './same-answers.ts';

describe('the first difference of two answers', () => {
  it.each([
    ['nothing where they are the same, whatever the order of names', { a: 1, b: [{ c: null }] }, { b: [{ c: null }], a: 1 }, null],
    ['a value', { partner: { name: 'Acme', deals: [1, 2] } }, { partner: { name: 'Acme', deals: [1, 3] } }, 'data.partner.deals.1: 2 and 3'],
    ['a number where the other has a text', { a: 1 }, { a: '1' }, 'data.a: 1 and "1"'],
    ['null where the other has something', { a: null }, { a: { b: 1 } }, 'data.a: null and {"b":1}'],
    ['a list that is shorter', { a: [1] }, { a: [1, 2] }, 'data.a.1: undefined and 2'],
    ['a name that is missing', { a: 1 }, {}, 'data.a: 1 and undefined'],
  ])('is %s', (_, one, other, difference) => {
    expect(firstDifference(one, other)).toBe(difference);
  });
});
