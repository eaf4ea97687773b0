import Fastify from 'fastify';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { Assembly } from './assemble.ts';

export interface Telemetry {
  readonly url: string;
  stop(): Promise<void>;
}

/** Prometheus metrics on a port of their own: the process, and how far each consumer of events is behind. */
export async function serveTelemetry(assembly: Pick<Assembly, 'lag'>, address: { readonly host: string; readonly port: number }): Promise<Telemetry> {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'channelgraph_' });
  const lag = new Gauge({
    name: 'channelgraph_events_waiting', help: 'Events a consumer has not had yet.', labelNames: ['route'], registers: [registry],
    async collect() {
      for (const [route, count] of await assembly.lag()) lag.set({ route }, count);
    },
  });
  const server = Fastify();
  server.get('/metrics', async (_, reply) => reply.type(registry.contentType).send(await registry.metrics()));
  const url = await server.listen(address);
  return { url: `${url}/metrics`, stop: () => server.close() };
}
