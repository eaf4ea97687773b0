import { createHash, generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { JWK } from 'jose';
import Provider, { type Configuration } from 'oidc-provider';

export const AUDIENCE = 'https://graph.vendor.example';
const REDIRECT = 'https://portal.vendor.example/callback';
const SCOPES = 'deals:read deals:write registrations:read registrations:write registrations:convert awards:write partners:read tiers:read exchange-rates:publish';

/** What the issuer says of an account or a client, beside its name there. */
export interface Known {
  readonly role?: string | readonly string[];
  readonly partner?: string;
}

/** A certified OIDC provider on this machine, as a vendor would have one. */
export interface RealIssuer {
  readonly url: string;
  readonly jwksUrl: string;
  /** The private key that it signs with now. */
  readonly key: () => JWK;
  /** An access token of a machine. */
  readonly machineToken: (client: string, options?: { readonly scope?: string; readonly resource?: string }) => Promise<string>;
  /** What somebody has who signed in through a browser (authorization code with PKCE). */
  readonly signIn: (account: string) => Promise<{ readonly accessToken: string; readonly idToken: string }>;
  /** Begins to sign with another key; the old one is withdrawn, or published as well. */
  readonly rotate: (old: 'withdrawn' | 'kept') => void;
  /** Answers nothing any more, or again. */
  readonly hangUp: (isAway: boolean) => void;
  /** How often somebody asked for its keys. */
  readonly keyRequests: () => number;
  readonly close: () => Promise<void>;
}

const newKey = (): JWK => ({ ...generateKeyPairSync('rsa', { modulusLength: 2_048 }).privateKey.export({ format: 'jwk' }), kid: randomUUID(), alg: 'RS256', use: 'sig' });

/** @param known what it says of which account or client */
export async function realIssuer(known: Readonly<Record<string, Known>>): Promise<RealIssuer> {
  let handler: (request: IncomingMessage, response: ServerResponse) => unknown = () => undefined;
  let isAway = false;
  let keyRequests = 0;
  const server = createServer((request, response) => {
    if (request.url === '/jwks') keyRequests += 1;
    if (isAway) request.destroy();
    else handler(request, response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port.toString()}`; // it listens on a port
  const secret = randomUUID();
  let keys: readonly JWK[] = [newKey()];

  const begin = (): void => {
    const provider = new Provider(url, configurationOf({ known, secret, keys }));
    const answer = provider.callback();
    handler = (request, response) => (request.url?.startsWith('/interaction/') === true ? signedIn(provider, request, response) : answer(request, response));
  };
  begin();

  const tokens = async (body: Readonly<Record<string, string>>, client: string): Promise<Readonly<Record<string, string>>> => {
    const response = await fetch(`${url}/token`, {
      method: 'POST', headers: { authorization: `Basic ${Buffer.from(`${client}:${secret}`).toString('base64')}` }, body: new URLSearchParams({ ...body }),
    });
    const answer = (await response.json()) as Record<string, string>; // RFC 6749, 5.1
    if (!response.ok) throw new Error(JSON.stringify(answer));
    return answer;
  };

  return {
    url,
    jwksUrl: `${url}/jwks`,
    key: () => keys[0] ?? newKey(),
    machineToken: async (client, { scope = '', resource = AUDIENCE } = {}) => (await tokens({ grant_type: 'client_credentials', scope, resource }, client))['access_token'] ?? '',
    async signIn(account) {
      const verifier = randomBytes(32).toString('base64url');
      const asked = new URLSearchParams({
        client_id: 'portal', response_type: 'code', redirect_uri: REDIRECT, scope: 'openid', resource: AUDIENCE, login_hint: account, nonce: randomUUID(),
        code_challenge: createHash('sha256').update(verifier).digest('base64url'), code_challenge_method: 'S256',
      });
      const arrived = await browse(`${url}/auth?${asked.toString()}`);
      const answer = await tokens({ grant_type: 'authorization_code', code: arrived.searchParams.get('code') ?? '', redirect_uri: REDIRECT, code_verifier: verifier, resource: AUDIENCE }, 'portal');
      return { accessToken: answer['access_token'] ?? '', idToken: answer['id_token'] ?? '' };
    },
    rotate(old) {
      keys = old === 'kept' ? [newKey(), ...keys] : [newKey()];
      begin();
    },
    hangUp: away => { isAway = away; },
    keyRequests: () => keyRequests,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function configurationOf({ known, secret, keys }: { readonly known: Readonly<Record<string, Known>>; readonly secret: string; readonly keys: readonly JWK[] }): Configuration {
  const machine = (client_id: string) => ({ client_id, client_secret: secret, grant_types: ['client_credentials'], redirect_uris: [], response_types: [] });
  const claimsOf = (name: string) => ({ ...known[name] });
  return {
    jwks: { keys: [...keys] as NonNullable<Configuration['jwks']>['keys'] }, // RSA keys with everything that makes one
    cookies: { keys: [secret] },
    clients: [
      ...Object.keys(known).map(machine),
      { client_id: 'portal', client_secret: secret, grant_types: ['authorization_code'], redirect_uris: [REDIRECT], response_types: ['code'] },
    ],
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
    // `role` of whoever the token is about
    extraTokenClaims: (_, token) => claimsOf('accountId' in token ? token.accountId : token.clientId ?? ''),
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        useGrantedResource: () => true,
        getResourceServerInfo: (_, resource) => ({ scope: SCOPES, audience: resource, accessTokenFormat: 'jwt', accessTokenTTL: 4_000, jwt: { sign: { alg: 'RS256' } } }),
      },
    },
    ttl: { Interaction: 60, Session: 60, Grant: 60, IdToken: 60, AccessToken: 60, ClientCredentials: 4_000 },
  };
}

/** Somebody types the right password and agrees to everything. */
async function signedIn(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { params, prompt, session } = await provider.interactionDetails(request, response);
  if (prompt.name === 'login') {
    await provider.interactionFinished(request, response, { login: { accountId: String(params['login_hint']) } });
    return;
  }
  const grant = new provider.Grant({ accountId: session?.accountId ?? '', clientId: String(params['client_id']) });
  grant.addOIDCScope('openid');
  grant.addResourceScope(AUDIENCE, SCOPES);
  await provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } });
}

/** A browser follows redirects with its cookies until it is sent away from the issuer. */
async function browse(start: string): Promise<URL> {
  const cookies = new Map<string, string>();
  let at = new URL(start);
  while (at.origin === new URL(start).origin) {
    const response = await fetch(at, { redirect: 'manual', headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') } });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      cookies.set(name, value);
    }
    const location = response.headers.get('location');
    if (location === null) throw new Error(`${at.pathname} answers ${response.status.toString()}: ${await response.text()}`);
    at = new URL(location, at);
  }
  return at;
}
