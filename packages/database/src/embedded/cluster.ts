/** The database files: made once, whole or not at all. */
import { randomBytes, randomUUID } from 'node:crypto';
import { lstat, mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { ActionableError } from '@channelgraph/config';
import type { Binaries } from './binaries.ts';
import { nullIfMissing, onFolder, programFailure } from './failures.ts';
import { giveTo, type ServerUser } from './server-user.ts';
import { runWatched } from './watchdog.ts';

export const SUPERUSER = 'postgres';

/** What belongs to one cluster inside a data folder. */
export interface Home {
  readonly folder: string;
  readonly cluster: string;
  readonly passwordFile: string;
  readonly log: string;
}

export const homeAt = (folder: string): Home => ({
  folder,
  cluster: join(folder, 'cluster'),
  passwordFile: join(folder, 'superuser-password'),
  log: join(folder, 'server.log'),
});

export interface Preparation {
  readonly home: Home;
  readonly binaries: Binaries;
  readonly user: ServerUser | null;
  /** Whether the files must survive a power cut. */
  readonly isDurable: boolean;
}

/** The cluster's folder, or null where there is none yet. Throws an ActionableError if it is of another major version. */
export async function foundCluster(home: Home, binaries: Binaries): Promise<{ readonly uid: number } | null> {
  const found = await onFolder(home.folder, () => lstat(home.cluster).catch(nullIfMissing));
  if (!found) return null;
  const version = await onFolder(home.folder, () => readFile(join(home.cluster, 'PG_VERSION'), 'utf8'));
  const [theirs, ours] = [version.trim(), binaries.version.split('.')[0] ?? ''];
  if (theirs !== ours) {
    throw new ActionableError({
      what: `The data folder ${home.folder} belongs to PostgreSQL ${theirs}.`,
      why: `this programme comes with PostgreSQL ${ours}, which cannot read the files of another major version.`,
      next: `keep them aside and begin anew: mv '${home.folder}' '${home.folder}-${theirs}' && npm start`,
    });
  }
  return found;
}

/** Whether there is a cluster, of the version that is installed and open to this user. Throws an ActionableError otherwise. */
export async function hasCluster(home: Home, binaries: Binaries, user: ServerUser | null): Promise<boolean> {
  const found = await foundCluster(home, binaries);
  if (!found) return false;
  if (user && found.uid === 0) await onFolder(home.folder, () => giveTo(user, home.folder)); // copied or restored by root
  return true;
}

/**
 * Makes the cluster beside its place and moves it there when it is complete. What a killed run left half-made is swept
 * away; its initdb may be dying still and cleans up by path, so no two attempts share a folder.
 */
export async function createCluster({ home, binaries, user, isDurable }: Preparation): Promise<void> {
  await onFolder(home.folder, async () => {
    await sweep(home.folder);
    const partial = homeAt(`${home.folder}.partial-${randomUUID()}`);
    await mkdir(partial.cluster, { recursive: true, mode: 0o700 });
    await writeFile(partial.passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 });
    if (user) await giveTo(user, partial.folder);
    const initdb = runWatched({
      program: join(binaries.binDirectory, 'initdb'),
      arguments: [...layout(partial), ...(isDurable ? [] : ['--no-sync', '--wal-segsize=1'])],
      signal: 'TERM',
      user,
      folder: partial.folder,
      output: 'pipe',
    });
    const { status, output } = await initdb.ended;
    if (status !== 0) {
      await sweep(home.folder);
      throw programFailure({ what: `The database in ${home.folder} could not be created.`, output, folder: home.folder });
    }
    await rename(partial.folder, home.folder);
  });
}

/** UTF-8 sorted by code point: the same order on every system and after every upgrade of its libraries. */
const layout = ({ cluster, passwordFile }: Home): readonly string[] => [
  `--pgdata=${cluster}`,
  `--username=${SUPERUSER}`,
  `--pwfile=${passwordFile}`,
  '--auth=scram-sha-256',
  '--encoding=UTF8',
  '--no-locale',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--no-instructions',
];

/** Removes a home without a cluster, which a deletion has left, and all half-made ones. What resists is swept next time. */
async function sweep(folder: string): Promise<void> {
  const parent = dirname(folder);
  const name = basename(folder);
  for (const entry of await readdir(parent)) {
    if (entry !== name && !entry.startsWith(`${name}.partial`)) continue;
    await rm(join(parent, entry), { recursive: true, force: true, maxRetries: 3 }).catch(ignoreStillWritten);
  }
}

function ignoreStillWritten(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'ENOTEMPTY')) throw error;
}

/** The password of the superuser. Throws an ActionableError if its file is gone. */
export async function superuserPassword({ folder, passwordFile }: Home): Promise<string> {
  const password = await onFolder(folder, () => readFile(passwordFile, 'utf8').catch(nullIfMissing));
  if (password !== null) return password;
  throw new ActionableError({
    what: `The database in ${folder} cannot be opened.`,
    why: `the file with its password, ${passwordFile}, is gone.`,
    next: 'put it back from a copy; without it, `npm run reset` begins with a new database.',
  });
}
