import { assertCanStart } from './before-start.ts';
import { readStandaloneConfig } from './config.ts';
import { readOptions } from './options.ts';
import { runAtTerminal } from './terminal.ts';

runAtTerminal(async () => {
  readOptions({ options: {}, example: 'PORT=4100 npm start' });
  const config = readStandaloneConfig();
  await assertCanStart(config);
  const { start } = await import('./start.ts'); // what is wrong so far is told before everything is loaded
  return start(config);
});
