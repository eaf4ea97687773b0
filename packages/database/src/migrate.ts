import pg from 'pg';
import { DataSource, type MigrationInterface, type MixedList } from 'typeorm';

export type MigrationClass = new () => MigrationInterface;

export interface MigrateOptions {
  /** The subgraph; also the name of its schema. */
  readonly name: string;
  /** The owner's address: it may create the schema and its tables. */
  readonly ownerUrl: string;
  /** The address the subgraph itself logs in with; its role gets the rows, never the tables. */
  readonly url: string;
  readonly migrations: readonly MigrationClass[];
}

const quoted = (identifier: string): string => `"${identifier.replaceAll('"', '""')}"`;

async function asOne<Result>(client: pg.Client, key: string, work: () => Promise<Result>): Promise<Result> {
  await client.query('select pg_advisory_lock(hashtextextended($1, 0))', [key]);
  try {
    return await work();
  } finally {
    await client.query('select pg_advisory_unlock(hashtextextended($1, 0))', [key]);
  }
}

/** Brings one schema up to date; replicas that start together wait for the first. Returns the names of what was applied. */
export async function migrate({ name, ownerUrl, url, migrations }: MigrateOptions): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: `channelgraph-${name}-migration` });
  await client.connect();
  try {
    return await asOne(client, `channelgraph/migrate/${name}`, async () => {
      // asked first: an owner whose schema was made for it may have no right to make one
      const found = await client.query('select from pg_namespace where nspname = $1', [name]);
      if (found.rowCount === 0) await client.query(`create schema ${quoted(name)}`);
      const source = new DataSource({
        type: 'postgres', driver: pg, url: ownerUrl, schema: name, installExtensions: false, extra: { max: 1 },
        migrations: [...migrations] as MixedList<MigrationClass>, // readonly outside
        migrationsTableName: 'migration', migrationsTransactionMode: 'each',
      });
      await source.initialize();
      try {
        const applied = await source.runMigrations();
        await grant(client, { name, role: decodeURIComponent(new URL(url).username) });
        return applied.map(migration => migration.name);
      } finally {
        await source.destroy();
      }
    });
  } finally {
    await client.end();
  }
}

async function grant(client: pg.Client, { name, role }: { readonly name: string; readonly role: string }): Promise<void> {
  const { rows } = await client.query<{ owner: string }>('select current_user as owner');
  if (role === '' || role === rows[0]?.owner) return;
  const schema = quoted(name);
  const login = quoted(role);
  await client.query(`
    grant usage on schema ${schema} to ${login};
    grant select, insert, update, delete on all tables in schema ${schema} to ${login};
    grant usage on all sequences in schema ${schema} to ${login};
    revoke all on ${schema}.migration from ${login}`);
}
