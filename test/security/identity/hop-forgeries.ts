import { createHash } from 'node:crypto';
import { actor } from '@channelgraph/testing';
import { hopKeyOf, hopSigner, type HopFacts, type HopKeySet, type HopVerifier, type PrivateKey } from '@channelgraph/identity';
import { SignJWT, UnsecuredJWT, decodeJwt, decodeProtectedHeader, importJWK, jwtVerify } from 'jose';
import type { Doors } from '../../graph/by-http.ts';

/** What somebody sends who wants in; the body is the one that was signed, unless told. */
export interface Attempt {
  readonly token: string | null;
  readonly body?: string;
}

export type Forgery = (subgraph: string, body: string) => Promise<Attempt>;

/** A check of a hop, by the name under which a plant leaves it out. */
export type Defence = 'signature' | 'type' | 'audience' | 'age' | 'algorithm' | 'key id' | 'body' | 'sender';

const somebody = actor('VENDOR_ADMIN');
const facts = (audience: string, body: string): HopFacts => ({ audience, actor: somebody, requestId: 'request-1', body });
const hour = 3_600_000;

/** What each attempt is, the defence that stops it, and how it is made from the house's own keys. */
export function forgeries({ keyOf, known }: Doors, { userToken, stranger }: { readonly userToken: string; readonly stranger: PrivateKey }): readonly (readonly [name: string, defence: Defence, make: Forgery])[] {
  const signed = async (sender: string, audience: string, body: string, now = new Date(), key = keyOf(sender)) => (await hopSigner({ issuer: sender, key, now: () => now }))(facts(audience, body));
  const good = (subgraph: string, body: string) => signed('gateway', subgraph, body);
  const kidOf = async (sender: string, key = keyOf(sender)) => (await hopKeyOf(sender, key)).kid;
  const resigned = async (token: string, header: Record<string, unknown>, key: Uint8Array | Awaited<ReturnType<typeof importJWK>>) =>
    new SignJWT(decodeJwt(token)).setProtectedHeader({ ...decodeProtectedHeader(token), alg: 'EdDSA', ...header }).sign(key);
  const another = (subgraph: string) => known.keys.map(({ issuer }) => issuer).find(name => name !== 'gateway' && name !== subgraph) ?? '';
  return [
    ['nothing at all', 'signature', () => Promise.resolve({ token: null })],
    ['the token of a person', 'type', () => Promise.resolve({ token: userToken })],
    ['a hop of another type', 'type', async (subgraph, body) => ({ token: await resigned(await good(subgraph, body), { typ: 'at+jwt' }, await importJWK({ ...keyOf('gateway') }, 'EdDSA')) })],
    ['a hop to another subgraph', 'audience', async (subgraph, body) => ({ token: await good(another(subgraph), body) })],
    ['a hop of an hour ago', 'age', async (subgraph, body) => ({ token: await signed('gateway', subgraph, body, new Date(new Date().getTime() - hour)) })],
    ['a hop of tomorrow', 'age', async (subgraph, body) => ({ token: await signed('gateway', subgraph, body, new Date(new Date().getTime() + 24 * hour)) })],
    ['an unsigned hop', 'signature', async (subgraph, body) => ({ token: new UnsecuredJWT(decodeJwt(await good(subgraph, body))).encode() })],
    ['a hop signed by HS256 with the public key as the secret', 'algorithm', async (subgraph, body) => ({ token: await resigned(await good(subgraph, body), { alg: 'HS256' }, Buffer.from(keyOf('gateway').x, 'base64url')) })],
    ['a hop of a key id that is not on the list', 'key id', async (subgraph, body) => ({ token: await resigned(await good(subgraph, body), { kid: await kidOf('gateway', stranger) }, await importJWK({ ...stranger }, 'EdDSA')) })],
    ['a hop of a stranger’s key under the gateway’s key id', 'signature', async (subgraph, body) => ({ token: await resigned(await good(subgraph, body), { kid: await kidOf('gateway') }, await importJWK({ ...stranger }, 'EdDSA')) })],
    ['a hop in the gateway’s name with another subgraph’s key', 'sender', async (subgraph, body) => ({ token: await resigned(await good(subgraph, body), { kid: await kidOf(another(subgraph)) }, await importJWK({ ...keyOf(another(subgraph)) }, 'EdDSA')) })],
    ['a hop for another body', 'body', async (subgraph, body) => ({ token: await good(subgraph, body), body: `${body} ` })],
  ];
}

const publicHalf = ({ kty, crv, x }: Pick<PrivateKey, 'kty' | 'crv' | 'x'>) => importJWK({ kty, crv, x }, 'EdDSA');

/**
 * A verifier made for the test, which makes the same checks as the real one except for one. It shows that each case is
 * stopped by the defence it is meant for, and not by luck.
 */
export const verifierWithout = (off: Defence, { known, audience, stranger }: { readonly known: HopKeySet; readonly audience: string; readonly stranger: PrivateKey }): HopVerifier => async token => {
  const { kid, alg } = off === 'signature' && token.split('.').length !== 3 ? { kid: '', alg: 'none' } : decodeProtectedHeader(token);
  const owner = known.keys.find(key => key.kid === kid);
  const key = async () => {
    if (owner === undefined) return off === 'key id' ? publicHalf(stranger) : Promise.reject(new Error('unknown key'));
    return off === 'algorithm' && alg === 'HS256' ? Buffer.from(owner.x, 'base64url') : publicHalf(owner);
  };
  const payload = off === 'signature' ? decodeJwt(token) : (await jwtVerify(token, await key(), {
    algorithms: off === 'algorithm' ? ['EdDSA', 'HS256'] : ['EdDSA'],
    ...(off !== 'type' && { typ: 'channelgraph-hop+jwt' }),
    ...(off !== 'audience' && { audience }),
    ...(off === 'age' ? { currentDate: new Date(Number(decodeJwt(token).iat) * 1_000) } : { maxTokenAge: 30 }),
  })).payload;
  const issuer = off === 'sender' || owner === undefined ? String(payload.iss) : owner.issuer;
  if (off !== 'sender' && owner !== undefined && payload.iss !== owner.issuer) throw new Error('another’s name');
  const covers = (body: Uint8Array | string): boolean => off === 'body' || createHash('sha256').update(body).digest('base64url') === payload['sha256'];
  return { issuer, actor: somebody, requestId: 'request-1', fingerprint: String(payload['sha256']), covers };
};
