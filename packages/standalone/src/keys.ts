import { ActionableError, explain } from '@channelgraph/config';
import { hopKeysIn, senders } from './distributed/hop-keys.ts';
import { readOptions } from './options.ts';

const EXAMPLE = 'npm run keys -- --into <folder>';
const nowhere = () => new ActionableError({ what: 'No keys were made.', why: 'nobody said where to.', next: EXAMPLE });

const nobody = (name: string) => new ActionableError({ what: 'No key was made.', why: `nobody called ${name} signs anything here; these do: ${senders.join(', ')}.`, next: `${EXAMPLE} --next gateway` });

/**
 * Makes the keys with which the processes of a deployment prove themselves to each other; those that exist are kept. With
 * --next, also the key that one of them is to change to.
 */
async function main(): Promise<void> {
  const { into, next } = readOptions({ options: { into: { type: 'string' }, next: { type: 'string' } }, example: EXAMPLE });
  if (into === undefined) throw nowhere();
  if (next !== undefined && !senders.includes(next)) throw nobody(next);
  const { privateOf, publicFile } = await hopKeysIn(into, next === undefined ? [] : [next]);
  for (const name of senders) process.stdout.write(`  ${privateOf(name)}  for ${name} alone: HOP_PRIVATE_KEY_FILE\n`);
  if (next !== undefined) process.stdout.write(`  ${privateOf(next).replace('private.json', 'next.json')}  to take the place of private.json, once every subgraph has the new public.json\n`);
  process.stdout.write(`  ${publicFile}  for every subgraph: HOP_PUBLIC_KEYS_FILE\n`);
}

main().catch((error: unknown) => { process.exitCode = explain(error); });
