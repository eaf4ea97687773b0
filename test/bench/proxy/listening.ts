import { once } from 'node:events';
import type { Server } from 'node:http';

/** Listens where it was told, and ends with whoever started it. */
export async function listening(server: Server, port: number): Promise<void> {
  server.keepAliveTimeout = 60_000;
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  process.once('disconnect', () => process.exit(0));
  process.once('SIGTERM', () => process.exit(0));
}

/** What this process was told as JSON. */
export const settings: unknown = JSON.parse(process.argv[2] ?? '{}');
