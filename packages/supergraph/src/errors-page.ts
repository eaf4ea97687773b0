import { isEnumType, type GraphQLSchema } from 'graphql';
import { code, table } from './table.ts';

/** Code → a sentence that says what it tells the client. */
export type DescribedCodes = Readonly<Record<string, string>>;

export interface ErrorCodes {
  readonly userErrors: DescribedCodes;
  readonly topLevel: DescribedCodes;
  /** Enums that say why a value is missing. */
  readonly reasons: readonly string[];
}

const codes = (described: DescribedCodes): string => table(['code', 'what it says'], Object.entries(described).map(([name, sentence]) => [code(name), sentence]));

function reasonsIn(schema: GraphQLSchema, name: string): DescribedCodes {
  const type = schema.getType(name);
  if (!isEnumType(type)) throw new RangeError(`${name} is no enum of the graph.`);
  return Object.fromEntries(type.getValues().map(value => [value.name, value.description ?? '']));
}

/** Everything that can go wrong, as a client sees it. Throws RangeError for a reason that the graph does not know. */
export const errorsPage = (schema: GraphQLSchema, { userErrors, topLevel, reasons }: ErrorCodes): string => `${[
  '# Errors',
  'Written by `npm run docs` from the code; a test fails when it is stale. Compare codes, never sentences: codes are added, not renamed.',
  '## Refusals of a command: `UserError.code`',
  'The command was understood and changed nothing. `userErrors` of its payload holds the code, the `field` it is about, and a `message` for people.',
  codes(userErrors),
  '## Errors of a request: `errors[].extensions.code`',
  'Beside the code, `extensions.requestId` finds the request in the log. A subgraph that does not answer nulls its own fields only; `path` names them.',
  codes(topLevel),
  ...reasons.flatMap(name => [`## A value that is missing: \`${name}\``, schema.getType(name)?.description ?? '', codes(reasonsIn(schema, name))]),
].join('\n\n')}\n`;
