import { randomBytes } from 'node:crypto';
import { migrate, prepareRoles, type MigrationClass, type SubgraphUrls } from '@channelgraph/database';
import pg from 'pg';
import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** Superuser address of the PostgreSQL server that the whole test run shares. */
    readonly postgres: string;
  }
}

/** Password of every role that tests make; the server lives as long as the run. */
const PASSWORD = 'for-tests-only';

export interface TestDatabase {
  readonly urls: ReadonlyMap<string, SubgraphUrls>;
  /** Superuser address of this database: for a look behind the scenes. */
  readonly superuserUrl: string;
  drop(): Promise<void>;
}

export interface Migrated {
  readonly name: string;
  readonly migrations: readonly MigrationClass[];
}

async function asSuperuser(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** A database of this test file's own, with the schemas of these subgraphs as their migrations make them. */
export async function testDatabase(subgraphs: readonly Migrated[]): Promise<TestDatabase> {
  const server = inject('postgres');
  const database = `test_${randomBytes(6).toString('hex')}`;
  const urls = await prepareRoles({ superuserUrl: server, database, subgraphs: subgraphs.map(({ name }) => name), password: PASSWORD });
  for (const { name, migrations } of subgraphs) {
    const { url, ownerUrl } = urls.get(name) ?? { url: '', ownerUrl: '' };
    await migrate({ name, url, ownerUrl, migrations });
  }
  const superuserUrl = new URL(server);
  superuserUrl.pathname = `/${database}`;
  return { urls, superuserUrl: superuserUrl.toString(), drop: () => asSuperuser(server, `drop database if exists ${database} with (force)`) };
}
