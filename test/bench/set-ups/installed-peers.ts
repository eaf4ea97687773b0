import { createHash } from 'node:crypto';
import { execFile } from 'node:child_process';
import { copyFile, mkdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { bareEnvironment } from '../../config.ts';
import { say } from '../screen.ts';
import { root } from './programme.ts';

const FILES = ['package.json', 'pnpm-lock.yaml', 'hive.config.mjs'] as const;
const FOLDER = join(import.meta.dirname, '..', 'peers');
const PNPM = 'pnpm@10.34.9';

/** A folder below `.cache` with the other gateways as the lockfile has them; installed once, and by nobody who does not measure. */
export async function installedPeers(): Promise<string> {
  const texts = await Promise.all(FILES.map(file => readFile(join(FOLDER, file))));
  const folder = join(root, '.cache', 'peers', createHash('sha256').update(Buffer.concat(texts)).digest('hex').slice(0, 12));
  if (await stat(folder).then(() => true, () => false)) return folder;
  say('Installing the other gateways, once');
  const draft = `${folder}.${String(process.pid)}`;
  await mkdir(draft, { recursive: true });
  try {
    for (const file of FILES) await copyFile(join(FOLDER, file), join(draft, file));
    await promisify(execFile)('npx', ['--yes', PNPM, 'install', '--frozen-lockfile', '--ignore-workspace', '--ignore-scripts', '--reporter=silent'], {
      cwd: draft, env: bareEnvironment(), timeout: 600_000, maxBuffer: 2 ** 24, shell: process.platform === 'win32',
    });
    await rename(draft, folder); // there as a whole or not at all
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw error;
  }
  return folder;
}
