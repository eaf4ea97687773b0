import { describe, expect, it } from 'vitest';
import { readGatewayConfig } from './config.ts';

describe('the configuration of the front door', () => {
  it('is open to this machine only, for development, unless told otherwise', () => {
    expect(readGatewayConfig({})).toEqual({ port: 4000, host: '127.0.0.1', profile: 'development' });
    expect(readGatewayConfig({ PORT: '80', HOST: '0.0.0.0', PROFILE: 'production' })).toEqual({ port: 80, host: '0.0.0.0', profile: 'production' });
  });

  it('complains about everything at once', () => {
    expect(() => readGatewayConfig({ PORT: 'http', PROFILE: 'staging' })).toThrow(/PORT[^]*PROFILE/);
  });
});
