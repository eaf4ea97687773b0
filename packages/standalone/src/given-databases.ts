import { ActionableError, withoutPasswords } from '@channelgraph/config';
import pg from 'pg';
import { givenUrls, type GivenUrls, type StandaloneConfig } from './config.ts';

/** Asks one question at an address, to see that it is served. */
async function asked<Row extends pg.QueryResultRow>(url: string, variable: string, question: string): Promise<Row | undefined> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3_000 });
  try {
    await client.connect();
    return (await client.query<Row>(question)).rows[0];
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message || (cause as NodeJS.ErrnoException).code : String(cause); // pg's connection errors carry a code
    const embedded = variable.endsWith('MIGRATION_DATABASE_URL') ? '' : `, or unset ${variable} to use the embedded one`;
    throw new ActionableError({
      what: `The database of ${variable} cannot be reached.`,
      why: `${withoutPasswords(url)} answered: ${reason ?? 'nothing'}.`,
      next: `check that PostgreSQL runs there and the address is right (psql '${withoutPasswords(url)}')${embedded}.`,
      cause,
    });
  } finally {
    await client.end().catch(() => undefined);
  }
}

const MAY_CREATE = `select has_database_privilege(current_database(), 'create') as may, quote_ident(current_database()) as database, quote_ident(current_user) as role`;

/**
 * The addresses given for a subgraph, proven: both are served, and the owner may make a schema, which PostgreSQL asks even
 * of one that is there. Null where none are given. Throws ActionableError that names the variable.
 */
export async function provenUrls(config: StandaloneConfig, subgraph: string): Promise<GivenUrls | null> {
  const urls = givenUrls(config, subgraph);
  if (!urls) return null;
  const own = `${subgraph.toUpperCase()}_`;
  const prefix = config[`${own}DATABASE_URL`] === undefined ? '' : own;
  const migration = `${prefix}MIGRATION_DATABASE_URL`;
  await asked(urls.url, `${prefix}DATABASE_URL`, 'select 1');
  const owner = await asked<{ may: boolean; database: string; role: string }>(urls.ownerUrl, config[migration] === undefined ? `${prefix}DATABASE_URL` : migration, MAY_CREATE);
  if (owner?.may === false) {
    throw new ActionableError({
      what: `The schema ${subgraph} cannot be made.`,
      why: `the role ${owner.role} may not create schemas in the database ${owner.database}.`,
      next: `name the owner in ${migration}, or let this role do it: grant create on database ${owner.database} to ${owner.role};`,
    });
  }
  return urls;
}
