import { describe, expect, it } from 'vitest';
import { nestingOfGraphQL, nestingOfJson } from './nesting.ts';

describe('nesting of an operation', () => {
  it.each([
    ['{ a { b } c { d } }', 2],
    ['query ($ids: [[Int]]) { a(b: { c: [1] }) }', 4],
    ['{ a(b: "{{{{ \\" {{{{") }', 2],
    ['{ a(b: """{{{ \\""" {{{""") }', 2],
    ['{ a # {{{{{\n}', 1],
    ['} } } {', 0],
    ['', 0],
  ])('counts brackets that are open at once, not those in strings and comments: %s', (text, depth) => {
    expect(nestingOfGraphQL(text)).toBe(depth);
  });

  it('goes through a megabyte of unfinished strings once', () => {
    expect(nestingOfGraphQL(`"${'\\"'.repeat(500_000)}`)).toBe(0);
    expect(nestingOfGraphQL(`"""${'\\"""'.repeat(250_000)}`)).toBe(0);
    expect(nestingOfGraphQL('{'.repeat(1_000_000))).toBe(1_000_000);
  });
});

describe('nesting of JSON', () => {
  it.each([
    ['{"query":"{{{{","variables":{"a":[[1]]}}', 4],
    ['"\\"{{{"', 0],
    ['(((', 0],
  ])('counts brackets outside strings: %s', (text, depth) => {
    expect(nestingOfJson(text)).toBe(depth);
  });
});
