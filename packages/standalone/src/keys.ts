import { ActionableError, explain } from '@channelgraph/config';
import { hopKeysIn, senders } from './distributed/hop-keys.ts';
import { readOptions } from './options.ts';

const EXAMPLE = 'npm run keys -- --into <folder>';
const nowhere = () => new ActionableError({ what: 'No keys were made.', why: 'nobody said where to.', next: EXAMPLE });

/** Makes the keys with which the processes of a deployment prove themselves to each other; those that exist are kept. */
async function main(): Promise<void> {
  const { into } = readOptions({ options: { into: { type: 'string' } }, example: EXAMPLE });
  if (into === undefined) throw nowhere();
  const { privateOf, publicFile } = await hopKeysIn(into);
  for (const name of senders) process.stdout.write(`  ${privateOf(name)}  for ${name} alone: HOP_PRIVATE_KEY_FILE\n`);
  process.stdout.write(`  ${publicFile}  for every subgraph: HOP_PUBLIC_KEYS_FILE\n`);
}

main().catch((error: unknown) => { process.exitCode = explain(error); });
