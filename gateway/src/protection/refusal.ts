import { GraphQLError } from 'graphql';

/** The codes that this gateway gives by itself, with the HTTP status that goes with each. */
const STATUS = {
  BAD_USER_INPUT: 400,
  GRAPHQL_VALIDATION_FAILED: 400,
  OPERATION_RESOLUTION_FAILURE: 400,
  UNAUTHENTICATED: 401,
  NOT_FOUND: 404,
  TOO_LARGE: 413,
  SERVICE_BUSY: 503,
} as const;

interface Circumstances {
  /** In place of the code's usual HTTP status. */
  readonly status?: number;
  /** For the log only. */
  readonly cause?: unknown;
}

/**
 * An answer that stops a request before any subgraph is asked.
 * @param message a sentence for the caller: what is wrong and what to do
 */
export function refusal(code: keyof typeof STATUS, message: string, { status = STATUS[code], cause }: Circumstances = {}): GraphQLError {
  const originalError = cause instanceof Error ? cause : undefined;
  return new GraphQLError(message, { extensions: { code, http: { status } }, originalError });
}

/** The HTTP status that a refusal asks for. */
export function statusOf({ extensions }: GraphQLError): number {
  const http: unknown = extensions['http'];
  return typeof http === 'object' && http !== null && 'status' in http && typeof http.status === 'number' ? http.status : 500;
}
