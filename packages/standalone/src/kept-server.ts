import { setTimeout as pause } from 'node:timers/promises';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '@channelgraph/database/embedded';

export type KeptServer = Pick<EmbeddedPostgres, 'port' | 'superuserUrl' | 'user' | 'stop'>;

export interface KeptServerOptions {
  readonly dataDirectory: string;
  readonly onStep: (step: string) => void;
  /** Hears that it ended by itself, and that it is back. */
  readonly say: (line: string) => void;
  readonly durable?: boolean;
}

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 10_000;

/**
 * Starts an embedded PostgreSQL and keeps it running: when it ends without having been told to (killed for want of
 * memory, say), it is started again on its old port, and the pools of its clients find it there.
 */
export async function keptServer({ say, ...options }: KeptServerOptions): Promise<KeptServer> {
  let server = await startEmbeddedPostgres(options);
  const { port, superuserUrl, user } = server;
  const stopping = new AbortController();
  const isStopping = () => stopping.signal.aborted;

  async function restarted(): Promise<EmbeddedPostgres | null> {
    for (let pauseMs = FIRST_PAUSE_MS; !isStopping(); pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS)) {
      try {
        return await startEmbeddedPostgres({ ...options, onStep: () => undefined, port });
      } catch (error) {
        say(`PostgreSQL does not come back yet: ${error instanceof Error ? error.message.split('\n').join(' ') : String(error)}`);
        await pause(pauseMs, undefined, { signal: stopping.signal }).catch(() => undefined);
      }
    }
    return null;
  }

  async function keep(): Promise<void> {
    for (;;) {
      await server.ended;
      if (isStopping()) return;
      say('PostgreSQL ended by itself; starting it again');
      await server.stop(); // gives the folder back
      const next = await restarted();
      if (!next) return;
      server = next;
      if (isStopping()) return server.stop(); // told while it was being started
      say('PostgreSQL is back');
    }
  }
  const kept = keep();
  return {
    port,
    superuserUrl,
    user,
    async stop() {
      stopping.abort();
      await server.stop();
      await kept;
    },
  };
}
