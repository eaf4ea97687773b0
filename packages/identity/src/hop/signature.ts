import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import type { PrivateKey } from '../key-file.ts';
import type { HopKey } from './hop-keys.ts';
import { HOP_TYPE } from './hop.ts';

/**
 * Hops are JWTs (RFC 7515 and 7519) signed by Ed25519 (RFC 8037), by Node's own one-shot signatures: a request between processes has
 * four of them on its way, and a promise around each would cost as much again.
 */

const encoded = (text: string): string => Buffer.from(text).toString('base64url');

/** The one header of a key. Nothing else is understood: neither another algorithm nor a key that a token brings along. */
const headerOf = (kid: string): string => encoded(JSON.stringify({ alg: 'EdDSA', kid, typ: HOP_TYPE }));

/** Writes a token of these claims under this key. */
export type TokenWriter = (claims: object) => string;

export function tokenWriter(kid: string, jwk: PrivateKey): TokenWriter {
  const header = headerOf(kid);
  const key = createPrivateKey({ key: { ...jwk }, format: 'jwk' });
  return claims => {
    const signed = `${header}.${encoded(JSON.stringify(claims))}`;
    return `${signed}.${sign(null, Buffer.from(signed), key).toString('base64url')}`;
  };
}

export type Claims = Readonly<Record<string, unknown>>;

/** What a token says that one of the keys has signed, and whose key it is. */
export interface SignedClaims {
  readonly issuer: string;
  readonly claims: Claims;
}

/** Reads a token; null for any that none of the keys has signed. */
export type TokenReader = (token: string) => SignedClaims | null;

const TOKEN = /^([\w-]+)\.([\w-]+)\.([\w-]+)$/;

export function tokenReader(keys: readonly HopKey[]): TokenReader {
  const senders = new Map(keys.map(({ kid, issuer, ...jwk }) => [headerOf(kid), { issuer, key: createPublicKey({ key: jwk, format: 'jwk' }) }]));
  return token => {
    const [, header = '', payload = '', signature = ''] = TOKEN.exec(token) ?? [];
    const sender = senders.get(header);
    if (sender === undefined || !verify(null, Buffer.from(`${header}.${payload}`), sender.key, Buffer.from(signature, 'base64url'))) return null;
    const claims = parsed(Buffer.from(payload, 'base64url').toString('utf8'));
    return typeof claims === 'object' && claims !== null ? { issuer: sender.issuer, claims: claims as Claims } : null; // an object
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
