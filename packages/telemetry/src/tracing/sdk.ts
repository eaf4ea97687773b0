/** The one file that loads OpenTelemetry's SDK; `openTracing` imports it where traces are on. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { diag, DiagLogLevel, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace, TraceFlags, type Context, type Span as SdkSpan } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BasicTracerProvider, BatchSpanProcessor, ParentBasedSampler, SamplingDecision, type Sampler } from '@opentelemetry/sdk-trace-base';
import type { TracesConfig } from '../config.ts';
import { withoutValues } from '../log/fault.ts';
import type { Log } from '../log/log.ts';
import { readTraceparent } from './traceparent.ts';
import type { Beginning, Span, Tracer, Tracing } from './tracer.ts';

const KINDS = { server: SpanKind.SERVER, client: SpanKind.CLIENT, internal: SpanKind.INTERNAL } as const;

/** For a batch, all attempts together: a collector that is away must not hold up the end of a process. */
const HANDED_OVER_WITHIN_MS = 3_000;

/** Statements are long, callers' names may be: what does not fit is cut off. */
const LONGEST_ATTRIBUTE = 4_000;

/** Draws anew for each request. A decision by the trace id, as the SDK's own makes it, would be the caller's who chose the id. */
const drawn = (ratio: number): Sampler => ({
  shouldSample: () => ({ decision: Math.random() < ratio ? SamplingDecision.RECORD_AND_SAMPLED : SamplingDecision.NOT_RECORD }),
  toString: () => `Drawn{${ratio.toString()}}`,
});

function samplerAt(place: 'door' | 'behind', ratio: number): Sampler {
  const root = drawn(ratio);
  return new ParentBasedSampler(place === 'door' ? { root, remoteParentSampled: root, remoteParentNotSampled: root } : { root });
}

/** The SDK ends by the wall clock what was begun by hand, and the monotonic clock may have drifted away from it. */
const wallClockAt = (at: number): number => Date.now() - (performance.now() - at);

class RecordedSpan implements Span {
  constructor(readonly inner: SdkSpan) {}

  get traceId(): string {
    return this.inner.spanContext().traceId;
  }

  get traceparent(): string {
    const { traceId, spanId, traceFlags } = this.inner.spanContext();
    return `00-${traceId}-${spanId}-0${(traceFlags & TraceFlags.SAMPLED).toString()}`;
  }

  get isRecorded(): boolean {
    return this.inner.isRecording();
  }

  note(attributes: Parameters<Span['note']>[0]): void {
    this.inner.setAttributes(attributes);
  }

  end(fault?: string): void {
    if (fault !== undefined) this.inner.setStatus({ code: SpanStatusCode.ERROR }).setAttribute('error.type', fault);
    this.inner.end();
  }
}

function contextOf(parent: Beginning['parent']): Context {
  if (parent instanceof RecordedSpan) return trace.setSpan(ROOT_CONTEXT, parent.inner);
  const read = typeof parent === 'string' ? readTraceparent(parent) : undefined;
  if (read === undefined) return ROOT_CONTEXT;
  const { isSampled, ...ids } = read;
  return trace.setSpanContext(ROOT_CONTEXT, { ...ids, traceFlags: isSampled ? TraceFlags.SAMPLED : TraceFlags.NONE, isRemote: true });
}

export function tracingBy({ url, ratio }: TracesConfig, log: Log): Tracing {
  const complain = (message: string): void => { log.warn({ reason: withoutValues(message) }, 'traces are not handed over as they should be'); };
  diag.setLogger({ error: complain, warn: complain, info: () => undefined, debug: () => undefined, verbose: () => undefined }, { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true });

  const batches = new BatchSpanProcessor(new OTLPTraceExporter({ url, timeoutMillis: HANDED_OVER_WITHIN_MS }));
  const spans = new AsyncLocalStorage<Span>();
  return {
    tracer(service, place): Tracer {
      const provider = new BasicTracerProvider({
        resource: resourceFromAttributes({ 'service.namespace': 'channelgraph', 'service.name': `channelgraph-${service}` }),
        sampler: samplerAt(place, ratio),
        spanProcessors: [batches],
        spanLimits: { attributeValueLengthLimit: LONGEST_ATTRIBUTE },
      });
      const made = provider.getTracer('channelgraph');
      return {
        begin: (name, { kind, parent, attributes, at }) =>
          new RecordedSpan(made.startSpan(name, { kind: KINDS[kind], ...(attributes && { attributes }), ...(at !== undefined && { startTime: wallClockAt(at) }) }, contextOf(parent))),
        during: (span, work) => spans.run(span, work),
        current: () => spans.getStore(),
      };
    },
    stop: () => batches.shutdown().catch((error: unknown) => { complain(String(error)); }),
  };
}
