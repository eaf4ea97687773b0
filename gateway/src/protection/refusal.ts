import { HeaderMap } from '@apollo/server';
import { GraphQLError } from 'graphql';

/** The codes that this gateway gives by itself, with the HTTP status that goes with each. */
const STATUS = {
  BAD_USER_INPUT: 400,
  GRAPHQL_VALIDATION_FAILED: 400,
  OPERATION_RESOLUTION_FAILURE: 400,
  COST_EXCEEDED: 400,
  PERSISTED_QUERY_NOT_IN_LIST: 400,
  UNAUTHENTICATED: 401,
  QUERY_NOT_IN_SAFELIST: 403,
  NOT_FOUND: 404,
  TOO_LARGE: 413,
  RATE_LIMITED: 429,
  SERVICE_BUSY: 503,
} as const;

interface Circumstances {
  /** In place of the code's usual HTTP status. */
  readonly status?: number;
  /** HTTP headers of the answer. */
  readonly headers?: Readonly<Record<string, string>>;
  /** For the log only. */
  readonly cause?: unknown;
}

/**
 * An answer that stops a request before any subgraph is asked.
 * @param message a sentence for the caller: what is wrong and what to do
 */
export function refusal(code: keyof typeof STATUS, message: string, { status = STATUS[code], headers, cause }: Circumstances = {}): GraphQLError {
  const http = { status, ...(headers && { headers: new HeaderMap(Object.entries(headers)) as never }) }; // Apollo Server reads a map; the type is another library's
  const originalError = cause instanceof Error ? cause : undefined;
  return new GraphQLError(message, { extensions: { code, http }, originalError });
}

/** The HTTP headers that a refusal asks for. */
export function headersOf({ extensions }: GraphQLError): Readonly<Record<string, string>> {
  const http: unknown = extensions['http'];
  return typeof http === 'object' && http !== null && 'headers' in http && http.headers instanceof HeaderMap ? Object.fromEntries(http.headers) : {};
}

/** The HTTP status that a refusal asks for. */
export function statusOf({ extensions }: GraphQLError): number {
  const http: unknown = extensions['http'];
  return typeof http === 'object' && http !== null && 'status' in http && typeof http.status === 'number' ? http.status : 500;
}
