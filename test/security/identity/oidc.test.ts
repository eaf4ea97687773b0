/** The real gateway before the whole graph, believing a certified OIDC provider that runs beside it. */
import { createPublicKey } from 'node:crypto';
import { sql, SYSTEM } from '@channelgraph/database';
import { STORY_PEOPLE } from '@channelgraph/demo';
import { isMachineId, oidcVerifier } from '@channelgraph/identity';
import { testClock } from '@channelgraph/testing';
import { SignJWT, UnsecuredJWT, decodeJwt, exportJWK, generateKeyPair, importJWK, type JWTHeaderParameters, type JWTPayload } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHouse, partnerOf, type House } from '../../graph/house.ts';
import { AUDIENCE, realIssuer, type RealIssuer } from './real-issuer.ts';

const seller = STORY_PEOPLE.find(({ key }) => key === 'acme-seller')?.id ?? '';
const acme = partnerOf('acme-seller');
const known = {
  crm: { role: 'INTEGRATION' }, 'acme-erp': { role: 'INTEGRATION', partner: acme }, timer: { role: 'SYSTEM' }, nobody: {},
  [seller]: { role: 'PARTNER_SELLER', partner: acme },
};

let issuer: RealIssuer;
let house: House;
const reports: unknown[] = [];
const clock = testClock(new Date());
const stranger = generateKeyPair('RS256', { extractable: true });
const pass = (seconds: number) => { clock.set(new Date(clock.now().getTime() + seconds * 1_000)); };
beforeAll(async () => {
  issuer = await realIssuer(known);
  const { verify } = oidcVerifier({ issuer: issuer.url, audience: AUDIENCE, now: () => clock.now(), report: error => reports.push(error) });
  house = await openHouse({ verify });
});
afterAll(async () => {
  await house.close();
  await issuer.close();
});

interface Answered { readonly status: number; readonly data: unknown; readonly codes: readonly unknown[]; readonly said: string }

async function ask(token: string | null, query = '{ me { role } }', address = ''): Promise<Answered> {
  const response = await fetch(`${house.assembly.gateway.url}/graphql${address}`, {
    method: 'POST', headers: { 'content-type': 'application/json', ...(token !== null && { authorization: `Bearer ${token}` }) }, body: JSON.stringify({ query }),
  });
  const { data, errors = [] } = (await response.json()) as { data?: unknown; errors?: { message: string; extensions: { code: string } }[] }; // GraphQL over HTTP
  return { status: response.status, data, codes: errors.map(({ extensions }) => extensions.code), said: errors.map(({ message }) => message).join() };
}

const refused = { status: 401, data: undefined, codes: ['UNAUTHENTICATED'] };
const understood = { status: 200, codes: [] };
const partnersOf = ({ data }: Answered) => new Set((data as { deals: { edges: { node: { partner: { id: string } | null } }[] } }).deals.edges.map(({ node }) => node.partner?.id)); // as selected
const DEALS = '{ deals(first: 100) { totalCount edges { node { partner { id } } } } }';

describe('a machine with client credentials', () => {
  it('reads what its scope names, of every partner or of the one it is bound to', async () => {
    const [counted] = await house.assembly.subgraphs.get('deals')?.database.as(SYSTEM).rows<{ deals: number }>(sql`select count(*)::int as deals from deals.deal`) ?? [];
    const all = await ask(await issuer.machineToken('crm', { scope: 'deals:read' }), DEALS);
    expect(all).toMatchObject({ ...understood, data: { deals: { totalCount: counted?.deals } } });
    expect(partnersOf(all).size).toBeGreaterThan(5);
    const own = await ask(await issuer.machineToken('acme-erp', { scope: 'deals:read' }), DEALS);
    expect(own).toMatchObject(understood);
    expect([...partnersOf(own)]).toEqual([acme]);
  });

  it('is refused what it does not name', async () => {
    expect(await ask(await issuer.machineToken('crm', { scope: 'registrations:write' }), DEALS)).toMatchObject({ codes: ['FORBIDDEN'], data: { deals: null } });
    expect(await ask(await issuer.machineToken('crm'), DEALS)).toMatchObject({ codes: ['FORBIDDEN'] });
  });

  it('is recorded under an id of its own, made of the issuer and its name there', async () => {
    const draft = `mutation { createRegistrationDraft(input: { customerName: "Umbrella", customerCountry: "DE", engagementModel: SELL_THROUGH, lines: [] }) {
      registration { owner { id name } partner { id } } userErrors { code field } } }`;
    const answer = await ask(await issuer.machineToken('acme-erp', { scope: 'registrations:write' }), draft);
    expect(answer).toMatchObject({ ...understood, data: { createRegistrationDraft: { userErrors: [], registration: { partner: { id: acme }, owner: null } } } });
    const [made] = await house.assembly.subgraphs.get('deals')?.database.as(SYSTEM).rows<{ owner: string }>(sql`select owner_id as owner from deals.registration where customer_name = 'Umbrella'`) ?? [];
    expect(isMachineId(made?.owner ?? '')).toBe(true);
    expect(await ask((await issuer.signIn(seller)).accessToken, '{ registrations(first: 100) { edges { node { owner { name } } } } }')).toMatchObject(understood);
  });

  it.each(['timer', 'nobody'])('is nobody without a role of ours: %s', async client => {
    expect(await ask(await issuer.machineToken(client, { scope: 'deals:read' }))).toMatchObject(refused);
  });
});

describe('somebody who signed in', () => {
  it('is the person, in the role and for the partner that the issuer names; scopes are for machines', async () => {
    const { accessToken } = await issuer.signIn(seller);
    expect(await ask(accessToken, '{ me { role person { id } partner { id } } }')).toMatchObject({
      ...understood, data: { me: { role: 'PARTNER_SELLER', person: { id: seller }, partner: { id: acme } } },
    });
  });

  it('cannot ask with the token that tells the portal who signed in', async () => {
    expect(await ask((await issuer.signIn(seller)).idToken)).toMatchObject(refused);
  });
});

describe('a token that proves nothing', () => {
  /** The claims and header of a good token; each case spoils one thing. */
  async function spoilt(change: { claims?: JWTPayload; header?: Partial<JWTHeaderParameters>; key?: Parameters<SignJWT['sign']>[0] }): Promise<string> {
    const claims = decodeJwt(await issuer.machineToken('crm', { scope: 'deals:read' }));
    const { kid } = issuer.key();
    return new SignJWT({ ...claims, ...change.claims }).setProtectedHeader({ alg: 'RS256', kid: String(kid), typ: 'at+jwt', ...change.header })
      .sign(change.key ?? (await importJWK(issuer.key(), 'RS256')));
  }
  const publicKey = () => createPublicKey({ key: { ...issuer.key() } as Record<string, string>, format: 'jwk' }).export({ type: 'spki', format: 'pem' }); // an RSA key, all of text
  const strangers = async () => (await stranger).privateKey;
  const past = Math.floor(clock.now().getTime() / 1_000) - 6;

  it('would prove something if nothing were spoilt', async () => {
    expect(await ask(await spoilt({}))).toMatchObject(understood);
  });

  it.each<[string, () => Promise<string>]>([
    ['for another audience', () => issuer.machineToken('crm', { scope: 'deals:read', resource: 'https://payroll.vendor.example' })],
    ['of another issuer', () => spoilt({ claims: { iss: 'https://login.other.example' } })],
    ['expired, beyond the five seconds between clocks', () => spoilt({ claims: { exp: past } })],
    ['unsigned (alg: none)', async () => new UnsecuredJWT(decodeJwt(await spoilt({}))).encode()],
    ['signed by HS256 with the public key as the secret', async () => spoilt({ header: { alg: 'HS256' }, key: new TextEncoder().encode(publicKey().toString()) })],
    ['signed by an algorithm of no list', async () => spoilt({ header: { alg: 'PS256' }, key: await importJWK(issuer.key(), 'PS256') })],
    ['of a key that nobody published', async () => spoilt({ header: { kid: 'stranger' }, key: await strangers() })],
    ['of a stranger’s key under the issuer’s key id', async () => spoilt({ key: await strangers() })],
    ['with the key in its own header', async () => {
      const { privateKey, publicKey: own } = await stranger;
      return spoilt({ header: { jwk: await exportJWK(own) }, key: privateKey });
    }],
    ['of another type', () => spoilt({ header: { typ: 'JWT' } })],
    ['of the type of a hop', () => spoilt({ header: { typ: 'channelgraph-hop+jwt' } })],
    ['bound to a key of the client (DPoP)', () => spoilt({ claims: { cnf: { jkt: 'x' } } })],
    ['of a person whom nobody here can be', () => spoilt({ claims: { sub: 'auth0|5f7c', role: 'VENDOR_ADMIN' } })],
    ['for a partner that nobody here can be', () => spoilt({ claims: { partner: 'acme' } })],
    ['in two roles at once', () => spoilt({ claims: { role: ['INTEGRATION', 'VENDOR_ADMIN'] } })],
    ['of the development issuer', () => house.token('acme-admin')],
    ['longer than any token', () => spoilt({ claims: { padding: 'x'.repeat(9_000) } })],
  ])('is one %s', async (_, token) => {
    expect(await ask(await token())).toMatchObject(refused);
  });

  it('is one in the address', async () => {
    expect(await ask(null, '{ deals { totalCount } }', `?access_token=${await spoilt({})}`)).toMatchObject(refused);
  });
});

describe('keys of the issuer', () => {
  it('that are new work without a restart, and those withdrawn stop within five minutes, though their tokens are remembered', async () => {
    const old = await issuer.machineToken('crm', { scope: 'deals:read' });
    expect(await ask(old)).toMatchObject(understood);
    issuer.rotate('withdrawn');
    const fresh = await issuer.machineToken('crm', { scope: 'deals:read' });
    pass(31);
    expect(await ask(fresh)).toMatchObject(understood); // a key that nobody knows is looked for
    expect(await ask(old)).toMatchObject(refused);
    issuer.rotate('withdrawn');
    pass(301);
    expect(await ask(fresh)).toMatchObject(refused); // without anybody naming a new key
  });

  it('are asked for once in half a minute, whatever keys strangers name', async () => {
    pass(31);
    const before = issuer.keyRequests();
    const { privateKey } = await stranger;
    const token = (kid: string) => new SignJWT({ sub: 'x' }).setProtectedHeader({ alg: 'RS256', kid, typ: 'at+jwt' }).setExpirationTime('1h').sign(privateKey);
    for (const kid of ['a', 'b', 'c']) expect(await ask(await token(kid))).toMatchObject(refused);
    expect(issuer.keyRequests() - before).toBe(1);
  });

  it('that are known go on while it does not answer, for an hour; others wait, and the log says so once a minute', async () => {
    const token = await issuer.machineToken('crm', { scope: 'deals:read' });
    expect(await ask(token)).toMatchObject(understood);
    issuer.hangUp(true);
    reports.length = 0;
    for (const seconds of [301, 10, 40, 15]) {
      pass(seconds);
      expect(await ask(token)).toMatchObject(understood);
    }
    expect(reports).toHaveLength(1);
    pass(3_600);
    expect(await ask(token)).toMatchObject({ status: 503, codes: ['SERVICE_BUSY'], said: 'Tokens cannot be verified right now. Try again in a moment.' });
    issuer.hangUp(false);
    pass(31);
    expect(await ask(token)).toMatchObject({ status: 401, said: expect.stringContaining('expired') as string }); // an asymmetric matcher
  });
});
