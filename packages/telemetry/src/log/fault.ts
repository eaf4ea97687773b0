import { withoutPasswords } from '@channelgraph/config';

/** What of an error may be written down: enough to find the place, and no value that somebody sent. */
export interface Fault {
  readonly type: string;
  readonly message?: string;
  /** SQLSTATE, or Node's name of a system error. */
  readonly code?: string;
  /** Where in the tables, as PostgreSQL says it. */
  readonly schema?: string;
  readonly table?: string;
  readonly column?: string;
  readonly constraint?: string;
  /** Frames only: V8 repeats the message above them. */
  readonly stack?: string;
  readonly cause?: Fault;
  readonly errors?: readonly Fault[];
}

const DEEPEST = 4;
const LONGEST = 1_000;
const NAMES = ['code', 'schema', 'table', 'column', 'constraint'] as const;

/** PostgreSQL, graphql-js and JSON quote what they were given behind such words. */
const BEFORE_A_VALUE = /(\b(?:value|found|literal|expression|Unexpected \w+|parse|for type [\w ]+|for encoding [\w" ]+):?) \S[^]*$/;

/** A message without the values that it quotes, and without passwords. */
export const withoutValues = (message: string): string => withoutPasswords(message).replace(BEFORE_A_VALUE, '$1 …').slice(0, LONGEST);

/** Own words of the platform about a text it could not read: they quote the text. */
const quotesItsInput = (error: Error): boolean => error instanceof SyntaxError || error.name === 'ZodError';

const framesOf = ({ stack = '' }: Error): string => stack.slice(Math.max(stack.search(/^ {4}at /m), 0)).slice(0, 4 * LONGEST);

function causeOf(error: Error): unknown {
  if ('originalError' in error && error.originalError !== undefined) return error.originalError;
  return 'driverError' in error ? error.driverError : error.cause;
}

/**
 * An error as it is logged. Its other properties stay behind: TypeORM's carry the parameters of the statement,
 * PostgreSQL's the row that was in the way, GraphQL's the operation's text.
 */
export function fault(error: unknown, depth = 0): Fault {
  if (!(error instanceof Error)) return { type: typeof error };
  const cause = causeOf(error);
  const names = NAMES.flatMap(name => {
    const value: unknown = (error as { readonly [name in typeof name]?: unknown })[name]; // looked at before it is believed
    return typeof value === 'string' ? [[name, value.slice(0, 100)] as const] : [];
  });
  const frames = framesOf(error);
  return {
    type: error.name,
    ...(!quotesItsInput(error) && error.message !== '' && { message: withoutValues(error.message) }),
    ...Object.fromEntries(names),
    ...(frames.startsWith('    at ') && { stack: frames }),
    ...(cause instanceof Error && depth < DEEPEST && { cause: fault(cause, depth + 1) }),
    ...(error instanceof AggregateError && depth < DEEPEST && { errors: error.errors.slice(0, 5).map(each => fault(each, depth + 1)) }),
  };
}
