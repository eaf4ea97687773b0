import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ActionableError } from '@channelgraph/config';
import type { Binaries } from './binaries.ts';
import { isServerOf } from './processes.ts';
import type { ServerUser } from './server-user.ts';
import { runWatched } from './watchdog.ts';

export interface Ground {
  readonly cluster: string;
  readonly binaries: Binaries;
  readonly user: ServerUser | null;
}

/**
 * Ends the server that a killed run left on this cluster, which is usually ending by itself already. Nobody holds the
 * folder at this point, so nobody needs that server.
 */
export async function stopStaleServer({ cluster, binaries, user }: Ground, onFound: (pid: number) => void): Promise<void> {
  const pid = await noted(cluster);
  if (pid === null) return;
  if (!(await isServerOf(cluster, pid))) {
    // its number may have gone to another program, which would keep PostgreSQL from starting
    await rm(join(cluster, 'postmaster.pid'), { force: true });
    return;
  }
  onFound(pid);
  for (const mode of ['fast', 'immediate']) {
    const order = ['stop', '-D', cluster, '-m', mode, '-w', '-t', '30', '-s'];
    await runWatched({ program: join(binaries.binDirectory, 'pg_ctl'), arguments: order, signal: 'TERM', user, folder: cluster, output: 'pipe' }).ended;
    if (!(await isServerOf(cluster, pid))) return;
  }
  throw new ActionableError({
    what: `The server of an earlier run is still on ${cluster}.`,
    why: `process ${pid} did not end within a minute.`,
    next: `kill -QUIT ${pid} && npm start`,
  });
}

/** The process number on the first line of postmaster.pid. */
async function noted(cluster: string): Promise<number | null> {
  const note = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '');
  const pid = Number.parseInt(note, 10);
  return pid > 0 ? pid : null;
}
