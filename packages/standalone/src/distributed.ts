import { assertCanStart } from './before-start.ts';
import { readDistributedConfig } from './config.ts';
import { readOptions } from './options.ts';
import { runAtTerminal } from './terminal.ts';

runAtTerminal(async () => {
  readOptions({ options: {}, example: 'PORT=4100 npm run start:distributed' });
  const config = readDistributedConfig();
  await assertCanStart(config);
  const { startDistributed } = await import('./distributed/start.ts'); // what is wrong so far is told before everything is loaded
  return startDistributed(config);
});
