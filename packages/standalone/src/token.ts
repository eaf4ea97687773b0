import { parseArgs } from 'node:util';
import { explain } from '@channelgraph/config';
import { readStandaloneConfig } from './config.ts';
import { dataDirectoryOf } from './data-directory.ts';
import { issuerIn, storyActor, tokenFor } from './issuer.ts';

/** Prints a bearer token of a demo person and nothing else. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { as: { type: 'string' } } });
  const actor = storyActor(values.as);
  const issuer = await issuerIn(await dataDirectoryOf(readStandaloneConfig()));
  process.stdout.write(`${await tokenFor(issuer, actor)}\n`);
}

main().catch((error: unknown) => { process.exitCode = explain(error); });
