import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { prepareRoles, type SubgraphUrls } from '@channelgraph/database';
import type { StandaloneConfig } from './config.ts';
import { dataDirectoryOf } from './data-directory.ts';
import { provenUrls } from './given-databases.ts';
import { keptServer, type KeptServer } from './kept-server.ts';
import { members } from './subgraphs.ts';

export interface Storage {
  readonly urls: ReadonlyMap<string, SubgraphUrls>;
  readonly dataDirectory: string;
  /** One line for people: where the rows are. */
  readonly description: string;
  stop(): Promise<void>;
}

const DATABASE = 'channelgraph';
/** Folder of the servers, where each subgraph has one of its own. */
export const SERVERS = 'servers';

/** Reads a secret that this installation made for itself, or makes it. */
async function ownSecret(file: string): Promise<string> {
  const known = await readFile(file, 'utf8').catch(() => '');
  if (known !== '') return known;
  const made = randomBytes(24).toString('base64url');
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, made, { mode: 0o600 });
  return made;
}

export interface StorageReports {
  /** Hears, in a few words, what is being done. */
  readonly onStep: (step: string) => void;
  /** Hears that an embedded server ended by itself, and that it is back. */
  readonly say: (line: string) => void;
}

/** PostgreSQL for every subgraph: at the addresses given, otherwise embedded. Throws ActionableError. */
export async function openStorage(config: StandaloneConfig, reports: StorageReports): Promise<Storage> {
  const dataDirectory = await dataDirectoryOf(config);
  const given = new Map<string, SubgraphUrls | null>();
  for (const { name } of members) given.set(name, await provenUrls(config, name));
  const missing = members.map(({ name }) => name).filter(name => !given.get(name));
  const urls = new Map([...given].flatMap(([name, found]) => (found ? [[name, found] as const] : [])));
  if (missing.length === 0) return { urls, dataDirectory, description: 'PostgreSQL at the addresses given', stop: () => Promise.resolve() };

  const servers: KeptServer[] = [];
  const stop = async () => { await Promise.all(servers.map(server => server.stop())); };
  try {
    for (const [folder, subgraphs] of serversFor(missing, config)) {
      const server = await keptServer({ dataDirectory: join(dataDirectory, folder), ...reports });
      servers.push(server);
      const password = await ownSecret(join(dataDirectory, 'roles.secret')); // not before the server, which opens the folder for its user
      for (const [name, own] of await prepareRoles({ superuserUrl: server.superuserUrl, database: DATABASE, subgraphs, password })) urls.set(name, own);
    }
  } catch (error) {
    await stop();
    throw error;
  }
  const ports = servers.map(({ port }) => port.toString()).join(', ');
  const user = servers[0]?.user;
  return { urls, dataDirectory, description: `embedded PostgreSQL on port ${ports}${user ? ` as user ${String(user.uid)}` : ''}, data in ${dataDirectory}`, stop };
}

/** Below the data folder: one server for all, or one for each. */
function serversFor(subgraphs: readonly string[], config: StandaloneConfig): readonly (readonly [folder: string, subgraphs: readonly string[]])[] {
  return config['SERVER_PER_SUBGRAPH'] === true ? subgraphs.map(name => [join(SERVERS, name), [name]]) : [['', subgraphs]];
}
