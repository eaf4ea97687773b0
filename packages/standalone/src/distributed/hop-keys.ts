import { randomUUID } from 'node:crypto';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hopKeyOf, openKey } from '@channelgraph/identity';
import { members } from '../subgraphs.ts';

export interface HopKeyFiles {
  /** The file with a process's own key. */
  readonly privateOf: (name: string) => string;
  /** The file with everybody's public key. */
  readonly publicFile: string;
}

/** Everybody who signs a request to somebody else. */
export const senders: readonly string[] = ['gateway', ...members.map(({ name }) => name)];

/** A key for each process in a folder, made on first use (mode 0600), and the list of the public halves. */
export async function hopKeysIn(folder: string): Promise<HopKeyFiles> {
  const privateOf = (name: string): string => join(folder, `${name}.json`);
  const publicFile = join(folder, 'public.json');
  const keys = await Promise.all(senders.map(async name => hopKeyOf(name, await openKey(privateOf(name)))));
  const draft = `${publicFile}.${randomUUID()}.new`;
  await writeFile(draft, `${JSON.stringify({ keys }, null, 2)}\n`);
  await rename(draft, publicFile); // whoever reads it meanwhile finds the old list or the new one
  return { privateOf, publicFile };
}
