import { describe, expect, it } from 'vitest';
import { givenUrls, readDistributedConfig, readStandaloneConfig, telemetryPortOf } from './config.ts';

describe('the configuration', () => {
  it('needs nothing to be set', () => {
    expect(readStandaloneConfig({})).toMatchObject({ PORT: 4000, HOST: '127.0.0.1', PROFILE: 'development', DEMO_SCALE: 1, REPORTING_CURRENCY: 'USD' });
  });

  it('lists everything wrong in one message, each with an example', () => {
    const wrong = { PORT: '99999', VENDOR_TIME_ZONE: 'Berlin', FISCAL_YEAR_START: '13', REPORTING_CURRENCY: 'XXY', DEALS_DATABASE_URL: 'mysql://x', DEMO_ANCHOR: '2026-02-30', LOG_LEVEL: 'loud' };
    let message = '';
    try {
      readStandaloneConfig(wrong);
    } catch (error) {
      message = String(error);
    }
    for (const name of Object.keys(wrong)) expect(message).toContain(name);
    expect(message).toMatch(/^ActionableError: .+\nWhy: [\s\S]+\nNext: /);
  });
});

describe('the port of the metrics', () => {
  it('is never the port of the graph', () => {
    expect(() => readStandaloneConfig({ TELEMETRY_PORT: '4000' })).toThrow(/TELEMETRY_PORT is "4000": must not be the port of the graph/);
    expect(() => readStandaloneConfig({ PORT: '0', TELEMETRY_PORT: '0' })).not.toThrow();
  });

  const portsWith = (env: Readonly<Record<string, string>>) => {
    const config = readDistributedConfig(env);
    return ['partners', 'deals', 'enablement', 'metrics'].map(name => telemetryPortOf(config, name));
  };

  it('of each process is behind the gateway’s, or its own, or none', () => {
    expect(portsWith({ TELEMETRY_PORT: '9464' })).toEqual([9465, 9466, 9467, 9468]);
    expect(portsWith({ TELEMETRY_PORT: '9464', DEALS_TELEMETRY_PORT: '9999' })).toEqual([9465, 9999, 9467, 9468]);
    expect(portsWith({ TELEMETRY_PORT: '0' })).toEqual([0, 0, 0, 0]);
    expect(portsWith({})).toEqual([undefined, undefined, undefined, undefined]);
  });

  it.each([
    [{ TELEMETRY_PORT: '4002' }, 'TELEMETRY_PORT'], [{ TELEMETRY_PORT: '3999' }, 'TELEMETRY_PORT'], [{ TELEMETRY_PORT: '9464', METRICS_TELEMETRY_PORT: '9465' }, 'METRICS_TELEMETRY_PORT'],
  ])('of no process is one that another has: %j', (env, variable) => {
    expect(() => readDistributedConfig(env)).toThrow(new RegExp(`${variable} is "\\d+": \\w*TELEMETRY_PORT would be \\d+, which is the port of something else here`));
  });
});

describe('the database of a subgraph', () => {
  const one = 'postgres://app@db/one';
  it('is the embedded one when no address is given', () => {
    expect(givenUrls(readStandaloneConfig({}), 'deals')).toBeNull();
  });

  it('is the one for all, or its own when it has one; each with the owner that migrates it', () => {
    const config = readStandaloneConfig({ DATABASE_URL: one, MIGRATION_DATABASE_URL: 'postgres://owner@db/one', DEALS_DATABASE_URL: 'postgres://deals@other/deals', DEALS_MIGRATION_DATABASE_URL: 'postgres://chief@other/deals' });
    expect(givenUrls(config, 'partners')).toEqual({ url: one, ownerUrl: 'postgres://owner@db/one' });
    expect(givenUrls(config, 'deals')).toEqual({ url: 'postgres://deals@other/deals', ownerUrl: 'postgres://chief@other/deals' });
  });

  it('is migrated by the same role when no owner is named, never by another database’s', () => {
    const config = readStandaloneConfig({ DATABASE_URL: one, MIGRATION_DATABASE_URL: 'postgres://owner@db/one', DEALS_DATABASE_URL: 'postgres://deals@other/deals' });
    expect(givenUrls(config, 'deals')?.ownerUrl).toBe('postgres://deals@other/deals');
  });
});
