/** PostgreSQL refuses to run as root: who it runs as instead, and which folders that user can reach. */
import { execFile } from 'node:child_process';
import { lchown, readFile, readdir, realpath, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { ActionableError } from '@channelgraph/config';

/** The user a program is started as. */
export interface ServerUser {
  readonly uid: number;
  readonly gid: number;
}

const isRoot = (): boolean => process.geteuid?.() === 0;

/**
 * The user the server on this cluster runs as: null for the user of this process. Root hands the server to the owner of
 * an existing cluster, so that it still starts when that owner comes back, and to `nobody` otherwise.
 */
export async function serverUserFor(cluster: string): Promise<ServerUser | null> {
  if (!isRoot()) return null;
  const owner = await stat(cluster).catch(() => null);
  return owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : nobody();
}

/** The unprivileged user every Unix has; PostgreSQL looks its user up by number, so it must be listed. */
async function nobody(): Promise<ServerUser> {
  const users = await readFile('/etc/passwd', 'utf8').catch(() => '');
  const [, , uid, gid] = users.split('\n').find((line) => line.startsWith('nobody:'))?.split(':') ?? [];
  if (uid !== undefined && gid !== undefined) return { uid: Number(uid), gid: Number(gid) };
  throw new ActionableError({
    what: 'PostgreSQL has no user to run as.',
    why: 'it refuses to run as root, and this system lists no user `nobody`.',
    next: 'start as an ordinary user.',
  });
}

/** Options for `spawn`. macOS counts nobody as -2, which the platform wants signed here and unsigned in `chown`. */
export const asUser = (user: ServerUser | null): { readonly uid?: number; readonly gid?: number } =>
  user ? { uid: user.uid | 0, gid: user.gid | 0 } : {};

/** Gives a folder and everything in it to the user. */
export async function giveTo(user: ServerUser, folder: string): Promise<void> {
  const files = await readdir(folder, { recursive: true });
  for (const path of [folder, ...files.map((file) => join(folder, file))]) await lchown(path, user.uid >>> 0, user.gid >>> 0);
}

/** Whether the user can come to this path, or to where it will be made: by the modes of the folders above, then by trying. */
export async function canReach(path: string, user: ServerUser | null): Promise<boolean> {
  if (!user) return true;
  const folder = await nearestFolder(path);
  for (let step = folder; ; step = dirname(step)) {
    if (!mayEnter(await stat(step), user)) return false;
    if (step === dirname(step)) return entersInFact(folder, user);
  }
}

/** The nearest ancestor of the path, or the path itself, that exists and is a folder; without links. */
export async function nearestFolder(path: string): Promise<string> {
  const real = await realpath(path).catch(() => null);
  const found = real === null ? null : await stat(real).catch(() => null);
  return real !== null && found?.isDirectory() ? real : nearestFolder(dirname(path));
}

function mayEnter(folder: { readonly mode: number; readonly uid: number; readonly gid: number }, user: ServerUser): boolean {
  if (folder.uid === user.uid >>> 0) return (folder.mode & 0o100) !== 0;
  if (folder.gid === user.gid >>> 0) return (folder.mode & 0o010) !== 0;
  return (folder.mode & 0o001) !== 0;
}

/** Modes do not tell everything: access lists and security modules have their say, and root may be one without its powers. */
async function entersInFact(folder: string, user: ServerUser): Promise<boolean> {
  try {
    await promisify(execFile)('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder], { ...asUser(user), cwd: '/' });
    return true;
  } catch {
    return false;
  }
}
