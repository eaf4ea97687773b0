import { explain } from '@channelgraph/config';
import { readStandaloneConfig } from './config.ts';
import { start, type Running } from './start.ts';

/** What a program ended by Ctrl-C returns. */
const INTERRUPTED = 130;

async function main(): Promise<void> {
  let running: Running | null = null;
  let isStopping = false;
  const stop = (signal: NodeJS.Signals) => {
    if (isStopping) return;
    isStopping = true;
    process.stdout.write(`\n  ${signal}: stopping\n`);
    if (!running) process.exit(INTERRUPTED); // nothing is half-done: the database ends with this process, a load is one transaction
    running.stop().then(
      () => { process.stdout.write('  stopped\n'); process.exit(0); },
      (error: unknown) => { process.exit(explain(error)); },
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  running = await start(readStandaloneConfig());
}

main().catch((error: unknown) => { process.exit(explain(error)); });
