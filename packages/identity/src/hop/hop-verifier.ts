import { importJWK, jwtVerify } from 'jose';
import type { JWSHeaderParameters, JWTPayload } from 'jose';
import type { Actor } from '../actor.ts';
import { STANDARD_CLAIMS, actorFrom } from '../claims.ts';
import { InvalidToken } from '../invalid-token.ts';
import { digestOf } from './body-digest.ts';
import type { HopKeySet } from './hop-keys.ts';
import { HOP_SECONDS, HOP_TYPE } from './hop.ts';
import type { Hop } from './hop.ts';

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
  const known = new Map(keys.keys.map(({ kid, issuer, ...jwk }) => [kid, { issuer, key: importJWK({ ...jwk }, 'EdDSA') }]));
  const senderOf = ({ kid }: JWSHeaderParameters) => {
    const sender = known.get(kid ?? '');
    if (sender === undefined) throw refusal();
    return sender;
  };

  return async token => {
    if (Buffer.byteLength(token) > LONGEST_TOKEN_IN_BYTES) throw refusal();
    const { payload, protectedHeader } = await jwtVerify(token, header => senderOf(header).key, {
      algorithms: ['EdDSA'],
      typ: HOP_TYPE,
      audience,
      requiredClaims: ['iss', 'aud', 'iat', 'exp', 'jti', 'sha256'],
      maxTokenAge: HOP_SECONDS, // whatever its `exp` says
      clockTolerance: CLOCK_TOLERANCE_IN_SECONDS,
      currentDate: now(),
    }).catch((error: unknown) => {
      throw refusal(error);
    });
    const { issuer } = senderOf(protectedHeader);
    // A list of audiences would be a token for several subgraphs; each could then use it against the others.
    if (payload.iss !== issuer || typeof payload.aud !== 'string') throw refusal();
    const requestId = text(payload['jti']);
    const digest = text(payload['sha256']);
    return { issuer, actor: actorIn(payload), requestId, fingerprint: `${requestId} ${digest}`, covers: body => digestOf(body) === digest };
  };
}

function text(claim: unknown): string {
  if (typeof claim !== 'string' || !/^[\w-]{1,100}$/.test(claim)) throw refusal();
  return claim;
}

function actorIn(payload: JWTPayload): Actor | null {
  const isAboutNobody = ['sub', 'role', 'partner', 'scope'].every(name => payload[name] === undefined);
  if (isAboutNobody) return null;
  try {
    return actorFrom(payload, STANDARD_CLAIMS);
  } catch (error) {
    throw refusal(error);
  }
}
