import { randomUUID } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { hopKeyOf, openKey, readKey } from '@channelgraph/identity';
import { members } from '../subgraphs.ts';

export interface HopKeyFiles {
  /** The file with a process's own key. */
  readonly privateOf: (name: string) => string;
  /** The file with everybody's public key. */
  readonly publicFile: string;
}

/** Everybody who signs a request to somebody else. */
export const senders: readonly string[] = ['gateway', ...members.map(({ name }) => name)];

/** The key that a process is to sign with next, beside the one that it signs with; it is believed already. */
const nextIn = (folder: string, name: string): string => join(folder, name, 'next.json');

/**
 * A key for each process, made on first use (mode 0600), and the list of the public halves: each in a folder of its own,
 * so that a process can be given its own and nobody else's. `next` names those who get a second key, which is believed from
 * now on, so that they can begin to use it while others have not heard of it yet.
 */
export async function hopKeysIn(folder: string, next: readonly string[] = []): Promise<HopKeyFiles> {
  const privateOf = (name: string): string => join(folder, name, 'private.json');
  const publicFile = join(folder, 'public', 'public.json');
  const keys = (await Promise.all(senders.map(async name => {
    const own = [await openKey(privateOf(name)), next.includes(name) ? await openKey(nextIn(folder, name)) : await readKey(nextIn(folder, name))];
    return Promise.all(own.flatMap(key => key ?? []).map(key => hopKeyOf(name, key)));
  }))).flat();
  await mkdir(dirname(publicFile), { recursive: true });
  const draft = `${publicFile}.${randomUUID()}.new`;
  await writeFile(draft, `${JSON.stringify({ keys }, null, 2)}\n`);
  await rename(draft, publicFile); // whoever reads it meanwhile finds the old list or the new one
  return { privateOf, publicFile };
}
