import type { GraphQLFormattedError } from 'graphql';
import type { ExceededLimit } from './limit-exceeded.ts';
import { INTERNAL, SPOKEN_BY_SUBGRAPHS, SPOKEN_BY_THE_GATEWAY } from './error-codes.ts';

const NEUTRAL_SENTENCE = 'Something went wrong on our side. If it happens again, report it with the request id.';

const subgraphCodes: ReadonlySet<unknown> = new Set(Object.keys(SPOKEN_BY_SUBGRAPHS));
const ownCodes: ReadonlySet<unknown> = new Set(Object.keys(SPOKEN_BY_THE_GATEWAY));

/** What an error looks like before it is made fit for the public. */
export interface InternalError {
  readonly message: string;
  readonly locations?: GraphQLFormattedError['locations'] | undefined;
  readonly path?: GraphQLFormattedError['path'] | undefined;
  readonly extensions?: Readonly<Record<string, unknown>> | undefined;
}

/** The code under which the public sees this error, or INTERNAL when it is none of its business. */
export function publicCode({ message, extensions = {} }: InternalError): string {
  const isFromSubgraph = 'serviceName' in extensions;
  // Apollo's own word for a request in a wrong shape.
  const code = extensions['code'] === 'BAD_REQUEST' && !isFromSubgraph ? 'BAD_USER_INPUT' : extensions['code'];
  // The caller has never seen this variable: it is how we ask for entities.
  if (isFromSubgraph && message.includes('$representations')) return INTERNAL;
  const spoken = isFromSubgraph ? subgraphCodes : ownCodes;
  return typeof code === 'string' && spoken.has(code) ? code : INTERNAL;
}

/**
 * What the caller may read of an error: its code and, for the codes of the allow-list, its message. Everything else that
 * it carried (stack, SQL, addresses, names of subgraphs) stays behind.
 * @param hidesSchema leaves out suggestions, which would spell the schema to somebody who guesses
 */
export function publicError(error: InternalError, { hidesSchema }: { readonly hidesSchema: boolean }): GraphQLFormattedError {
  const code = publicCode(error);
  const { locations } = error;
  const path = publicPath(error.path);
  const limit = code === INTERNAL ? undefined : ownLimit(error);
  const spoken = hidesSchema ? error.message.replace(/ ?Did you mean [^?]*\?/g, '') : error.message;
  return {
    message: code === INTERNAL ? NEUTRAL_SENTENCE : spoken,
    ...(locations !== undefined && { locations }),
    ...(path !== undefined && { path }),
    extensions: { code, ...(limit !== undefined && { limit }) },
  };
}

/** A limit of ours; what a subgraph says in this place stays behind. */
function ownLimit({ extensions = {} }: InternalError): ExceededLimit | undefined {
  return 'serviceName' in extensions ? undefined : (extensions['limit'] as ExceededLimit | undefined); // nobody else in this process writes it
}

/** The planner's marks end what the caller can find in its answer. */
function publicPath(path: InternalError['path']): InternalError['path'] {
  const end = path?.findIndex(step => step === '@' || step === '_entities') ?? -1;
  return end === -1 ? path : path?.slice(0, end);
}

/** The codes of public errors, as often as they come. */
export const codesOf = (errors: readonly GraphQLFormattedError[]): readonly string[] =>
  errors.map(({ extensions }) => (typeof extensions?.['code'] === 'string' ? extensions['code'] : INTERNAL));

/** Writes the request id into every error of an answer. */
export const withRequestId = (errors: readonly GraphQLFormattedError[], requestId: string): readonly GraphQLFormattedError[] =>
  errors.map(error => ({ ...error, extensions: { ...error.extensions, requestId } }));
