import { createHash } from 'node:crypto';
import { createLocalJWKSet, errors, jwtVerify } from 'jose';
import type { JSONWebKeySet, JWTPayload, JWTVerifyGetKey } from 'jose';
import type { Actor } from './actor.ts';
import { STANDARD_CLAIMS, actorFrom } from './claims.ts';
import type { ClaimNames } from './claims.ts';
import { InvalidToken } from './invalid-token.ts';
import { verifiedTokens } from './verified-tokens.ts';

export interface TokenRequirements {
  /** The issuer's public keys, or a resolver that finds them (`createRemoteJWKSet(url)` for an OIDC provider). */
  readonly jwks: JSONWebKeySet | JWTVerifyGetKey;
  readonly issuer: string;
  readonly audience: string;
  /** Where this issuer writes role, partner and scope, if not under those names. */
  readonly claims?: Partial<ClaimNames>;
  readonly now?: () => Date;
}

const ALGORITHMS = ['EdDSA', 'RS256', 'ES256'];
const LONGEST_TOKEN_IN_BYTES = 8_192;
const CLOCK_TOLERANCE_IN_SECONDS = 5;
const REMEMBERED_TOKENS = 10_000;
// A key that the issuer withdraws must stop working, so no verification is trusted for longer than this.
const REMEMBERED_FOR_MILLISECONDS = 5 * 60_000;

/**
 * Verifies access tokens of one issuer: signature by an algorithm of the allow-list, `iss`, `aud` and `exp`.
 * @returns a function that turns a token into its actor; it throws `InvalidToken` when the token proves nothing, and
 *   any other error when the issuer's keys could not be had
 */
export function tokenVerifier(requirements: TokenRequirements): (token: string) => Promise<Actor> {
  const { jwks, issuer, audience, now = () => new Date() } = requirements;
  const names = { ...STANDARD_CLAIMS, ...requirements.claims };
  const keys = typeof jwks === 'function' ? jwks : createLocalJWKSet(jwks);
  const known = verifiedTokens(REMEMBERED_TOKENS);

  const payloadOf = async (token: string, at: Date): Promise<JWTPayload & { exp: number }> => {
    try {
      const { payload } = await jwtVerify(token, keys, {
        algorithms: ALGORITHMS,
        issuer,
        audience,
        requiredClaims: ['sub', 'exp'],
        clockTolerance: CLOCK_TOLERANCE_IN_SECONDS,
        currentDate: at,
      });
      return { ...payload, exp: payload.exp ?? 0 }; // never 0: `exp` is a required claim
    } catch (error) {
      throw refusalFor(error);
    }
  };

  return async token => {
    if (Buffer.byteLength(token) > LONGEST_TOKEN_IN_BYTES) throw new InvalidToken('The token is too long.');
    const at = now();
    const key = createHash('sha256').update(token).digest('base64');
    const remembered = known.find(key, at);
    if (remembered !== undefined) return remembered;
    const payload = await payloadOf(token, at);
    const actor = actorFrom(payload, names);
    known.remember(key, actor, new Date(Math.min(payload.exp * 1_000, at.getTime() + REMEMBERED_FOR_MILLISECONDS)));
    return actor;
  };
}

/** What the key set or the network could not answer is not the caller's fault, and passes unchanged. */
function refusalFor(error: unknown): unknown {
  if (error instanceof errors.JWTExpired) return new InvalidToken('The token has expired.', { cause: error });
  if (error instanceof errors.JWKSTimeout || error instanceof errors.JWKSInvalid) return error;
  // JOSEError itself, not a subclass, is what a remote key set throws when the issuer answers badly.
  if (error instanceof errors.JOSEError && error.code !== errors.JOSEError.code) return new InvalidToken('The token is not valid.', { cause: error });
  return error;
}
