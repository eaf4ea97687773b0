import pg from 'pg';

export interface RolesOptions {
  /** May create databases and roles. */
  readonly superuserUrl: string;
  readonly database: string;
  readonly subgraphs: readonly string[];
  readonly password: string;
}

export interface SubgraphUrls {
  /** The login role: owns nothing, reads and writes rows. */
  readonly url: string;
  /** The owner role: migrates and loads. */
  readonly ownerUrl: string;
}

/** Deadlines shrink inwards: client 10 s > gateway 8 s > subgraph 4 s > statement 3 s > lock 1 s. */
const LOGIN_SETTINGS = ["statement_timeout = '3s'", "lock_timeout = '1s'", "idle_in_transaction_session_timeout = '10s'"];

const withRole = (base: string, { role, password, database }: { role: string; password: string; database: string }): string => {
  const url = new URL(base);
  url.username = role;
  url.password = password;
  url.pathname = `/${database}`;
  return url.toString();
};

/** One owner and one login role per subgraph in a database that this project made itself. Safe to run again. */
export async function prepareRoles({ superuserUrl, database, subgraphs, password }: RolesOptions): Promise<ReadonlyMap<string, SubgraphUrls>> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    await client.query(`select pg_advisory_lock(hashtextextended('channelgraph/roles', 0))`); // roles belong to the whole server; the lock ends with the connection
    const found = await client.query('select 1 from pg_database where datname = $1', [database]);
    if (found.rowCount === 0) await client.query(`create database ${client.escapeIdentifier(database)}`);
    const known = await client.query<{ name: string }>('select rolname as name from pg_roles');
    const roles = new Set(known.rows.map(row => row.name));
    for (const name of subgraphs.flatMap(subgraph => [subgraph, `${subgraph}_owner`])) {
      const role = client.escapeIdentifier(name);
      if (!roles.has(name)) await client.query(`create role ${role} login password ${client.escapeLiteral(password)}`);
      if (!name.endsWith('_owner')) for (const setting of LOGIN_SETTINGS) await client.query(`alter role ${role} set ${setting}`);
    }
    for (const name of subgraphs) {
      await client.query(`grant create on database ${client.escapeIdentifier(database)} to ${client.escapeIdentifier(`${name}_owner`)}`);
    }
  } finally {
    await client.end();
  }
  return new Map(subgraphs.map(subgraph => [subgraph, {
    url: withRole(superuserUrl, { role: subgraph, password, database }),
    ownerUrl: withRole(superuserUrl, { role: `${subgraph}_owner`, password, database }),
  }]));
}
