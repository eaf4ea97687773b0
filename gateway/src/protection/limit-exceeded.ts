import type { GraphQLError } from 'graphql';
import { refusal } from './refusal.ts';

/** Which limit a request does not keep to, as it stands in `extensions.limit` of the error. */
export interface ExceededLimit {
  /** As in LIMITS. */
  readonly name: string;
  /** What the request asks for; where counting stops early, the first number above the maximum. */
  readonly measured: number;
  readonly maximum: number;
}

interface Overrun extends ExceededLimit {
  /** What is counted, as it stands in the sentence: `fields inside each other`. */
  readonly of: string;
  /** What to do about it, as one sentence. */
  readonly advice: string;
}

/** A refusal that names the limit, what was measured, the maximum and what to do. HTTP 400. */
export function limitExceeded(code: 'TOO_LARGE' | 'COST_EXCEEDED', { name, measured, maximum, of, advice }: Overrun): GraphQLError {
  // After fragments are spread out a count can be beyond what a number can tell exactly.
  const told = Number.isSafeInteger(measured) ? measured : Number.MAX_SAFE_INTEGER;
  const error = refusal(code, `The request has ${told} ${of}; the most is ${maximum} (limit "${name}"). ${advice}`, { status: 400 });
  error.extensions['limit'] = { name, measured: told, maximum } satisfies ExceededLimit;
  return error;
}
