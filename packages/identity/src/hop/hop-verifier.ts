import type { Actor } from '../actor.ts';
import { STANDARD_CLAIMS, actorFrom } from '../claims.ts';
import { InvalidToken } from '../invalid-token.ts';
import { digestOf } from './body-digest.ts';
import type { HopKeySet } from './hop-keys.ts';
import { HOP_SECONDS } from './hop.ts';
import type { Hop } from './hop.ts';
import { tokenReader } from './signature.ts';
import type { Claims } from './signature.ts';

export interface HopRequirements {
  readonly keys: HopKeySet;
  /** The subgraph that verifies: a hop to another one proves nothing here. */
  readonly audience: string;
  readonly now?: () => Date;
}

export type HopVerifier = (token: string) => Promise<Hop>;

const LONGEST_TOKEN_IN_BYTES = 8_192;
const CLOCK_TOLERANCE_IN_SECONDS = 5;

/** The one sentence for every token that proves nothing: whoever sends it is not told which check failed. */
const refusal = (cause?: unknown): InvalidToken => new InvalidToken('The request is not signed by anybody we know.', { cause });

/**
 * Verifies who sent a request, before its body is looked at: signature by a key on the list, in that key's own name, for
 * this subgraph, not older than half a minute. `covers` then says whether the body is the one that was signed.
 * @returns a function that throws InvalidToken, always in the same words, when a token proves nothing
 */
export function hopVerifier({ keys, audience, now = () => new Date() }: HopRequirements): HopVerifier {
  const read = tokenReader(keys.keys);
  const verified = (token: string): Hop => {
    const signed = Buffer.byteLength(token) > LONGEST_TOKEN_IN_BYTES ? null : read(token);
    if (signed === null) throw refusal();
    const { issuer, claims } = signed;
    // A list of audiences would be a token for several subgraphs; each could then use it against the others.
    if (claims['iss'] !== issuer || claims['aud'] !== audience || !isTimely(claims, Math.floor(now().getTime() / 1_000))) throw refusal();
    const requestId = text(claims['jti']);
    const digest = text(claims['sha256']);
    return { issuer, actor: actorIn(claims), requestId, fingerprint: `${requestId} ${digest}`, covers: body => digestOf(body) === digest };
  };
  return token => new Promise(resolve => { resolve(verified(token)); });
}

/** Begun and not over, whatever the token promises itself; in seconds. */
function isTimely({ iat, exp, nbf = iat }: Claims, now: number): boolean {
  if (typeof iat !== 'number' || typeof exp !== 'number' || typeof nbf !== 'number') return false;
  const begins = Math.max(iat, nbf) - CLOCK_TOLERANCE_IN_SECONDS;
  return now >= begins && now < exp + CLOCK_TOLERANCE_IN_SECONDS && now <= iat + HOP_SECONDS + CLOCK_TOLERANCE_IN_SECONDS;
}

function text(claim: unknown): string {
  if (typeof claim !== 'string' || !/^[\w-]{1,100}$/.test(claim)) throw refusal();
  return claim;
}

function actorIn(payload: Claims): Actor | null {
  const isAboutNobody = ['sub', 'role', 'partner', 'scope'].every(name => payload[name] === undefined);
  if (isAboutNobody) return null;
  try {
    return actorFrom(payload, STANDARD_CLAIMS);
  } catch (error) {
    throw refusal(error);
  }
}
