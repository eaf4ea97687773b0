import { chmod } from 'node:fs/promises';
import { SignJWT, calculateJwkThumbprint, importJWK } from 'jose';
import type { JSONWebKeySet, JWK } from 'jose';
import type { Actor } from './actor.ts';
import { openKey } from './key-file.ts';
import type { PrivateKey } from './key-file.ts';

export const DEVELOPMENT_ISSUER = 'urn:channelgraph:development';
export const DEVELOPMENT_AUDIENCE = 'urn:channelgraph:graph';

/** Signs tokens for people who exist only on this machine. A production profile must refuse to start with it. */
export interface DevelopmentIssuer {
  readonly issuer: typeof DEVELOPMENT_ISSUER;
  readonly audience: typeof DEVELOPMENT_AUDIENCE;
  sign(actor: Actor, validity: { readonly expiresInSeconds: number; readonly now?: Date }): Promise<string>;
  publicJwks(): JSONWebKeySet;
}

/**
 * Opens the issuer whose Ed25519 key lives in `keyFile`, and makes the key (mode 0600) on first use.
 * Two processes that start together end up with the same key.
 */
export async function developmentIssuer(keyFile: string): Promise<DevelopmentIssuer> {
  const stored = await keyIn(keyFile);
  const kid = await calculateJwkThumbprint(stored);
  const key = await importJWK(stored, 'EdDSA');
  const publicKey: JWK = { kty: stored.kty, crv: stored.crv, x: stored.x, kid, alg: 'EdDSA', use: 'sig' };
  return {
    issuer: DEVELOPMENT_ISSUER,
    audience: DEVELOPMENT_AUDIENCE,
    publicJwks: () => ({ keys: [{ ...publicKey }] }),
    sign: ({ personId, role, partnerId, scopes }, { expiresInSeconds, now = new Date() }) => {
      const issuedAt = Math.floor(now.getTime() / 1_000);
      return new SignJWT({ role, ...(partnerId !== null && { partner: partnerId }), ...(scopes.length > 0 && { scope: scopes.join(' ') }) })
        .setProtectedHeader({ alg: 'EdDSA', kid, typ: 'at+jwt' })
        .setIssuer(DEVELOPMENT_ISSUER)
        .setAudience(DEVELOPMENT_AUDIENCE)
        .setSubject(personId)
        .setIssuedAt(issuedAt)
        .setExpirationTime(issuedAt + expiresInSeconds)
        .sign(key);
    },
  };
}

async function keyIn(keyFile: string): Promise<PrivateKey> {
  try {
    await chmod(keyFile, 0o600).catch(() => undefined); // a copied folder may have lost the mode
    return await openKey(keyFile);
  } catch (error) {
    throw new Error(`The development key in ${keyFile} cannot be read. Remove the file to get a new key; tokens signed so far stop working.`, { cause: error });
  }
}
