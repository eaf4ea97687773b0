import { setTimeout as pause } from 'node:timers/promises';
import { ActionableError } from '@channelgraph/config';
import { startChild, type Child } from './child.ts';
import type { Programme } from './programme.ts';
import { untilReady } from './readiness.ts';

export interface Supervised {
  readonly name: string;
  readonly url: string;
  /** Of the process that runs now. */
  readonly pid: () => number;
  stop(): Promise<void>;
}

const READY_WITHIN_MS = 60_000;
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 10_000;
/** After so long a life, the next death is no longer part of a series. */
const STEADY_AFTER_MS = 60_000;

/**
 * Starts a programme and keeps it running: when it ends without having been told to, it is started again, each time
 * after twice the pause. Resolves when it is ready for the first time.
 * @throws ActionableError when it ends before that; what it said of itself stands on standard error
 */
export async function supervise(programme: Programme, say: (line: string) => void): Promise<Supervised> {
  const stopping = new AbortController();
  const isStopping = () => stopping.signal.aborted;
  let child = await startChild(programme);
  await firstReady(programme, child);

  async function keepRunning(): Promise<void> {
    let pauseMs = FIRST_PAUSE_MS;
    for (;;) {
      const began = performance.now();
      const end = await child.ended;
      if (isStopping()) return;
      if (performance.now() - began > STEADY_AFTER_MS) pauseMs = FIRST_PAUSE_MS;
      say(`${programme.name} (process ${child.pid.toString()}) ended: ${end}; starting it again`);
      await pause(pauseMs, undefined, { signal: stopping.signal }).catch(() => undefined);
      if (isStopping()) return;
      pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS);
      child = await startChild(programme);
      if (isStopping()) return child.stop(); // told while it was being born
      if (await becomesReady(programme, child)) say(`${programme.name} is back as process ${child.pid.toString()}`);
    }
  }
  const running = keepRunning();
  return {
    name: programme.name,
    url: programme.url,
    pid: () => child.pid,
    async stop() {
      stopping.abort();
      await child.stop();
      await running;
    },
  };
}

/** Whether it is ready before it ends, and before patience does. */
async function becomesReady({ url }: Programme, child: Child): Promise<boolean> {
  const waiting = new AbortController();
  const patience = setTimeout(() => { waiting.abort(); }, READY_WITHIN_MS);
  void child.ended.then(() => { waiting.abort(); });
  const isReady = await untilReady(url, waiting.signal);
  clearTimeout(patience);
  return isReady;
}

async function firstReady(programme: Programme, child: Child): Promise<void> {
  if (await becomesReady(programme, child)) return;
  await child.stop();
  throw new ActionableError({
    what: `The process of ${programme.name} did not become ready.`,
    why: `it ended with ${await child.ended}; what it says of itself stands above.`,
    next: 'see to that, and start again; LOG_LEVEL=info tells more.',
  });
}
