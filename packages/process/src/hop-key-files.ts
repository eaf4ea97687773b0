import { readFile } from 'node:fs/promises';
import { ActionableError } from '@channelgraph/config';
import { HopKeySet, hopKeyOf, readKey } from '@channelgraph/identity';
import type { PrivateKey } from '@channelgraph/identity';

/** The exit code of a configuration that cannot be used (EX_CONFIG): starting again would not help. */
const EXIT_CONFIG = 78;

/** The key in a file that a variable names. Throws ActionableError. */
export async function senderKey(path: string): Promise<PrivateKey> {
  const key = await readKey(path).catch((error: unknown) => {
    throw unusable('HOP_PRIVATE_KEY_FILE', path, error);
  });
  if (key === undefined) throw unusable('HOP_PRIVATE_KEY_FILE', path, 'there is no such file.');
  return key;
}

/** The key set in a file that a variable names. Throws ActionableError. */
export async function knownSenders(path: string): Promise<HopKeySet> {
  try {
    return HopKeySet.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (error) {
    throw unusable('HOP_PUBLIC_KEYS_FILE', path, error);
  }
}

/** Refuses a key that the others do not know under this name: they would turn every request away, and say no reason. */
export async function assertKnown({ name, key, keys }: { readonly name: string; readonly key: PrivateKey; readonly keys: HopKeySet }): Promise<void> {
  const { kid } = await hopKeyOf(name, key);
  if (keys.keys.some(known => known.kid === kid && known.issuer === name)) return;
  throw new ActionableError({
    what: `The key in HOP_PRIVATE_KEY_FILE is not one of ${name}.`,
    why: `HOP_PUBLIC_KEYS_FILE knows it under ${keys.keys.find(known => known.kid === kid)?.issuer ?? 'nobody’s name'}.`,
    next: `give ${name} its own key, or make a set with \`npm run keys -- --into <folder>\`.`,
    exitCode: EXIT_CONFIG,
  });
}

/** What the file system says is for the reader; what a parser says is not. */
const reasonOf = (cause: unknown): string => (cause instanceof Error && 'syscall' in cause ? cause.message : 'what is in it is no such key.');

const unusable = (variable: string, path: string, cause: unknown): ActionableError =>
  new ActionableError({
    what: `The keys in ${path} (${variable}) cannot be used.`,
    why: typeof cause === 'string' ? cause : reasonOf(cause),
    next: 'make a set of keys with `npm run keys -- --into <folder>`, and give each process its own and public.json.',
    cause,
    exitCode: EXIT_CONFIG,
  });
