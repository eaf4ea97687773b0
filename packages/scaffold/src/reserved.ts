import { ts } from 'ts-morph';

/** Words that TypeScript keeps for itself: no constant may be called so. */
export function isKeyword(word: string): boolean {
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, true, ts.LanguageVariant.Standard, word);
  const kind = scanner.scan();
  const isReserved = kind >= ts.SyntaxKind.FirstReservedWord && kind <= ts.SyntaxKind.LastReservedWord;
  const isFuture = kind >= ts.SyntaxKind.FirstFutureReservedWord && kind <= ts.SyntaxKind.LastFutureReservedWord;
  return isReserved || isFuture || ['await', 'eval', 'arguments'].includes(word);
}

/** Words that cannot be the name of a schema without quotes. PostgreSQL 18, appendix C: reserved, and reserved except as function or type. */
const SQL_WORDS = new Set(`all analyse analyze and any array as asc asymmetric authorization binary both case cast check collate collation column concurrently
  constraint create cross default deferrable desc distinct do else end except false fetch for foreign freeze from full grant group having ilike in
  initially inner intersect into is isnull join lateral leading left like limit localtime localtimestamp natural not notnull null offset on only or
  order outer overlaps placing primary public references returning right select similar some symmetric system_user table tablesample then to trailing
  true union unique user using variadic verbose when where window with`.split(/\s+/));

export const isSqlWord = (word: string): boolean => SQL_WORDS.has(word);

/** Words that say nothing about what is inside; the walls and laws of the house refuse them as names too. */
export const isEmptyWord = (word: string): boolean => /^(utils?|helpers?|common|shared|misc|libs?|processors?|managers?|data|info)$/.test(word);
