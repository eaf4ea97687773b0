import { chmod, mkdir, realpath, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { ActionableError } from '@channelgraph/config';
import { Client } from 'pg';
import { installedBinaries, usableBinaries } from './binaries.ts';
import { SUPERUSER, createCluster, hasCluster, homeAt, superuserPassword, type Home, type Preparation } from './cluster.ts';
import { onFolder, unreachable } from './failures.ts';
import { hold } from './hold.ts';
import { startServer, type Server } from './server.ts';
import { canReach, serverUserFor, type ServerUser } from './server-user.ts';
import { stopStaleServer } from './stale-server.ts';

export interface EmbeddedPostgresOptions {
  /** The folder the data live in; made if missing. See chooseDataDirectory. */
  readonly dataDirectory: string;
  /** Told, in a few words, what is being done: for a line of progress. */
  readonly onStep?: ((step: string) => void) | undefined;
  /** False trades safety for speed: a power cut may lose everything. For tests. */
  readonly durable?: boolean | undefined;
  /** A fixed port; a free one otherwise. */
  readonly port?: number | undefined;
}

export interface EmbeddedPostgres {
  /** On 127.0.0.1. */
  readonly port: number;
  /** Of the database `postgres`, password included: not to be logged. */
  readonly superuserUrl: string;
  /** The data folder without links; the files of the cluster are in `postgres/cluster` below it. */
  readonly dataDirectory: string;
  /** Where initdb, pg_ctl and postgres are; a copy inside the data folder where the server's user needs one. */
  readonly binDirectory: string;
  /** The user the server runs as; null is the user of this process. */
  readonly user: ServerUser | null;
  /** Whether the database was there before; false when this start made it. */
  readonly adopted: boolean;
  /** Resolves when the server has ended, by `stop` or otherwise. */
  readonly ended: Promise<void>;
  /** Rolls back what is open, saves, ends the server and gives the folder back. May be called twice. */
  stop(): Promise<void>;
}

/**
 * Starts a PostgreSQL server of this process: it ends when the process ends, however that happens, and alone it does not
 * keep the process alive. Every foreseeable failure is an ActionableError: folder in use or not writable, disk full, port
 * taken, files of another version, no programs for this platform.
 */
export async function startEmbeddedPostgres({ dataDirectory, onStep = () => undefined, durable = true, port }: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { folder, topmost } = await madeFolder(resolve(dataDirectory));
  const release = await onFolder(folder, () => hold(folder));
  try {
    const installed = await installedBinaries();
    const home = homeAt(join(folder, 'postgres'));
    const user = await serverUserFor(home.cluster);
    if (user) await openFor(user, { folder, topmost });
    const binaries = await onFolder(folder, () => usableBinaries(installed, { user, folder, onCopy: (to) => onStep(`Copying PostgreSQL to ${to}`) }));
    const preparation: Preparation = { home, binaries, user, isDurable: durable };

    const adopted = await hasCluster(home, binaries, user);
    if (adopted) await stopStaleServer({ ...preparation, cluster: home.cluster }, (pid) => onStep(`Stopping the PostgreSQL of an earlier run (process ${pid})`));
    else {
      onStep(`Creating the database in ${home.folder}`);
      await createCluster(preparation);
    }

    onStep(`Starting PostgreSQL ${binaries.version}`);
    const server = await startServer(preparation, port);
    const superuserUrl = await opened(server, home);
    let stopped: Promise<void> | undefined;
    return {
      port: server.port,
      superuserUrl,
      dataDirectory: folder,
      binDirectory: binaries.binDirectory,
      user,
      adopted,
      ended: server.ended,
      stop: () => (stopped ??= server.stop().finally(release)),
    };
  } catch (error) {
    await release();
    throw error;
  }
}

/** The data folder without links, and the topmost one that had to be made for it. */
const madeFolder = async (path: string): Promise<{ folder: string; topmost: string }> =>
  onFolder(path, async () => {
    const topmost = await mkdir(path, { recursive: true });
    const folder = await realpath(path);
    return { folder, topmost: topmost === undefined ? folder : await realpath(topmost) };
  });

/** The data folder and what was made for it are ours to open for the server's user; the folders above are not. */
async function openFor(user: ServerUser, { folder, topmost }: { folder: string; topmost: string }): Promise<void> {
  for (let step = folder; ; step = dirname(step)) {
    await onFolder(folder, async () => chmod(step, (await stat(step)).mode | 0o011));
    if (step === topmost) break;
  }
  if (await canReach(folder, user)) return;
  throw unreachable(folder);
}

/** Proves that the server is ours and takes connections; a server that does not is stopped again. */
async function opened(server: Server, home: Home): Promise<string> {
  try {
    const password = await superuserPassword(home);
    const url = `postgres://${SUPERUSER}:${password}@127.0.0.1:${server.port}/postgres`;
    const client = new Client({ connectionString: url, connectionTimeoutMillis: 30_000 });
    await client.connect();
    await client.end();
    server.letGo();
    return url;
  } catch (cause) {
    await server.stop();
    if (!(cause instanceof Error && 'code' in cause && cause.code === '28P01')) throw cause; // not "wrong password"
    throw new ActionableError({
      what: `The database in ${home.folder} cannot be opened.`,
      why: `the password in ${home.passwordFile} is not the one of its superuser.`,
      next: 'put the right one back; without it, `npm run reset` begins with a new database.',
      cause,
    });
  }
}
