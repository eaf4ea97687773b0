import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** A span as a collector gets it. */
export interface CollectedSpan {
  /** `service.name` of its resource. */
  readonly service: string;
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string | undefined;
  readonly hasFailed: boolean;
  readonly attributes: Readonly<Record<string, unknown>>;
}

export interface Collector {
  /** To be given as OTEL_EXPORTER_OTLP_ENDPOINT. */
  readonly url: string;
  readonly spans: () => readonly CollectedSpan[];
  /** Everything that was received, as it came. */
  readonly received: () => string;
  close(): Promise<void>;
}

interface KeyValue { readonly key: string; readonly value: Readonly<Record<string, unknown>> }
interface Export {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly KeyValue[] };
    readonly scopeSpans: readonly { readonly spans: readonly (Omit<CollectedSpan, 'service' | 'attributes'> & { readonly attributes: readonly KeyValue[]; readonly status: { readonly code?: number } })[] }[];
  }[];
}

const STATUS_ERROR = 2;
const valuesOf = (attributes: readonly KeyValue[]): Readonly<Record<string, unknown>> =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]));

const spansIn = (body: string): readonly CollectedSpan[] =>
  (JSON.parse(body) as Export).resourceSpans.flatMap(({ resource, scopeSpans }) => // OTLP in JSON
    scopeSpans.flatMap(({ spans }) => spans.map(({ attributes, status, ...span }) => ({
      ...span, service: String(valuesOf(resource.attributes)['service.name']), hasFailed: status.code === STATUS_ERROR, attributes: valuesOf(attributes),
    }))));

/** Takes traces by OTLP over HTTP, as any collector does, and keeps them. */
export async function openCollector(): Promise<Collector> {
  const bodies: string[] = [];
  const server = createServer((request, response) => {
    void text(request).then(body => {
      bodies.push(body);
      response.setHeader('content-type', 'application/json').end('{}');
    });
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // a TCP server that listens has one
  return {
    url: `http://127.0.0.1:${port.toString()}`,
    spans: () => bodies.flatMap(spansIn),
    received: () => bodies.join('\n'),
    close: () => new Promise(resolve => {
      server.close(() => { resolve(); });
      server.closeAllConnections();
    }),
  };
}
