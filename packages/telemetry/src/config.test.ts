import { readConfig } from '@channelgraph/config';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { areApart, telemetryConfigOf, telemetrySettings } from './config.ts';

const read = (env: Readonly<Record<string, string>> = {}) => telemetryConfigOf(readConfig(z.object(telemetrySettings), env));
const endpoint = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318/' };

describe('what a process says of itself', () => {
  it('is warnings and errors unless told', () => {
    expect(read()).toEqual({ logLevel: 'warn', port: undefined, traces: null });
  });

  it('is also traces where a collector is named, and all of them unless told', () => {
    expect(read(endpoint).traces).toEqual({ url: 'http://collector:4318/v1/traces', ratio: 1 });
    expect(read({ OTEL_TRACES_EXPORTER: 'otlp' }).traces).toEqual({ url: 'http://localhost:4318/v1/traces', ratio: 1 });
    expect(read({ ...endpoint, OTEL_TRACES_EXPORTER: 'none' }).traces).toBeNull();
  });

  it.each([
    ['always_off', undefined, 0], ['parentbased_always_on', '0.5', 1], ['traceidratio', '0.01', 0.01], ['parentbased_traceidratio', '1.0', 1],
  ])('traces the share that the sampler %s with %s says', (sampler, share, ratio) => {
    expect(read({ ...endpoint, OTEL_TRACES_SAMPLER: sampler, ...(share !== undefined && { OTEL_TRACES_SAMPLER_ARG: share }) }).traces?.ratio).toBe(ratio);
  });

  it('is refused where it cannot be', () => {
    expect(() => read({ OTEL_TRACES_SAMPLER: 'sometimes', OTEL_TRACES_SAMPLER_ARG: '2', OTEL_EXPORTER_OTLP_ENDPOINT: 'collector', OTEL_TRACES_EXPORTER: 'zipkin', TELEMETRY_PORT: '-1' }))
      .toThrow(/5 problems[^]*must be a number from 0 to 1/);
  });
});

it('two doors need two ports, unless one is any or none', () => {
  expect([areApart(4000, 4000), areApart(4000, 4001), areApart(0, 0), areApart(4000, undefined)]).toEqual([false, true, true, true]);
});
