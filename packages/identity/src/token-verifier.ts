import { hash } from 'node:crypto';
import { createLocalJWKSet, errors, jwtVerify } from 'jose';
import type { JSONWebKeySet, JWTHeaderParameters, JWTPayload, JWTVerifyGetKey } from 'jose';
import type { Actor } from './actor.ts';
import { STANDARD_CLAIMS, actorFrom } from './claims.ts';
import type { ClaimReading } from './claims.ts';
import { InvalidToken } from './invalid-token.ts';
import type { IssuerKeys } from './oidc/issuer-keys.ts';
import { verifiedTokens } from './verified-tokens.ts';

/** What the header of an access token must call it: as RFC 9068 has it, or also nothing in particular. */
export type TokenType = 'at+jwt' | 'JWT';

export interface TokenRequirements {
  /** The issuer's public keys, a resolver that finds them, or keys that change. */
  readonly jwks: JSONWebKeySet | JWTVerifyGetKey | IssuerKeys;
  readonly issuer: string;
  readonly audience: string;
  /** `at+jwt` unless told. */
  readonly tokenType?: TokenType;
  /** Where and how this issuer writes person, role, partner and scope, if not as we do. */
  readonly claims?: Partial<ClaimReading>;
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
  const { find, edition } = keysFrom(jwks);
  const { tokenType = 'at+jwt' } = requirements;
  const known = verifiedTokens(REMEMBERED_TOKENS);

  const payloadOf = async (token: string, at: Date): Promise<JWTPayload & { exp: number }> => {
    try {
      const { payload, protectedHeader } = await jwtVerify(token, find, {
        algorithms: ALGORITHMS,
        issuer,
        audience,
        requiredClaims: ['exp'],
        clockTolerance: CLOCK_TOLERANCE_IN_SECONDS,
        currentDate: at,
        ...(tokenType === 'at+jwt' && { typ: tokenType }),
      });
      refuseOtherTokens(payload, protectedHeader);
      return { ...payload, exp: payload.exp ?? 0 }; // never 0: `exp` is a required claim
    } catch (error) {
      throw refusalFor(error);
    }
  };

  return async token => {
    if (Buffer.byteLength(token) > LONGEST_TOKEN_IN_BYTES) throw new InvalidToken('The token is too long.');
    const at = now();
    // Other keys, another memory: what a withdrawn key has signed is not remembered.
    const key = `${(await edition()).toString()} ${hash('sha256', token, 'base64')}`;
    const remembered = known.find(key, at);
    if (remembered !== undefined) return remembered;
    const payload = await payloadOf(token, at);
    const actor = actorFrom(payload, names);
    known.remember(key, actor, new Date(Math.min(payload.exp * 1_000, at.getTime() + REMEMBERED_FOR_MILLISECONDS)));
    return actor;
  };
}

const keysFrom = (jwks: TokenRequirements['jwks']): IssuerKeys => {
  if ('edition' in jwks) return jwks;
  return { find: typeof jwks === 'function' ? jwks : createLocalJWKSet(jwks), edition: () => Promise.resolve(0) };
};

const ACCESS_TOKENS: ReadonlySet<string> = new Set(['at+jwt', 'application/at+jwt', 'jwt']);
/** What only tokens have that tell a client who signed in (OpenID Connect Core 2 and 3.3.2.11), or that want more than a bearer (RFC 7800). */
const CLAIMS_OF_OTHERS = ['nonce', 'at_hash', 'c_hash', 's_hash', 'cnf'];
/** Keycloak writes into the claim `typ` what a token is. */
const NO_ACCESS_TOKEN: ReadonlySet<unknown> = new Set(['ID', 'Refresh', 'Offline', 'Logout']);

/** The issuer signs more than access tokens with one key. What is not one proves nothing here, whoever signed it. */
function refuseOtherTokens(payload: JWTPayload, { typ = 'jwt' }: JWTHeaderParameters): void {
  const isOther = !ACCESS_TOKENS.has(typ.toLowerCase()) || CLAIMS_OF_OTHERS.some(claim => Object.hasOwn(payload, claim)) || NO_ACCESS_TOKEN.has(payload['typ']);
  if (isOther) throw new InvalidToken('The token is not an access token.');
}

/** What the key set or the network could not answer is not the caller's fault, and passes unchanged. */
function refusalFor(error: unknown): unknown {
  if (error instanceof errors.JWTExpired) return new InvalidToken('The token has expired.', { cause: error });
  if (error instanceof errors.JWKSTimeout || error instanceof errors.JWKSInvalid) return error;
  // JOSEError itself, not a subclass, is what a remote key set throws when the issuer answers badly.
  if (error instanceof errors.JOSEError && error.code !== errors.JOSEError.code) return new InvalidToken('The token is not valid.', { cause: error });
  return error;
}
