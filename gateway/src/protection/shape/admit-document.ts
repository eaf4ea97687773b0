import { parse } from 'graphql';
import type { DocumentNode } from 'graphql';
import { textCache } from '../../execution/text-cache.ts';
import { limitExceeded } from '../limit-exceeded.ts';
import type { Limits } from '../limits.ts';
import { checkNesting, nestingOfGraphQL } from '../nesting.ts';
import { refusal } from '../refusal.ts';
import { shapeOf } from './document-shape.ts';
import type { DocumentShape } from './document-shape.ts';
import { tokensIn } from './tokens.ts';

/** Texts that are remembered, and how long they may be together. */
const REMEMBERED = { entries: 2_000, characters: 2_000_000 };

type Measured = Exclude<keyof DocumentShape, 'recursion'>;

const MEASURES: readonly { readonly name: Measured; readonly of: string; readonly advice: string }[] = [
  { name: 'depth', of: 'fields inside each other', advice: 'Ask for what lies deeper in a request of its own.' },
  { name: 'rootFields', of: 'root fields', advice: 'Spread them over several requests.' },
  { name: 'aliases', of: 'aliases', advice: 'Ask a list for its entries, or send several requests.' },
  { name: 'directives', of: 'uses of directives', advice: 'Leave out what need not be decided by a variable.' },
  { name: 'selections', of: 'selections after its fragments are spread out', advice: 'Ask for fewer fields at a time.' },
];

/**
 * Measures a document before anything validates it: validation itself takes long on texts that were written for it. What was
 * within all limits once is not measured again.
 * @returns a check that throws a refusal for a document above a limit; texts that do not parse are left to the parser
 */
export function documentAdmission(limits: Limits): (text: string) => void {
  const admitted = textCache<true>(REMEMBERED);
  return text => {
    if (admitted.get(text) === true) return;
    checkNesting(nestingOfGraphQL(text), limits.nesting);
    check({ name: 'documentCharacters', measured: text.length, maximum: limits.documentCharacters, of: 'characters', advice: 'Send values as variables, and ask for less at once.' });
    check({ name: 'tokens', measured: tokensIn(text, limits.tokens), maximum: limits.tokens, of: 'tokens or more', advice: 'Ask for less at once.' });
    const document = parsed(text, limits.tokens);
    if (document === undefined) return;
    const shape = shapeOf(document);
    if (shape.recursion !== null) throw refusal('GRAPHQL_VALIDATION_FAILED', `The fragment "${shape.recursion}" contains itself. Spread it once.`);
    for (const { name, of, advice } of MEASURES) check({ name, measured: shape[name], maximum: limits[name], of, advice });
    admitted.set(text, true, text.length);
  };
}

function check(overrun: Parameters<typeof limitExceeded>[1]): void {
  if (overrun.measured > overrun.maximum) throw limitExceeded('TOO_LARGE', overrun);
}

function parsed(text: string, maxTokens: number): DocumentNode | undefined {
  try {
    return parse(text, { noLocation: true, maxTokens });
  } catch {
    return undefined;
  }
}
