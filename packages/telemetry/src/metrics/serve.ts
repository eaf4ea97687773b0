import { openDoor } from '@channelgraph/process';
import { fastify } from 'fastify';
import type { Metrics } from './metrics.ts';

export interface ServedMetrics {
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * `/metrics` on a port of its own, where no caller of the graph comes by.
 * @throws Error with code EADDRINUSE when the port is taken
 */
export async function serveMetrics(metrics: Metrics, address: { readonly host: string; readonly port: number }): Promise<ServedMetrics> {
  const app = fastify({ logger: false, forceCloseConnections: true });
  app.get('/metrics', async (_, reply) => reply.type(metrics.contentType).send(await metrics.text()));
  const { url } = await openDoor(app, address);
  return { url: `${url}/metrics`, stop: () => app.close() };
}
