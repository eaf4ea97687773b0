import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/**
 * What a connection through the proxy meets: `pass`; `refuse`, ended before a byte came through; `lose answer`, the request
 * arrives and the answer to it is cut off; `garbage`, an answer that is no HTTP.
 */
export const MODES = ['pass', 'refuse', 'lose answer', 'garbage'] as const;
export type Mode = (typeof MODES)[number];

export interface Proxy {
  readonly url: string;
  /** For connections to come, and for the answers on those that stand. */
  set(mode: Mode): void;
  stop(): Promise<void>;
}

/** A wire between two processes that can be broken: everything is real but the wire. */
export async function proxyTo(target: URL): Promise<Proxy> {
  let mode: Mode = 'pass';
  const open = new Set<Socket>();
  const server = createServer(near => {
    if (mode === 'refuse') { near.resetAndDestroy(); return; }
    const far = connect(Number(target.port), target.hostname);
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on('error', () => { near.destroy(); far.destroy(); });
      socket.on('close', () => { open.delete(socket); near.destroy(); far.destroy(); });
    }
    near.on('data', bytes => {
      if (mode === 'refuse') near.resetAndDestroy();
      else if (mode === 'garbage') near.end('\u0000 this is no HTTP \r\n\r\n');
      else far.write(bytes);
    });
    far.on('data', bytes => {
      if (mode === 'pass') near.write(bytes);
      else near.resetAndDestroy();
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('The proxy has no port.');
  return {
    url: `http://127.0.0.1:${String(address.port)}`,
    set(next) { mode = next; },
    async stop() {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
