import { describe, expect, it } from 'vitest';
import { readGatewayConfig } from './config.ts';

const needed = { HOP_PRIVATE_KEY_FILE: 'gateway.json', DEVELOPMENT_KEY_FILE: 'issuer.json' };

describe('the configuration of the front door', () => {
  it('is open to this machine only, for development, unless told otherwise', () => {
    expect(readGatewayConfig(needed)).toMatchObject({ port: 4000, host: '127.0.0.1', profile: 'development' });
    expect(readGatewayConfig({ ...needed, PORT: '80', HOST: '0.0.0.0', PROFILE: 'production' })).toMatchObject({ port: 80, host: '0.0.0.0', profile: 'production' });
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
