import { chmod, lstat, mkdir, mkdtemp, readFile, readlink, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { installedBinaries, usableBinaries, type Binaries } from './binaries.ts';

const otherCpu = process.arch === 'x64' ? 'arm64' : 'x64';

describe('the installed programs', () => {
  it('are found for this platform, with the version of PostgreSQL', async () => {
    const { version, binDirectory } = await installedBinaries();
    expect(version).toMatch(/^18\.\d+$/);
    expect((await stat(join(binDirectory, 'initdb'))).mode & 0o111).not.toBe(0);
  });

  it.each([
    ['a processor nobody built them for', { os: 'linux', cpu: 'riscv64' }, /for linux-riscv64\.\nWhy: it comes for .*\nNext: start in containers \(docker compose /],
    ['a Linux without glibc, such as Alpine', { os: 'linux', cpu: otherCpu }, /Why: it needs glibc.*Alpine\.\nNext: use a Debian-based image/],
    ['node_modules of another machine', { os: 'darwin', cpu: otherCpu }, /Why: its package is not in node_modules.*\nNext: install again: rm -rf node_modules && npm start/],
    ['Windows itself', { os: 'win32', cpu: 'x64' }, /Next: start inside WSL 2/],
  ])('are missed on %s with what to do instead', async (_, platform, message) => {
    await expect(installedBinaries(platform)).rejects.toThrow(message);
  });
});

describe('programs that are not usable where they are', () => {
  let folder = '';
  let installed: Binaries;
  const copies: string[] = [];
  const usable = (user: { uid: number; gid: number } | null) => usableBinaries(installed, { user, folder, onCopy: (to) => copies.push(to) });

  beforeEach(async () => {
    copies.length = 0;
    folder = await mkdtemp(join(tmpdir(), 'embedded-'));
    const directory = join(folder, 'node_modules', 'native');
    for (const part of ['bin', 'lib/postgresql', 'share/postgresql']) await mkdir(join(directory, part), { recursive: true });
    await writeFile(join(directory, 'bin', 'postgres'), 'program', { mode: 0o700 });
    await writeFile(join(directory, 'lib', 'libpq.so.5.18'), 'library', { mode: 0o600 });
    await writeFile(join(directory, 'lib', 'libpq.a'), 'archive');
    await writeFile(join(directory, 'pg-symlinks.json'), JSON.stringify([{ source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' }]));
    await chmod(join(folder, 'node_modules'), 0o700);
    installed = { directory, binDirectory: join(directory, 'bin'), version: '18.4' };
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('get the links that a blocked build script did not make', async () => {
    expect(await usable(null)).toBe(installed);
    expect(await readlink(join(installed.directory, 'lib', 'libpq.so.5'))).toBe('libpq.so.5.18');
  });

  it('are copied once for a user who cannot reach them, whole, linked and open to all', async () => {
    const copy = await usable({ uid: 65534, gid: 65534 });
    expect(copy.binDirectory).toBe(join(folder, 'postgresql-18.4', 'bin'));
    expect((await stat(join(copy.binDirectory, 'postgres'))).mode & 0o777).toBe(0o755);
    expect((await stat(join(copy.directory, 'lib', 'libpq.so.5.18'))).mode & 0o777).toBe(0o644);
    expect(await readFile(join(copy.directory, 'lib', 'libpq.so.5'), 'utf8')).toBe('library');
    await expect(lstat(join(copy.directory, 'lib', 'libpq.a'))).rejects.toThrow('ENOENT');

    expect(await usable({ uid: 65534, gid: 65534 })).toEqual(copy);
    expect(copies).toEqual([copy.directory]);
  });
});
