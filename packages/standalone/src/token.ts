import { explain } from '@channelgraph/config';
import { tokenCommand } from './commands-here.ts';
import { readStandaloneConfig } from './config.ts';
import { dataDirectoryOf } from './data-directory.ts';
import { issuerIn, storyActor, tokenFor } from './issuer.ts';
import { readOptions } from './options.ts';

/** Prints a bearer token of a demo person and nothing else. */
async function main(): Promise<void> {
  const { as } = readOptions({ options: { as: { type: 'string' } }, example: tokenCommand('acme-admin') });
  const actor = storyActor(as);
  const issuer = await issuerIn(await dataDirectoryOf(readStandaloneConfig()));
  process.stdout.write(`${await tokenFor(issuer, actor)}\n`);
}

main().catch((error: unknown) => { process.exitCode = explain(error); });
