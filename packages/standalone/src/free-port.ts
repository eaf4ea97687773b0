import { createServer } from 'node:net';

/** Rejects with EADDRINUSE (or what else the system says) before minutes of work end at a taken port. */
export function assertPortFree({ host, port }: { readonly host: string; readonly port: number }): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen({ host, port }, () => probe.close(() => { resolve(); }));
  });
}
