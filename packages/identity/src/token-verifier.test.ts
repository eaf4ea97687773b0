import { SignJWT, UnsecuredJWT, createLocalJWKSet, errors, exportJWK, generateKeyPair } from 'jose';
import type { CryptoKey, JWTPayload } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { InvalidToken } from './invalid-token.ts';
import { tokenVerifier } from './token-verifier.ts';

const now = new Date('2026-11-22T10:00:00Z');
const soon = now.getTime() / 1_000 + 600;
const seller = { sub: 'person-1', role: 'PARTNER_SELLER', partner: 'partner-1' };
const issuedTo = { iss: 'issuer', aud: 'graph', exp: soon };

interface IssuerKey {
  readonly algorithm: string;
  readonly privateKey: CryptoKey;
  readonly jwk: Awaited<ReturnType<typeof exportJWK>>;
}

const issuerKey = async (algorithm: string): Promise<IssuerKey> => {
  const { privateKey, publicKey } = await generateKeyPair(algorithm, { extractable: true });
  return { algorithm, privateKey, jwk: { ...(await exportJWK(publicKey)), kid: algorithm, alg: algorithm } };
};

let ed25519: IssuerKey;
let others: IssuerKey[];

beforeAll(async () => {
  ed25519 = await issuerKey('EdDSA');
  others = await Promise.all(['RS256', 'ES256', 'RS512'].map(issuerKey));
});

const signed = (claims: JWTPayload, { algorithm, privateKey } = ed25519) =>
  new SignJWT(claims).setProtectedHeader({ alg: algorithm, kid: algorithm, typ: 'at+jwt' }).sign(privateKey);

const verifier = (clock = () => now) =>
  tokenVerifier({ jwks: { keys: [ed25519, ...others].map(({ jwk }) => jwk) }, issuer: 'issuer', audience: 'graph', now: clock });

describe('a token of our issuer', () => {
  it('becomes the actor it names', async () => {
    await expect(verifier()(await signed({ ...seller, ...issuedTo }))).resolves.toEqual({
      personId: 'person-1',
      role: 'PARTNER_SELLER',
      partnerId: 'partner-1',
      scopes: [],
    });
  });

  it.each([
    ['a string with spaces', 'deals:read awards:write'],
    ['a list', ['deals:read', 'awards:write']],
  ])('brings a machine’s scopes as %s', async (_, scope) => {
    const machine = await verifier()(await signed({ sub: 'crm', role: 'INTEGRATION', scope, ...issuedTo }));
    expect(machine).toEqual({ personId: 'crm', role: 'INTEGRATION', partnerId: null, scopes: ['deals:read', 'awards:write'] });
  });

  it('may write its claims under other names', async () => {
    const verify = tokenVerifier({
      jwks: { keys: [ed25519.jwk] },
      issuer: 'issuer',
      audience: 'graph',
      claims: { role: 'https://issuer.example/role', partner: 'org' },
      now: () => now,
    });
    const token = await signed({ sub: 'person-1', 'https://issuer.example/role': 'PARTNER_ADMIN', org: 'partner-1', ...issuedTo });
    await expect(verify(token)).resolves.toMatchObject({ role: 'PARTNER_ADMIN', partnerId: 'partner-1' });
  });

  it.each([0, 1])('may be signed with RS256 or ES256 as well', async index => {
    await expect(verifier()(await signed({ ...seller, ...issuedTo }, others[index]))).resolves.toMatchObject({ personId: 'person-1' });
  });

  it('is accepted up to five seconds after it expired, for clocks that differ', async () => {
    const token = await signed({ ...seller, ...issuedTo, exp: now.getTime() / 1_000 - 4 });
    await expect(verifier()(token)).resolves.toMatchObject({ personId: 'person-1' });
  });
});

describe('a token that proves nothing', () => {
  const cases: [string, JWTPayload][] = [
    ['is from another issuer', { ...seller, ...issuedTo, iss: 'elsewhere' }],
    ['is meant for another audience', { ...seller, ...issuedTo, aud: 'payroll' }],
    ['has expired', { ...seller, ...issuedTo, exp: soon - 606 }],
    ['is not valid yet', { ...seller, ...issuedTo, nbf: soon }],
    ['never expires', { ...seller, iss: 'issuer', aud: 'graph' }],
    ['names nobody', { role: 'AUDITOR', ...issuedTo }],
    ['has no role', { sub: 'person-1', ...issuedTo }],
    ['has a role we do not know', { ...seller, role: 'OWNER', ...issuedTo }],
    ['claims to be one of our timers', { sub: 'person-1', role: 'SYSTEM', ...issuedTo }],
    ['acts for a partner without saying which', { sub: 'person-1', role: 'PARTNER_ADMIN', ...issuedTo }],
    ['acts for the vendor and a partner at once', { ...seller, role: 'CHANNEL_FINANCE', ...issuedTo }],
    ['has control characters in a name', { ...seller, sub: 'person\u0000', ...issuedTo }],
    ['carries an unreadable scope', { sub: 'crm', role: 'INTEGRATION', scope: 7, ...issuedTo }],
  ];
  it.each(cases)('is refused when it %s', async (_, claims) => {
    await expect(verifier()(await signed(claims))).rejects.toBeInstanceOf(InvalidToken);
  });

  it('is refused when its algorithm is not on the list, though the key is ours', async () => {
    await expect(verifier()(await signed({ ...seller, ...issuedTo }, others[2]))).rejects.toBeInstanceOf(InvalidToken);
  });

  it('is refused when it is unsigned, signed by a stranger, changed, too long or nonsense', async () => {
    const token = await signed({ ...seller, ...issuedTo });
    const [header, , signature] = token.split('.');
    const otherClaims = Buffer.from(JSON.stringify({ ...seller, ...issuedTo, sub: 'person-2' })).toString('base64url');
    const forgeries = [
      new UnsecuredJWT({ ...seller, ...issuedTo }).encode(),
      await signed({ ...seller, ...issuedTo }, await issuerKey('EdDSA')),
      [header, otherClaims, signature].join('.'),
      await signed({ ...seller, ...issuedTo, padding: 'x'.repeat(9_000) }),
      '',
      'a.b.c',
      'null',
      `${token}.`,
      '\u0000',
    ];
    const verify = verifier();
    for (const forgery of forgeries) await expect(verify(forgery)).rejects.toBeInstanceOf(InvalidToken);
  });

  it('says so when it has expired, because the caller can do something about it', async () => {
    const token = await signed({ ...seller, ...issuedTo, exp: soon - 606 });
    await expect(verifier()(token)).rejects.toThrow('The token has expired.');
  });
});

describe('a token seen before', () => {
  it('is not verified again until it expires or five minutes have passed', async () => {
    let at = now;
    let asked = 0;
    const keys = createLocalJWKSet({ keys: [ed25519.jwk] });
    const verify = tokenVerifier({
      jwks: (header, input) => {
        asked += 1;
        return keys(header, input);
      },
      issuer: 'issuer',
      audience: 'graph',
      now: () => at,
    });
    const token = await signed({ ...seller, ...issuedTo });
    const first = await verify(token);
    expect(await verify(token)).toBe(first);
    expect(asked).toBe(1);
    at = new Date(now.getTime() + 5 * 60_000);
    await verify(token);
    expect(asked).toBe(2);
    at = new Date((soon + 6) * 1_000);
    await expect(verify(token)).rejects.toThrow('The token has expired.');
  });
});

describe('keys that cannot be had', () => {
  it.each([
    ['times out', new errors.JWKSTimeout()],
    ['answers nonsense', new errors.JOSEError('Expected 200 OK from the JSON Web Key Set HTTP response')],
    ['is unreachable', new TypeError('fetch failed')],
  ])('are not the caller’s fault: the error passes when the issuer %s', async (_, failure) => {
    const verify = tokenVerifier({ jwks: () => Promise.reject(failure), issuer: 'issuer', audience: 'graph', now: () => now });
    await expect(verify(await signed({ ...seller, ...issuedTo }))).rejects.toBe(failure);
  });
});
