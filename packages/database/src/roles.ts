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
const DEADLINES = ["statement_timeout = '3s'", "lock_timeout = '1s'", "idle_in_transaction_session_timeout = '10s'"];

/**
 * Every question is a prepared statement, planned once per connection: policies make planning cost a few times what answering
 * does, and PostgreSQL would go on planning for each question's own values wherever that looks cheaper to run. Set on the role
 * because a pooler in transaction mode passes no setting of a connection on.
 */
const LOGIN_SETTINGS = [...DEADLINES, 'plan_cache_mode = force_generic_plan'];

const withRole = (base: string, { role, password, database }: { role: string; password: string; database: string }): string => {
  const url = new URL(base);
  url.username = role;
  url.password = password;
  url.pathname = `/${database}`;
  return url.toString();
};

const roleIn = (url: string): { readonly name: string; readonly password: string; readonly database: string } => {
  const { username, password, pathname } = new URL(url);
  return { name: decodeURIComponent(username), password: decodeURIComponent(password), database: decodeURIComponent(pathname.slice(1)) };
};

/** One owner and one login role per subgraph in a database that this project made itself. Safe to run again. */
export async function prepareRoles({ superuserUrl, database, subgraphs, password }: RolesOptions): Promise<ReadonlyMap<string, SubgraphUrls>> {
  const urls = new Map(subgraphs.map(subgraph => [subgraph, {
    url: withRole(superuserUrl, { role: subgraph, password, database }),
    ownerUrl: withRole(superuserUrl, { role: `${subgraph}_owner`, password, database }),
  }]));
  await makeRoles({ superuserUrl, urls: [...urls.values()] });
  return urls;
}

export interface NamedRoles {
  /** May create databases and roles; on the server that the addresses name. */
  readonly superuserUrl: string;
  readonly urls: readonly SubgraphUrls[];
}

/**
 * Makes the databases and the roles that these addresses name, with the passwords in them; what is there is kept, and gets
 * the password of its address. Safe to run again and by several at once.
 */
export async function makeRoles({ superuserUrl, urls }: NamedRoles): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    await client.query(`select pg_advisory_lock(hashtextextended('channelgraph/roles', 0))`); // roles belong to the whole server; the lock ends with the connection
    for (const { url, ownerUrl } of urls) {
      const [login, owner] = [roleIn(url), roleIn(ownerUrl)];
      for (const { name, password } of [owner, login]) await makeRole(client, name, password);
      if (login.name !== owner.name) for (const setting of LOGIN_SETTINGS) await client.query(`alter role ${client.escapeIdentifier(login.name)} set ${setting}`);
      const database = client.escapeIdentifier(owner.database);
      const found = await client.query('select 1 from pg_database where datname = $1', [owner.database]);
      if (found.rowCount === 0) await client.query(`create database ${database}`);
      await client.query(`grant create on database ${database} to ${client.escapeIdentifier(owner.name)}`);
    }
  } finally {
    await client.end();
  }
}

async function makeRole(client: pg.Client, name: string, password: string): Promise<void> {
  const found = await client.query('select 1 from pg_roles where rolname = $1', [name]);
  const verb = found.rowCount === 0 ? 'create' : 'alter';
  await client.query(`${verb} role ${client.escapeIdentifier(name)} login password ${client.escapeLiteral(password)}`);
}
