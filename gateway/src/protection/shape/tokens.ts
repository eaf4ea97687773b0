import { Lexer, Source, TokenKind } from 'graphql';

/** Tokens of a document, without parsing it. Counting stops behind `enough`, and where the text is no GraphQL: the parser says so better. */
export function tokensIn(text: string, enough: number): number {
  const lexer = new Lexer(new Source(text));
  let count = 0;
  try {
    while (count <= enough && lexer.advance().kind !== TokenKind.EOF) count += 1;
  } catch {
    // A character that no token begins with.
  }
  return count;
}
