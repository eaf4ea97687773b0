import { createHash } from 'node:crypto';
import { access, constants, lstat, realpath } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ActionableError } from '@channelgraph/config';
import { canReach, nearestFolder, serverUserFor } from './server-user.ts';

export interface DataDirectoryChoice {
  /** The folder the programme was checked out into. */
  readonly checkout: string;
  /** What the reader asked for (DATA_DIR); relative paths start at the checkout. */
  readonly dataDir?: string | undefined;
}

/**
 * Decides where the data live, without making the folder: where the reader says, otherwise in `.data` of the checkout.
 * Root's PostgreSQL runs as an unprivileged user; if that user cannot come to the checkout (a home of mode 0700), the
 * data go to a folder of this checkout under /var/lib/channelgraph, or under the folder for temporary files.
 */
export async function chooseDataDirectory({ checkout, dataDir }: DataDirectoryChoice): Promise<string> {
  if (dataDir !== undefined && dataDir !== '') return resolve(checkout, dataDir);
  const usual = join(resolve(checkout), '.data');
  const user = await serverUserFor(join(usual, 'postgres', 'cluster'));
  if (await canReach(usual, user)) return usual;

  const name = createHash('sha256').update(await realpath(checkout)).digest('hex').slice(0, 8);
  for (const folder of [join('/var/lib/channelgraph', name), join(tmpdir(), `channelgraph-${name}`)]) {
    if ((await canReach(folder, user)) && (await isWritable(folder)) && (await isNobodyElses(folder))) return folder;
  }
  throw new ActionableError({
    what: 'There is no place for the data.',
    why: `as root, PostgreSQL runs as an unprivileged user, which can reach neither ${checkout} nor /var/lib nor ${tmpdir()}.`,
    next: 'start as an ordinary user, or name a folder that every user can enter: DATA_DIR=<folder> npm start',
  });
}

/** Read-only file systems refuse even root. */
const isWritable = async (folder: string): Promise<boolean> =>
  access(await nearestFolder(folder), constants.W_OK).then(
    () => true,
    () => false,
  );

/** In a folder that everybody may write to, another user may have put something of this name before us. */
async function isNobodyElses(folder: string): Promise<boolean> {
  const found = await lstat(folder).catch(() => null);
  return found === null || (found.isDirectory() && found.uid === process.geteuid?.());
}
