import { randomUUID } from 'node:crypto';
import { chmod, link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { SignJWT, calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK } from 'jose';
import type { JSONWebKeySet, JWK } from 'jose';
import { z } from 'zod';
import type { Actor } from './actor.ts';

export const DEVELOPMENT_ISSUER = 'urn:channelgraph:development';
export const DEVELOPMENT_AUDIENCE = 'urn:channelgraph:graph';

/** Signs tokens for people who exist only on this machine. A production profile must refuse to start with it. */
export interface DevelopmentIssuer {
  readonly issuer: typeof DEVELOPMENT_ISSUER;
  readonly audience: typeof DEVELOPMENT_AUDIENCE;
  sign(actor: Actor, validity: { readonly expiresInSeconds: number; readonly now?: Date }): Promise<string>;
  publicJwks(): JSONWebKeySet;
}

const PrivateKey = z.object({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string(), d: z.string() });

/**
 * Opens the issuer whose Ed25519 key lives in `keyFile`, and makes the key (mode 0600) on first use.
 * Two processes that start together end up with the same key.
 */
export async function developmentIssuer(keyFile: string): Promise<DevelopmentIssuer> {
  const stored = (await storedKey(keyFile)) ?? (await newKey(keyFile));
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

async function storedKey(keyFile: string): Promise<z.infer<typeof PrivateKey> | undefined> {
  try {
    const text = await readFile(keyFile, 'utf8');
    await chmod(keyFile, 0o600); // a copied folder may have lost the mode
    return PrivateKey.parse(JSON.parse(text));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw new Error(`The development key in ${keyFile} cannot be read. Remove the file to get a new key; tokens signed so far stop working.`, { cause: error });
  }
}

async function newKey(keyFile: string): Promise<z.infer<typeof PrivateKey>> {
  const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  const draft = `${keyFile}.${randomUUID()}.new`;
  await mkdir(dirname(keyFile), { recursive: true });
  await writeFile(draft, JSON.stringify(await exportJWK(privateKey)), { mode: 0o600 });
  try {
    await link(draft, keyFile); // appears complete or not at all, and never replaces somebody else's key
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    await unlink(draft);
  }
  const key = await storedKey(keyFile);
  if (key === undefined) throw new Error(`The development key in ${keyFile} disappeared while it was being made.`);
  return key;
}
