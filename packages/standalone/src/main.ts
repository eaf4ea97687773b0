import { readStandaloneConfig } from './config.ts';
import { start } from './start.ts';
import { runAtTerminal } from './terminal.ts';

runAtTerminal(() => start(readStandaloneConfig()));
