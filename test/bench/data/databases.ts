/** The rows that are asked for: one PostgreSQL server, kept between runs, with a database for each amount of demo data. */
import { mkdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { prepareRoles, type SubgraphUrls } from '@channelgraph/database';
import { chooseDataDirectory, startEmbeddedPostgres } from '@channelgraph/database/embedded';
import { issuerIn, members } from '@channelgraph/standalone';
import pg from 'pg';
import { root } from '../set-ups/programme.ts';

const PASSWORD = 'for-benchmarks-only';
/** The role of whoever has no policies of its own: it reads every row. */
const READER = 'bench_reader';
const SCRATCH = 'bench_scratch';
const LOADED = 'loaded, handed over and vacuumed';
const subgraphs = members.map(({ name }) => name);

export interface Rows {
  readonly database: string;
  readonly urls: ReadonlyMap<string, SubgraphUrls>;
  /** Reads every row of every schema, past all policies. */
  readonly readerUrl: string;
  readonly superuserUrl: string;
}

export interface Databases {
  readonly folder: string;
  /** PostgreSQL's first process. */
  readonly pid: number;
  readonly issuer: Awaited<ReturnType<typeof issuerIn>>;
  /** A database with its roles; made if it is not there. */
  rows(database: string): Promise<Rows>;
  /** A copy of a database in which no policy is enforced; made if it is not there. */
  withoutPolicies(source: string): Promise<Rows>;
  /** A copy of a database, made anew, for what changes rows. */
  scratch(source: string): Promise<Rows>;
  isLoaded(database: string): Promise<boolean>;
  /** To be said when everything is in it and nothing waits. */
  finish(rows: Rows): Promise<void>;
  /** SQL statements that were executed while `work` ran, told by the server's own log; what hands over events is not counted. */
  statementsDuring(work: () => Promise<unknown>): Promise<number>;
  stop(): Promise<void>;
}

export async function asSuperuser<Result>(url: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return work(client).finally(() => client.end());
}

const addressed = (url: string, changes: { readonly database: string; readonly role?: string }): string => {
  const address = new URL(url);
  address.pathname = `/${changes.database}`;
  if (changes.role !== undefined) { address.username = changes.role; address.password = PASSWORD; }
  return address.toString();
};

const ofDelivery = /outbox|relay_cursor|pg_current_snapshot|pg_stat|pg_settings|pg_reload_conf/;

/** Opens what was loaded before, or begins anew. Rows stay below `.cache`, or where PostgreSQL's user can reach them. */
export async function openDatabases({ fresh }: { readonly fresh: boolean }): Promise<Databases> {
  const wanted = join(root, '.cache', 'bench');
  await mkdir(wanted, { recursive: true });
  const folder = await chooseDataDirectory({ checkout: wanted });
  if (fresh) await rm(folder, { recursive: true, force: true });
  const server = await startEmbeddedPostgres({ dataDirectory: folder });
  const { superuserUrl } = server;
  const log = join(folder, 'postgres', 'server.log');

  const one = async <Row extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []): Promise<Row | undefined> =>
    asSuperuser(superuserUrl, async client => (await client.query<Row>(text, [...values])).rows[0]);

  async function rows(database: string): Promise<Rows> {
    const urls = await prepareRoles({ superuserUrl, database, subgraphs, password: PASSWORD });
    await asSuperuser(superuserUrl, async client => {
      const found = await client.query('select from pg_roles where rolname = $1', [READER]);
      if (found.rowCount === 0) await client.query(`create role ${READER} login bypassrls password '${PASSWORD}' in role pg_read_all_data`);
    });
    return { database, urls, readerUrl: addressed(superuserUrl, { database, role: READER }), superuserUrl: addressed(superuserUrl, { database }) };
  }

  return {
    folder,
    pid: Number.parseInt(await readFile(join(folder, 'postgres', 'cluster', 'postmaster.pid'), 'utf8'), 10),
    issuer: await issuerIn(folder),
    rows,

    async withoutPolicies(source) {
      const copy = `${source}_open`;
      if (!await one('select from pg_database where datname = $1', [copy])) {
        await asSuperuser(superuserUrl, client => client.query(`create database ${copy} template ${source} strategy file_copy`));
      }
      const made = await rows(copy);
      await asSuperuser(made.superuserUrl, async client => {
        const { rows: guarded } = await client.query<{ name: string }>('select oid::regclass::text as name from pg_class where relrowsecurity');
        for (const { name } of guarded) await client.query(`alter table ${name} disable row level security`);
        if (guarded.length > 0) await client.query('vacuum analyze');
      });
      return made;
    },

    async scratch(source) {
      await asSuperuser(superuserUrl, async client => {
        await client.query(`drop database if exists ${SCRATCH} with (force)`);
        await client.query(`create database ${SCRATCH} template ${source} strategy file_copy`);
      });
      return rows(SCRATCH);
    },

    async isLoaded(database) {
      const found = await one<{ told: string | null }>(`select shobj_description(oid, 'pg_database') as told from pg_database where datname = $1`, [database]);
      return found?.told === LOADED;
    },

    async finish({ database, superuserUrl: url }) {
      await asSuperuser(url, async client => {
        await client.query('vacuum analyze');
        await client.query('checkpoint');
        await client.query(`comment on database ${database} is '${LOADED}'`);
      });
    },

    async statementsDuring(work) {
      const told = async (settings: readonly string[]): Promise<unknown> => asSuperuser(superuserUrl, async client => {
        for (const setting of settings) await client.query(`alter system ${setting}`);
        await client.query('select pg_reload_conf()');
        await client.query('select pg_sleep(0.3)'); // the other sessions take it up at their next statement
      });
      await told([`set log_statement = 'all'`, `set log_line_prefix = '@%a|'`]);
      const { size } = await stat(log);
      await work();
      await told(['reset log_statement', 'reset log_line_prefix']);
      const written = (await readFile(log)).subarray(size).toString('utf8');
      const statements = written.split(/^@/m).filter(entry => /^[^|]*\|LOG: {2}(execute|statement)/.test(entry));
      return statements.filter(entry => !ofDelivery.test(entry) && !/\|LOG: {2}statement: alter system/.test(entry)).length;
    },

    stop: () => server.stop(),
  };
}
