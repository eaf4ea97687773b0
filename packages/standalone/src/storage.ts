import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ActionableError, withoutPasswords } from '@channelgraph/config';
import { prepareRoles, type SubgraphUrls } from '@channelgraph/database';
import { startEmbeddedPostgres } from '@channelgraph/database/embedded';
import pg from 'pg';
import { databaseVariable, givenUrls, type StandaloneConfig } from './config.ts';
import { dataDirectoryOf } from './data-directory.ts';
import { members } from './subgraphs.ts';

export interface Storage {
  readonly urls: ReadonlyMap<string, SubgraphUrls>;
  readonly dataDirectory: string;
  /** One line for people: where the rows are. */
  readonly description: string;
  stop(): Promise<void>;
}

const DATABASE = 'channelgraph';

/** Reads a secret that this installation made for itself, or makes it. */
async function ownSecret(file: string): Promise<string> {
  const known = await readFile(file, 'utf8').catch(() => '');
  if (known !== '') return known;
  const made = randomBytes(24).toString('base64url');
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, made, { mode: 0o600 });
  return made;
}

/** Throws an ActionableError that names the variable when no PostgreSQL answers at this address. */
export async function reach(url: string, variable: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3_000 });
  try {
    await client.connect();
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message || (cause as NodeJS.ErrnoException).code : String(cause); // pg's connection errors carry a code
    throw new ActionableError({
      what: `The database of ${variable} cannot be reached.`,
      why: `${withoutPasswords(url)} answered: ${reason ?? 'nothing'}.`,
      next: `check that PostgreSQL runs there and the address is right (psql '${withoutPasswords(url)}'), or unset ${variable} to use the embedded one.`,
      cause,
    });
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** PostgreSQL for every subgraph: at the addresses given, otherwise the embedded one. Throws ActionableError. */
export async function openStorage(config: StandaloneConfig, onStep: (step: string) => void): Promise<Storage> {
  const dataDirectory = await dataDirectoryOf(config);
  const given = new Map(members.map(({ name }) => [name, givenUrls(config, name)]));
  for (const [name, urls] of given) if (urls) await reach(urls.url, databaseVariable(config, name));
  const missing = members.map(({ name }) => name).filter(name => !given.get(name));
  if (missing.length === 0) {
    return { urls: new Map([...given].flatMap(([name, urls]) => (urls ? [[name, urls]] : []))), dataDirectory, description: 'PostgreSQL at the addresses given', stop: () => Promise.resolve() };
  }
  const server = await startEmbeddedPostgres({ dataDirectory, onStep });
  const password = await ownSecret(join(dataDirectory, 'roles.secret'));
  const own = await prepareRoles({ superuserUrl: server.superuserUrl, database: DATABASE, subgraphs: missing, password });
  const urls = new Map(members.flatMap(({ name }) => {
    const found = given.get(name) ?? own.get(name);
    return found ? [[name, found] as const] : [];
  }));
  const as = server.user ? ` as user ${String(server.user.uid)}` : '';
  return { urls, dataDirectory, description: `embedded PostgreSQL on port ${String(server.port)}${as}, data in ${dataDirectory}`, stop: () => server.stop() };
}
