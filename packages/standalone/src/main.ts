import { readStandaloneConfig } from './config.ts';
import { readOptions } from './options.ts';
import { runAtTerminal } from './terminal.ts';

runAtTerminal(async () => {
  readOptions({ options: {}, example: 'PORT=4100 npm start' });
  const config = readStandaloneConfig();
  const { start } = await import('./start.ts'); // a mistake in the configuration is told before everything is loaded
  return start(config);
});
