import { logLevel, port } from '@channelgraph/config';
import { z } from 'zod';

const SAMPLERS = ['always_on', 'always_off', 'traceidratio', 'parentbased_always_on', 'parentbased_always_off', 'parentbased_traceidratio'] as const;

const ratio = z
  .string()
  .refine((text) => /^(0|1|0?\.\d{1,9}|[01]\.0{1,9}|0\.\d{1,9})$/.test(text), { error: 'must be a number from 0 to 1' })
  .transform(Number)
  .meta({ example: '0.01' });

const collectorUrl = z
  .string()
  .refine((text) => /^https?:\/\//.test(text) && URL.canParse(text), { error: 'must be an http address' })
  .meta({ example: 'http://127.0.0.1:4318' });

/** The variables by which a process is told how much to say of itself, and where. Those of traces are OpenTelemetry's own. */
export const telemetrySettings = {
  LOG_LEVEL: logLevel.default('warn').describe('How much is logged, as JSON on standard error; info has a line for each request.'),
  TELEMETRY_PORT: port.optional().meta({ example: '9464' }).describe('Port for Prometheus metrics on HOST; none are kept without it.'),
  OTEL_TRACES_EXPORTER: z.enum(['otlp', 'none'], { error: 'must be otlp or none' }).optional().describe('otlp hands spans over by OTLP; with an endpoint that is the default, otherwise none.'),
  OTEL_EXPORTER_OTLP_ENDPOINT: collectorUrl.optional().describe('Where the collector takes OTLP over HTTP.'),
  OTEL_TRACES_SAMPLER: z.enum(SAMPLERS, { error: `must be one of ${SAMPLERS.join(', ')}` }).default('parentbased_always_on').describe('Which requests are traced. Decided once, by the gateway.'),
  OTEL_TRACES_SAMPLER_ARG: ratio.default(1).describe('The share of requests that is traced, for the samplers with a ratio.'),
};

type Read = z.output<z.ZodObject<typeof telemetrySettings>>;

export interface TracesConfig {
  /** Where the collector takes spans, with its path. */
  readonly url: string;
  /** The share of requests that is traced, 0 to 1. */
  readonly ratio: number;
}

export interface TelemetryConfig {
  readonly logLevel: string;
  /** Undefined: nothing is counted. */
  readonly port: number | undefined;
  /** Null: nothing is traced. */
  readonly traces: TracesConfig | null;
}

/** What OpenTelemetry's own SDKs take where an exporter is asked for without an address. */
const USUAL_COLLECTOR = 'http://localhost:4318';

export function telemetryConfigOf(read: Read): TelemetryConfig {
  const { OTEL_TRACES_EXPORTER: exporter, OTEL_EXPORTER_OTLP_ENDPOINT: endpoint } = read;
  const isTraced = exporter === 'otlp' || (exporter === undefined && endpoint !== undefined);
  return {
    logLevel: read.LOG_LEVEL,
    port: read.TELEMETRY_PORT,
    traces: isTraced ? { url: `${(endpoint ?? USUAL_COLLECTOR).replace(/\/$/, '')}/v1/traces`, ratio: ratioOf(read) } : null,
  };
}

function ratioOf({ OTEL_TRACES_SAMPLER: sampler, OTEL_TRACES_SAMPLER_ARG: share }: Read): number {
  if (sampler.endsWith('always_on')) return 1;
  return sampler.endsWith('always_off') ? 0 : share;
}

/** Whether two doors of one process can both be opened; 0 takes a free port. */
export const areApart = (one: unknown, other: unknown): boolean => other === undefined || other === 0 || one !== other;
