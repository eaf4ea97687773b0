import { parseArgs } from 'node:util';
import { ActionableError, explain } from '@channelgraph/config';
import { readStandaloneConfig, subgraphNames, type StandaloneConfig } from './config.ts';

const unknown = (names: readonly string[]) => new ActionableError({
  what: 'Nothing was replayed.',
  why: names.length === 0 ? 'no subgraph was named.' : `there is no subgraph ${names.join(' or ')}.`,
  next: `npm run replay -- ${subgraphNames.join(' ')}`,
});

async function replay(config: StandaloneConfig): Promise<void> {
  const { positionals: names } = parseArgs({ allowPositionals: true });
  const strangers = names.filter(name => !subgraphNames.includes(name));
  if (names.length === 0 || strangers.length > 0) throw unknown(strangers);
  const { replayProjections } = await import('./replay-projections.ts'); // what is wrong so far is told before everything is loaded
  await replayProjections(config, names);
}

replay(readStandaloneConfig()).catch((error: unknown) => { process.exitCode = explain(error); });
