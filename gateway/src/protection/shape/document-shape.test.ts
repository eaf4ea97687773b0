import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { shapeOf } from './document-shape.ts';
import { tokensIn } from './tokens.ts';

describe('the shape of a document', () => {
  it.each([
    ['{ a }', { depth: 1, rootFields: 1, aliases: 0, directives: 0, selections: 1 }],
    ['{ a { b { c } d } e }', { depth: 3, rootFields: 2, selections: 5 }],
    ['{ x: a { y: b z: b } }', { aliases: 3 }],
    ['query Q($v: Int @q) @p { a @r @s ... @t { b } ...F @u } fragment F on T @w { c }', { directives: 7 }],
    ['{ ...F ...F } fragment F on Query { a { b } }', { depth: 2, rootFields: 2, selections: 6 }],
    ['{ ... { ... { a b } } }', { depth: 1, rootFields: 2, selections: 4 }],
    ['query A { a } query B { b { c } d }', { depth: 2, rootFields: 2, selections: 3 }],
    ['{ a } fragment Unused on T { b { c { d } } }', { depth: 3, rootFields: 1, selections: 3 }],
    ['{ ...Missing a }', { depth: 1, selections: 2, recursion: null }],
    ['{ ...F } fragment F on Query { a { ...G } } fragment G on T { b { ...F } }', { recursion: 'F' }],
    ['type A { b: Int }', { depth: 0, selections: 0 }],
  ])('%s', (text, expected) => {
    expect(shapeOf(parse(text))).toMatchObject(expected);
  });

  it('is measured once for each fragment, whatever it stands for', () => {
    const levels = 300;
    const text = `{ ...F0 } ${Array.from({ length: levels }, (_, level) => `fragment F${level} on Query { ...F${level + 1} ...F${level + 1} }`).join(' ')} fragment F${levels} on Query { a }`;
    expect(shapeOf(parse(text))).toMatchObject({ rootFields: 2 ** levels, depth: 1 });
  });
});

describe('the tokens of a document', () => {
  it.each([['{ a }', 3], ['{ a(b: "}}", c: [1, 2]) # {{{\n}', 14], ['', 0], ['{ a ~ b }', 2]])('%s', (text, count) => {
    expect(tokensIn(text, 100)).toBe(count);
  });

  it('are not counted further than anybody needs to know', () => {
    expect(tokensIn('{'.repeat(1_000_000), 10)).toBe(11);
  });
});
