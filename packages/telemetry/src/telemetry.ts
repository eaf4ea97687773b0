import type { TelemetryConfig } from './config.ts';
import { openLog, type Log } from './log/log.ts';
import type { Metrics } from './metrics/metrics.ts';
import { openTracing, type Tracing } from './tracing/tracer.ts';

/** What one process says of itself. */
export interface Telemetry {
  readonly log: Log;
  /** Null where nobody counts. */
  readonly metrics: Metrics | null;
  /** Null where nobody traces. */
  readonly tracing: Tracing | null;
  /** Where Prometheus reads the metrics. */
  readonly metricsUrl: string | null;
  stop(): Promise<void>;
}

export interface TelemetryOptions {
  /** Which part of the house this process is. */
  readonly name: string;
  readonly config: TelemetryConfig;
  /** The address that the metrics are served on. */
  readonly host: string;
}

/**
 * Opens what the configuration asks for, and loads nothing else.
 * @throws Error with code EADDRINUSE when the port of the metrics is taken
 */
export async function openTelemetry({ name, config, host }: TelemetryOptions): Promise<Telemetry> {
  const log = openLog({ name, level: config.logLevel });
  const counted = config.port === undefined ? null : await openCounters({ host, port: config.port });
  const tracing = config.traces && (await openTracing(config.traces, log));
  return {
    log,
    metrics: counted?.metrics ?? null,
    tracing,
    metricsUrl: counted?.served.url ?? null,
    async stop() {
      await Promise.all([counted?.served.stop(), tracing?.stop()]);
    },
  };
}

async function openCounters(address: { readonly host: string; readonly port: number }) {
  const [{ openMetrics }, { serveMetrics }] = await Promise.all([import('./metrics/registry.ts'), import('./metrics/serve.ts')]);
  const metrics = openMetrics();
  return { metrics, served: await serveMetrics(metrics, address) };
}
