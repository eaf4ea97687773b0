import { describe, expect, it } from 'vitest';
import { doorConfigOf, readGatewayConfig } from './config.ts';

const needed = { HOP_PRIVATE_KEY_FILE: 'gateway.json', DEVELOPMENT_KEY_FILE: 'issuer.json' };

describe('the configuration of the front door', () => {
  it('is open to this machine only, for development, unless told otherwise', () => {
    expect(readGatewayConfig(needed)).toMatchObject({ port: 4000, host: '127.0.0.1', profile: 'development' });
    expect(readGatewayConfig({ ...needed, PORT: '80', HOST: '0.0.0.0', PROFILE: 'production' })).toMatchObject({ port: 80, host: '0.0.0.0', profile: 'production' });
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

  it('finds subgraphs where the supergraph says, unless a variable of their name says otherwise', () => {
    const { routing } = readGatewayConfig({ ...needed, DEALS_URL: 'http://deals:80/', PRICE_BOOK_URL: 'https://prices.example' });
    expect(routing('partners', 'http://127.0.0.1:4001/graphql')).toBe('http://127.0.0.1:4001/graphql');
    expect(routing('deals', 'http://127.0.0.1:4002/graphql')).toBe('http://deals/graphql');
    expect(routing('price-book', '')).toBe('https://prices.example/graphql');
    expect(() => readGatewayConfig({ ...needed, DEALS_URL: 'deals:80' }).routing('deals', '')).toThrow('DEALS_URL is "deals:80": must be an http address without a path');
  });
});
