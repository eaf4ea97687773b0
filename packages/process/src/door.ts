import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { RequestsInFlight } from './requests-in-flight.ts';

export interface Door {
  /** Where a program on this machine reaches it, without a slash at the end. */
  readonly url: string;
  readonly port: number;
}

/**
 * Listens on an address; port 0 takes a free one.
 * @throws Error with code EADDRINUSE when the port is taken; nothing listens then
 */
export async function openDoor(app: FastifyInstance, { host, port }: { readonly host: string; readonly port: number }): Promise<Door> {
  try {
    await app.listen({ host, port });
  } catch (error) {
    await app.close();
    throw error;
  }
  const address = app.server.address() as AddressInfo; // a TCP server that listens has one
  return { url: urlOf(host, address.port), port: address.port };
}

/** Readiness fails at once, requests in flight finish (for `milliseconds` at most), and nobody is let in any more. */
export async function closeDoor(app: FastifyInstance, inFlight: RequestsInFlight, milliseconds: number): Promise<void> {
  const patience = setTimeout(() => { app.server.closeAllConnections(); }, milliseconds);
  await inFlight.finish(milliseconds);
  await app.close(); // waits until the last answers have left
  clearTimeout(patience);
}

function urlOf(host: string, port: number): string {
  const reachable = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`;
}
