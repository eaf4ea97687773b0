/** One PostgreSQL server on one cluster, from its start to its end. */
import { open, readFile, rename } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ActionableError } from '@channelgraph/config';
import type { Home, Preparation } from './cluster.ts';
import { onFolder, programFailure } from './failures.ts';
import { isServerOf } from './processes.ts';
import { runWatched, type Running } from './watchdog.ts';

export interface Server {
  readonly port: number;
  readonly stop: () => Promise<void>;
  /** Resolves when the server has ended, for whatever reason. */
  readonly ended: Promise<void>;
  /** From here on the server alone does not keep this process alive. */
  readonly letGo: () => void;
}

const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  shared_buffers: '128MB',
  shared_preload_libraries: '',
  io_method: 'sync', // no I/O worker processes: the files of a machine like this are in memory anyway
  wal_level: 'minimal',
  max_wal_senders: '0',
  jit: 'off', // pays off in seconds-long queries, costs in all others
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
  cluster_name: 'channelgraph',
};
const SPEED_OVER_SAFETY: Readonly<Record<string, string>> = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/** Recovery after a power cut may take minutes; a server that is alive is given time. */
const STARTED_WITHIN_MS = 600_000;
const RELEASED_WITHIN_MS = 10_000;
const STOPPED_WITHIN_MS = 30_000;

/** Starts the server on the given port or on a free one. Resolves when it takes connections. */
export async function startServer(preparation: Preparation, wantedPort?: number): Promise<Server> {
  const { folder } = preparation.home;
  const end = Date.now() + RELEASED_WITHIN_MS;
  for (let attempt = 1; ; ) {
    const port = wantedPort ?? (await freePort());
    const output = await startedOn(port, preparation);
    if (typeof output !== 'string') return output;
    if (/Address already in use/.test(output)) {
      if (wantedPort !== undefined || attempt === 5) throw portTaken(port, folder);
      attempt += 1; // between our look and the server's another program took it
    } else if (/shared memory block .* is still in use/.test(output) && Date.now() < end) {
      await pause(50); // connections of a killed server are closing; they see its death by themselves
    } else {
      throw programFailure({ what: `PostgreSQL did not start on ${folder}.`, output, folder, log: preparation.home.log });
    }
  }
}

/** The running server, or what it printed before it ended. */
async function startedOn(port: number, { home, binaries, user, isDurable }: Preparation): Promise<Server | string> {
  const settings = { ...SETTINGS, ...(isDurable ? {} : SPEED_OVER_SAFETY), port: String(port) };
  const log = await onFolder(home.folder, () => freshLog(home.log));
  try {
    const running = runWatched({
      program: join(binaries.binDirectory, 'postgres'),
      arguments: ['-D', home.cluster, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
      signal: 'INT',
      user,
      folder: home.cluster,
      output: log.fd,
    });
    if (await isReady(running, home)) return { port, stop: () => stop(running, home), ended: running.ended.then(() => undefined, () => undefined), letGo: running.letGo };
  } finally {
    await log.close();
  }
  return readFile(home.log, 'utf8');
}

/** A new log for every start, open to this user only; the one before is kept. */
async function freshLog(path: string) {
  await rename(path, `${path}.previous`).catch(() => undefined); // the first start has none
  return open(path, 'w', 0o600);
}

/** Waits until the server says so in its pid file, as pg_ctl does; false if it ends first. */
async function isReady(running: Running, { cluster }: Home): Promise<boolean> {
  for (const end = Date.now() + STARTED_WITHIN_MS; Date.now() < end; ) {
    const lines = (await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
    if (lines[7]?.trim() === 'ready') return true;
    if (await endsWithin(running, 10)) return false;
  }
  await stop(running, { cluster });
  return false;
}

/** Rolls back what is open, writes everything down and ends; a server that hangs is ended the hard way. */
async function stop(running: Running, { cluster }: Pick<Home, 'cluster'>): Promise<void> {
  const pid = Number.parseInt(await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => ''), 10);
  running.end();
  for (const signal of ['SIGQUIT', 'SIGKILL'] as const) {
    if (await endsWithin(running, STOPPED_WITHIN_MS)) return;
    if (await isServerOf(cluster, pid)) process.kill(pid, signal);
  }
  await running.ended;
}

async function endsWithin(running: Running, milliseconds: number): Promise<boolean> {
  const patience = new AbortController();
  const isOver = pause(milliseconds, false, { signal: patience.signal }).catch(() => false);
  const hasEnded = await Promise.race([running.ended.then(() => true), isOver]);
  patience.abort();
  return hasEnded;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve, reject) => probe.once('listening', resolve).once('error', reject));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('a TCP server has no address');
  return address.port;
}

const portTaken = (port: number, folder: string): ActionableError =>
  new ActionableError({
    what: `PostgreSQL did not start on ${folder}.`,
    why: `another program listens on port ${port} of 127.0.0.1.`,
    next: `stop that program (\`lsof -i :${port}\` names it) and start again, or let the system choose a port.`,
  });
