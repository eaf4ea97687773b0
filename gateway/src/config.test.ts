import { describe, expect, it } from 'vitest';
import { doorConfigOf, readGatewayConfig } from './config.ts';

const provider = { OIDC_ISSUER: 'https://login.vendor.example/realms/channel', OIDC_AUDIENCE: 'https://graph.vendor.example' };
const needed = { HOP_PRIVATE_KEY_FILE: 'gateway.json', DEVELOPMENT_KEY_FILE: 'issuer.json' };

describe('the configuration of the front door', () => {
  it('is open to this machine only, for development, unless told otherwise', () => {
    expect(readGatewayConfig(needed)).toMatchObject({ port: 4000, host: '127.0.0.1', profile: 'development' });
    expect(readGatewayConfig({ ...needed, ...provider, PORT: '80', HOST: '0.0.0.0', PROFILE: 'production' })).toMatchObject({ port: 80, host: '0.0.0.0', profile: 'production' });
  });

  it('takes limits, budgets and origins as told', async () => {
    const { door } = readGatewayConfig({ ...needed, LIMIT_DEPTH: '12', BUDGET_COST: '20000', CORS_ORIGINS: 'https://portal.example.com, https://other.example' });
    expect(await doorConfigOf(door)).toMatchObject({ limits: { depth: 12, tokens: 5_000 }, budget: { cost: 20_000, commands: 600, seconds: 60 }, corsOrigins: ['https://portal.example.com', 'https://other.example'] });
  });

  it.each([
    [{ LIMIT_DEPTH: '0' }, /LIMIT_DEPTH is "0": must be a whole number from 1/],
    [{ LIMIT_COST: '50', BUDGET_COST: '49' }, /BUDGET_COST is "49": must be at least LIMIT_COST/],
    [{ PERSISTED_OPERATIONS_MODE: 'safelist' }, /PERSISTED_OPERATIONS_MODE is "safelist": needs the list/],
    [{ PERSISTED_OPERATIONS_FREE_ROLES: 'ANALYST,KING' }, /PERSISTED_OPERATIONS_FREE_ROLES is "ANALYST,KING": must be roles/],
    [{ CORS_ORIGINS: 'https://portal.example.com/' }, /CORS_ORIGINS is .* must be origins/],
    [{ CORS_ORIGINS: '*' }, /CORS_ORIGINS is .* must be origins/],
  ])('refuses a door that could not work: %j', (environment, complaint) => {
    expect(() => readGatewayConfig({ ...needed, ...environment })).toThrow(complaint);
  });

  it('names a list of persisted operations that cannot be read', async () => {
    const { door } = readGatewayConfig({ ...needed, PERSISTED_OPERATIONS: '/nowhere/manifest.json', PERSISTED_OPERATIONS_MODE: 'safelist' });
    await expect(doorConfigOf(door)).rejects.toThrow('The persisted operations in /nowhere/manifest.json cannot be read.');
  });

  it('complains about everything at once', () => {
    expect(() => readGatewayConfig({ PORT: 'http', PROFILE: 'staging' })).toThrow(/PORT[^]*PROFILE[^]*HOP_PRIVATE_KEY_FILE is not set[^]*DEVELOPMENT_KEY_FILE is not set/);
  });

  it('is for anybody where a graph is named and nothing says who anybody is; never in production', () => {
    expect(readGatewayConfig({ SUPERGRAPH: 'mine.graphql' })).toMatchObject({ supergraphFile: 'mine.graphql', keyFile: null, issuer: null, audiencesFile: null });
    expect(readGatewayConfig({ SUPERGRAPH: 'mine.graphql', AUDIENCES: 'mine.json' }).audiencesFile).toBe('mine.json');
    for (const [name, value] of Object.entries({ ...needed, ...provider, PROFILE: 'production' })) {
      expect(() => readGatewayConfig({ SUPERGRAPH: 'mine.graphql', [name]: value }), name).toThrow();
    }
    expect(() => readGatewayConfig({ PROFILE: 'development' })).toThrow(/HOP_PRIVATE_KEY_FILE is not set/);
  });

  it('finds subgraphs where the supergraph says, unless a variable of their name says otherwise', () => {
    const { routing } = readGatewayConfig({ ...needed, DEALS_URL: 'http://deals:80/', PRICE_BOOK_URL: 'https://prices.example' });
    expect(routing('partners', 'http://127.0.0.1:4001/graphql')).toBe('http://127.0.0.1:4001/graphql');
    expect(routing('deals', 'http://127.0.0.1:4002/graphql')).toBe('http://deals/graphql');
    expect(routing('price-book', '')).toBe('https://prices.example/graphql');
    expect(() => readGatewayConfig({ ...needed, DEALS_URL: 'deals:80' }).routing('deals', '')).toThrow('DEALS_URL is "deals:80": must be an http address without a path');
  });
});

describe('the issuer', () => {
  it('is the built-in one, until an OIDC provider is named', () => {
    expect(readGatewayConfig(needed).issuer).toEqual({ developmentKeyFile: 'issuer.json' });
    expect(readGatewayConfig({ HOP_PRIVATE_KEY_FILE: 'gateway.json', ...provider }).issuer).toMatchObject({
      oidc: { issuer: provider.OIDC_ISSUER, audience: provider.OIDC_AUDIENCE, tokenType: 'at+jwt', claims: { person: 'sub', role: 'role', partner: 'partner', scope: 'scope' } },
    });
  });

  it('is asked for claims by its own names and words', () => {
    const { issuer } = readGatewayConfig({ ...needed, ...provider, OIDC_ROLE_CLAIM: 'realm_access.roles', OIDC_ROLES: 'channel-admin=VENDOR_ADMIN, crm=INTEGRATION', OIDC_TOKEN_TYPE: 'JWT' });
    expect(issuer).toMatchObject({ oidc: { tokenType: 'JWT', claims: { role: 'realm_access.roles' }, roles: new Map([['channel-admin', 'VENDOR_ADMIN'], ['crm', 'INTEGRATION']]) } });
    for (const roles of ['admin', 'admin=OWNER', 'timer=SYSTEM', 'a=ANALYST,a=AUDITOR', '=ANALYST']) {
      expect(() => readGatewayConfig({ ...needed, ...provider, OIDC_ROLES: roles })).toThrow(/OIDC_ROLES[^]*must be their-word=OUR_ROLE/);
    }
  });

  it.each<[string, Record<string, string>, RegExp]>([
    ['none at all', {}, /OIDC_ISSUER and OIDC_AUDIENCE are not set/],
    ['half of one', { OIDC_ISSUER: provider.OIDC_ISSUER }, /OIDC_AUDIENCE is not set/],
    ['one without https', { ...provider, OIDC_ISSUER: 'http://127.0.0.1:9000' }, /OIDC_ISSUER cannot be used in production\.\nWhy: http:\/\/127\.0\.0\.1:9000 is not https/],
    ['keys without https', { ...provider, OIDC_JWKS_URL: 'http://localhost:9000/keys' }, /OIDC_JWKS_URL cannot be used/],
  ])('does not do for production: %s', (_, env, message) => {
    expect(() => readGatewayConfig({ ...needed, ...env, PROFILE: 'production' })).toThrow(message);
  });

  it('may do without https in development, on this machine alone; and is named whole', () => {
    expect(readGatewayConfig({ ...needed, ...provider, OIDC_ISSUER: 'http://127.0.0.1:9000' }).issuer).toMatchObject({ oidc: { issuer: 'http://127.0.0.1:9000' } });
    for (const address of ['http://login.vendor.example', 'http://127.0.0.1.evil.example', 'ftp://x', 'login.vendor.example']) {
      expect(() => readGatewayConfig({ ...needed, ...provider, OIDC_ISSUER: address })).toThrow(/OIDC_ISSUER[^]*must be an https address/);
    }
    expect(() => readGatewayConfig({ ...needed, OIDC_AUDIENCE: 'x' })).toThrow(/OIDC_ISSUER is not set/);
  });
});
