import { explain } from '@channelgraph/config';

export interface Stoppable {
  /** Finishes what was accepted and resolves when nothing is left. */
  stop(): Promise<void>;
}

/** A process that has not ended by then is ended; the one that started it would do so with less ceremony. */
const STOPPED_WITHIN_MS = 15_000;
const EXIT_IMPATIENT = 1;

/** True where there was a channel and its other end was gone before anybody listened for that. */
const hasLostItsStarter = (): boolean => (process.connected as boolean | undefined) === false; // undefined where there never was one

/**
 * The whole life of a process: start, run, and stop when told, with exit code 0 once everything accepted is done.
 * It is told by SIGTERM or SIGINT, and by the end of the process that started it where the two have a channel: then
 * nothing is left running even if that one was killed. What fails at the start is explained on standard error.
 */
export function runProcess(start: () => Promise<Stoppable>, { stoppedWithinMs = STOPPED_WITHIN_MS } = {}): void {
  let told: (() => void) | undefined;
  const untilTold = new Promise<void>(resolve => { told = resolve; });
  let isTold = false;
  const stop = () => {
    if (isTold) return;
    isTold = true;
    told?.();
    setTimeout(() => { process.exit(EXIT_IMPATIENT); }, stoppedWithinMs).unref();
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, stop);
  process.once('disconnect', stop);
  if (hasLostItsStarter()) stop();
  Promise.resolve()
    .then(start)
    .then(async running => {
      await untilTold;
      await running.stop();
    })
    .then(() => 0, (error: unknown) => explain(error))
    .then(code => process.exit(code), () => process.exit(EXIT_IMPATIENT));
}
