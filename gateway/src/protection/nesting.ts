import { limitExceeded } from './limit-exceeded.ts';

/** Text whose brackets mean nothing, or one bracket. Every alternative matches to the end when it is left open. */
const GRAPHQL = /"""[^]*?(?:(?<!\\)"""|$)|"(?:[^"\\\n]|\\.)*"?|#[^\n\r]*|[{}()[\]]/g;
const JSON_TEXT = /"(?:[^"\\]|\\[^])*"?|[{}[\]]/g;

/**
 * How deep brackets are nested, without parsing: parsers and everything behind them recurse, and a deep enough text
 * overflows the stack.
 */
const deepest = (text: string, significant: RegExp): number => {
  let depth = 0;
  let deepestYet = 0;
  for (const [token] of text.matchAll(significant)) {
    if (token === '{' || token === '[' || token === '(') deepestYet = Math.max(deepestYet, (depth += 1));
    else if (token === '}' || token === ']' || token === ')') depth -= 1;
  }
  return deepestYet;
};

export const nestingOfGraphQL = (text: string): number => deepest(text, GRAPHQL);
export const nestingOfJson = (text: string): number => deepest(text, JSON_TEXT);

/** @throws GraphQLError TOO_LARGE */
export function checkNesting(measured: number, maximum: number): void {
  if (measured > maximum) throw limitExceeded('TOO_LARGE', { name: 'nesting', measured, maximum, of: 'brackets inside each other', advice: 'Ask for what lies deeper in a request of its own.' });
}
