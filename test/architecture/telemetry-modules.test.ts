import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { TelemetryConfig } from '@channelgraph/telemetry';
import { describe, expect, it } from 'vitest';
import { root } from './tree.ts';

/** Loads a part of the house, opens its telemetry as told, and prints which libraries that has loaded. */
const programme = (part: string): string => `
  import { createRequire } from 'node:module';
  import '${part}';
  import { openTelemetry } from '@channelgraph/telemetry';
  const telemetry = await openTelemetry({ name: 'house', host: '127.0.0.1', config: JSON.parse(process.env.TELEMETRY_CONFIG) });
  const names = Object.keys(createRequire(import.meta.url).cache).map(path => /.*node_modules\\/((?:@[^/]+\\/)?[^/]+)\\//.exec(path.replaceAll('\\\\', '/'))?.[1]);
  process.stdout.write(JSON.stringify([...new Set(names)]));
  await telemetry.stop();
`;

/** What counts and traces, and what nobody has asked for unless told. */
const ON_DEMAND = ['prom-client', '@opentelemetry/sdk-trace-base', '@opentelemetry/sdk-trace', '@opentelemetry/exporter-trace-otlp-http'];

async function loadedWith(part: string, config: Omit<TelemetryConfig, 'logLevel'>): Promise<readonly string[]> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', programme(part)], { cwd: `${root}/test`, env: { ...process.env, TELEMETRY_CONFIG: JSON.stringify({ logLevel: 'warn', ...config }) } });
  const loaded = JSON.parse(stdout) as readonly string[]; // printed by the programme above
  return loaded;
}

describe('what counts and traces', () => {
  it('is not even loaded where nobody listens', async () => {
    const loaded = await loadedWith('@channelgraph/standalone', { port: undefined, traces: null });
    expect(loaded).toContain('@apollo/query-planner');
    expect(ON_DEMAND.filter(name => loaded.includes(name))).toEqual([]);
  }, 60_000);

  it('is found out where it is loaded', async () => {
    expect(await loadedWith('@channelgraph/telemetry', { port: 0, traces: { url: 'http://127.0.0.1:4318/v1/traces', ratio: 1 } })).toEqual(expect.arrayContaining(ON_DEMAND));
  }, 60_000);
});
