import { createLocalJWKSet, jwtVerify, type JSONWebKeySet } from 'jose';

/** Whose tokens are believed; what a process is told of it. */
export interface Believed {
  readonly jwks: JSONWebKeySet;
  readonly issuer: string;
  readonly audience: string;
}

/** What a token says; verified once and remembered until it expires, as our own gateway does. */
export interface Caller {
  readonly sub: string;
  readonly role: string;
  readonly partner?: string;
}

interface Remembered {
  readonly caller: Caller;
  readonly until: number;
}

/** Verifies an Authorization header: signature, issuer, audience, type and dates. Throws jose's error. */
export function callerOf({ jwks, issuer, audience }: Believed): (authorization: string | undefined) => Caller | Promise<Caller> {
  const keys = createLocalJWKSet(jwks);
  const known = new Map<string, Remembered>();

  async function verified(token: string): Promise<Caller> {
    const { payload } = await jwtVerify(token, keys, { issuer, audience, algorithms: ['EdDSA'], typ: 'at+jwt', requiredClaims: ['exp', 'sub', 'role'] });
    const caller = payload as unknown as Caller; // claims of our own issuer, by the signature just verified
    known.set(token, { caller, until: (payload.exp ?? 0) * 1000 });
    return caller;
  }

  return (authorization = '') => {
    const token = authorization.slice('Bearer '.length);
    const remembered = known.get(token);
    return remembered && remembered.until > Date.now() ? remembered.caller : verified(token);
  };
}
