import { SignJWT, UnsecuredJWT, exportJWK, generateKeyPair, importJWK } from 'jose';
import type { JWTHeaderParameters, JWTPayload } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../actor.ts';
import { InvalidToken } from '../invalid-token.ts';
import { PrivateKey } from '../key-file.ts';
import { tokenVerifier } from '../token-verifier.ts';
import { digestOf } from './body-digest.ts';
import { hopKeyOf } from './hop-keys.ts';
import type { HopKeySet } from './hop-keys.ts';
import { hopSigner } from './hop-signer.ts';
import { hopVerifier } from './hop-verifier.ts';
import { HOP_TYPE } from './hop.ts';

const now = new Date('2026-11-22T10:00:00Z');
const seconds = now.getTime() / 1_000;
const body = '{"query":"{ partners { totalCount } }"}';
const admin: Actor = { personId: 'person-1', role: 'PARTNER_ADMIN', partnerId: 'partner-1', scopes: [] };
const machine: Actor = { personId: 'crm', role: 'INTEGRATION', partnerId: null, scopes: ['deals:read', 'awards:write'] };

const newKey = async (): Promise<PrivateKey> => PrivateKey.parse(await exportJWK((await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true })).privateKey));

let gateway: PrivateKey;
let deals: PrivateKey;
let keys: HopKeySet;
beforeAll(async () => {
  [gateway, deals] = await Promise.all([newKey(), newKey()]);
  keys = { keys: [await hopKeyOf('gateway', gateway), await hopKeyOf('deals', deals)] };
});

const verify = (token: string, at = now) => hopVerifier({ keys, audience: 'partners', now: () => at })(token);
const signed = async (actor: Actor | null, audience = 'partners') =>
  (await hopSigner({ issuer: 'gateway', key: gateway, now: () => now }))({ audience, actor, requestId: 'request-1', body });

describe('a signed hop', () => {
  it.each([admin, machine, null])('brings the sender, the actor and the request id (%j)', async actor => {
    expect(await verify(await signed(actor))).toMatchObject({ issuer: 'gateway', actor, requestId: 'request-1' });
  });

  it('covers the body that was signed, byte by byte, and no other', async () => {
    const hop = await verify(await signed(admin));
    expect([body, Buffer.from(body)].map(each => hop.covers(each))).toEqual([true, true]);
    expect([`${body} `, body.replace('partners', 'partnerz'), '', '{}'].map(each => hop.covers(each))).toEqual([false, false, false, false]);
  });

  it('holds for half a minute, give or take five seconds between clocks', async () => {
    const token = await signed(admin);
    const after = (passed: number) => verify(token, new Date(now.getTime() + passed * 1_000));
    await expect(after(34)).resolves.toMatchObject({ issuer: 'gateway' });
    await expect(after(-4)).resolves.toMatchObject({ issuer: 'gateway' });
    await expect(after(36)).rejects.toBeInstanceOf(InvalidToken);
    await expect(after(-6)).rejects.toBeInstanceOf(InvalidToken);
  });

  it('is believed under any of the sender’s keys, so that a key can be changed while it runs', async () => {
    const next = await newKey();
    const both = { keys: [...keys.keys, await hopKeyOf('gateway', next)] };
    const sign = await hopSigner({ issuer: 'gateway', key: next, now: () => now });
    const token = sign({ audience: 'partners', actor: null, requestId: 'request-1', body });
    await expect(hopVerifier({ keys: both, audience: 'partners', now: () => now })(token)).resolves.toMatchObject({ issuer: 'gateway' });
    await expect(verify(token)).rejects.toBeInstanceOf(InvalidToken);
  });
});

describe('a token that proves nothing', () => {
  const claims: JWTPayload = { iss: 'gateway', aud: 'partners', iat: seconds, exp: seconds + 30, jti: 'request-1', sha256: digestOf(body), sub: 'person-1', role: 'PARTNER_ADMIN', partner: 'partner-1' };
  const without = (name: string): JWTPayload => Object.fromEntries(Object.entries(claims).filter(([claim]) => claim !== name));

  type Forged = { readonly [Name in keyof JWTHeaderParameters]?: JWTHeaderParameters[Name] | undefined };
  /** Signed with the gateway's own key, whatever it says. */
  async function forged(payload: JWTPayload, header: Forged = {}, key = gateway): Promise<string> {
    const { kid } = await hopKeyOf('gateway', gateway);
    const written = { alg: 'EdDSA', kid, typ: HOP_TYPE, ...header } as JWTHeaderParameters; // what is undefined, JSON leaves out
    return new SignJWT(payload).setProtectedHeader(written).sign(await importJWK({ ...key }, 'EdDSA'));
  }

  it('is not this one, from which each of the others differs in one thing', async () => {
    await expect(forged(claims).then(verify)).resolves.toMatchObject({ actor: admin });
  });

  it.each<[string, JWTPayload]>([
    ['has expired', { ...claims, iat: seconds - 60, exp: seconds - 30 }],
    ['promises itself a longer life', { ...claims, iat: seconds - 60, exp: seconds + 3_600 }],
    ['is from the future', { ...claims, iat: seconds + 60, exp: seconds + 90 }],
    ['is for another subgraph', { ...claims, aud: 'deals' }],
    ['is for several subgraphs', { ...claims, aud: ['partners', 'deals'] }],
    ['is signed in another’s name', { ...claims, iss: 'deals' }],
    ['is signed in nobody’s name', { ...claims, iss: 'stranger' }],
    ['claims to be one of our timers', { ...claims, role: 'SYSTEM' }],
    ['has a role we do not know', { ...claims, role: 'OWNER' }],
    ['has a role and no person', without('sub')],
    ['has a person and no role', without('role')],
    ['acts for a partner without saying which', without('partner')],
    ['smuggles a line into the request id', { ...claims, jti: 'a\nb' }],
    ['has a number for a digest', { ...claims, sha256: 7 }],
    ...['iss', 'aud', 'iat', 'exp', 'jti', 'sha256'].map((name): [string, JWTPayload] => [`lacks ${name}`, without(name)]),
  ])('is refused when it %s', async (_, payload) => {
    await expect(forged(payload).then(verify)).rejects.toBeInstanceOf(InvalidToken);
  });

  it.each<[string, Forged]>([
    ['of a user token', { typ: 'at+jwt' }],
    ['of any token', { typ: 'JWT' }],
  ])('is refused with the type %s', async (_, header) => {
    await expect(forged(claims, header).then(verify)).rejects.toBeInstanceOf(InvalidToken);
  });

  it('is refused with no type, more than a type, an unknown key id, none, another’s, or a key it brings itself', async () => {
    const stranger = await newKey();
    const strangers = await hopKeyOf('gateway', stranger);
    const forgeries = [
      forged(claims, { typ: undefined }),
      forged(claims, { cty: 'JWT' }), // nothing beside what we write
      forged(claims, { kid: strangers.kid }),
      forged(claims, { kid: strangers.kid }, stranger),
      forged(claims, { kid: undefined }),
      forged(claims, { kid: '__proto__' }),
      forged(claims, {}, stranger),
      forged(claims, {}, deals),
      forged(claims, { jwk: { kty: 'OKP', crv: 'Ed25519', x: stranger.x } }, stranger),
    ];
    for (const forgery of forgeries) await expect(forgery.then(verify)).rejects.toBeInstanceOf(InvalidToken);
  });

  it('is refused unsigned, under another algorithm, changed, too long or as nonsense', async () => {
    const { kid } = await hopKeyOf('gateway', gateway);
    const publicBytes = Buffer.from(gateway.x, 'base64url');
    const [header, , signature] = (await forged(claims)).split('.');
    const promoted = Buffer.from(JSON.stringify({ ...claims, role: 'VENDOR_ADMIN', partner: undefined })).toString('base64url');
    const rsa = await generateKeyPair('RS256');
    const forgeries = [
      new UnsecuredJWT(claims).encode(),
      `${Buffer.from(JSON.stringify({ alg: 'none', kid, typ: HOP_TYPE })).toString('base64url')}.${promoted}.`,
      await new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid, typ: HOP_TYPE }).sign(publicBytes), // the public key as a shared secret
      await new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid, typ: HOP_TYPE }).sign(rsa.privateKey),
      [header, promoted, signature].join('.'),
      await forged({ ...claims, padding: 'x'.repeat(9_000) }),
      '',
      'a.b.c',
      'null',
      '\u0000',
    ];
    for (const forgery of forgeries) await expect(verify(forgery)).rejects.toBeInstanceOf(InvalidToken);
  });

  it('is refused in the same words, whatever is wrong with it', async () => {
    const tokens = [await forged({ ...claims, aud: 'deals' }), await forged(claims, { typ: 'JWT' }), 'a.b.c', await forged({ ...claims, role: 'OWNER' })];
    const words = await Promise.all(tokens.map(token => verify(token).then(() => 'accepted', (error: unknown) => String(error))));
    expect(new Set(words)).toEqual(new Set(['InvalidToken: The request is not signed by anybody we know.']));
  });

  it('is a hop where a user token is expected, though issuer and key were the same', async () => {
    const [{ kid } = { kid: '' }] = keys.keys;
    const asUser = tokenVerifier({ jwks: { keys: [{ kty: 'OKP', crv: 'Ed25519', x: gateway.x, kid, alg: 'EdDSA' }] }, issuer: 'gateway', audience: 'graph', now: () => now });
    await expect(asUser(await signed(admin))).rejects.toBeInstanceOf(InvalidToken);
  });
});
