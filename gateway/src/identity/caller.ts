import { InvalidToken, KeysUnavailable } from '@channelgraph/identity';
import type { Actor } from '@channelgraph/identity';
import { refusal } from '../protection/refusal.ts';

export interface CallerQuestion {
  /** The value of the Authorization header. */
  readonly authorization: string | undefined;
  /** Null asks nobody. */
  readonly verify: ((token: string) => Promise<Actor>) | null;
  /** What a caller can do to get a token, for the message. */
  readonly signInHint: string;
}

export const signInMessage = (reason: string, signInHint: string): string => [reason, signInHint].filter(Boolean).join(' ');

/**
 * Who presents this token; null when there is none.
 * @throws GraphQLError UNAUTHENTICATED for a token that proves nothing, SERVICE_BUSY when nobody could judge it
 */
export async function caller({ authorization = '', verify, signInHint }: CallerQuestion): Promise<Actor | null> {
  if (verify === null) return null;
  const [scheme = '', token = '', ...rest] = authorization.trim().split(/ +/);
  // "Bearer" with nothing behind it is what an explorer sends before somebody pastes a token.
  if (scheme === '' || (isBearer(scheme) && token === '')) return null;
  if (!isBearer(scheme) || rest.length > 0) {
    throw refusal('UNAUTHENTICATED', signInMessage('The authorization header must be "Bearer <token>".', signInHint));
  }
  try {
    return await verify(token);
  } catch (error) {
    if (error instanceof InvalidToken) throw refusal('UNAUTHENTICATED', signInMessage(error.message, signInHint));
    // Keys that are away have been reported, and not once for each caller.
    throw refusal('SERVICE_BUSY', 'Tokens cannot be verified right now. Try again in a moment.', error instanceof KeysUnavailable ? {} : { cause: error });
  }
}

const isBearer = (scheme: string): boolean => scheme.toLowerCase() === 'bearer';
