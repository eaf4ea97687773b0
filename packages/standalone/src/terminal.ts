import { explain } from '@channelgraph/config';

export interface Running {
  stop(): Promise<void>;
}

/** What a program ended by Ctrl-C returns. */
const INTERRUPTED = 130;

/** Runs what somebody started at a terminal until they end it, and says so. */
export function runAtTerminal(start: () => Promise<Running>): void {
  let running: Running | null = null;
  let isStopping = false;
  const stop = (signal: NodeJS.Signals) => {
    if (isStopping) return;
    isStopping = true;
    process.stdout.write(`\n  ${signal}: stopping\n`);
    if (!running) process.exit(INTERRUPTED); // nothing is half-done: what was started ends with this process, a load is one transaction
    running.stop().then(
      () => { process.stdout.write('  stopped\n'); process.exit(0); },
      (error: unknown) => { process.exit(explain(error)); },
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  Promise.resolve().then(start).then(
    started => { running = started; },
    (error: unknown) => { process.exit(explain(error)); },
  );
}
