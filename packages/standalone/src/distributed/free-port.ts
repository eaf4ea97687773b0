import { createServer, type AddressInfo } from 'node:net';

/** A port that nobody uses at this moment: the processes are told their neighbours' ports before any of them listens. */
export function freePort(host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen({ host, port: 0 }, () => {
      const { port } = probe.address() as AddressInfo; // a TCP server that listens has one
      probe.close(() => { resolve(port); });
    });
  });
}
