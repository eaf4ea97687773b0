import { explain } from '@channelgraph/config';
import { readStandaloneConfig } from './config.ts';
import { start } from './start.ts';

async function main(): Promise<void> {
  const running = await start(readStandaloneConfig());
  let isStopping = false;
  const stop = (signal: NodeJS.Signals) => {
    if (isStopping) return;
    isStopping = true;
    process.stdout.write(`\n  ${signal}: stopping\n`);
    running.stop().then(
      () => { process.stdout.write('  stopped\n'); process.exit(0); },
      (error: unknown) => { process.exit(explain(error)); },
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

main().catch((error: unknown) => { process.exit(explain(error)); });
