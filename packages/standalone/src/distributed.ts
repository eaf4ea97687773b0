import { readDistributedConfig } from './config.ts';
import { startDistributed } from './distributed/start.ts';
import { runAtTerminal } from './terminal.ts';

runAtTerminal(() => startDistributed(readDistributedConfig()));
