import { randomBytes } from 'node:crypto';
import { prepareRoles, type SubgraphUrls } from '@channelgraph/database';
import { members } from '@channelgraph/standalone';
import pg from 'pg';
import { inject } from 'vitest';

const PASSWORD = 'for-tests-only';
const names = members.map(({ name }) => name);

/** Which PostgreSQL servers the subgraphs' schemas lie on: one for all, or one for each. */
export type Servers = 'one' | 'each';

/** Loads and hands over the demo world at these addresses. */
export type Loading = (urls: ReadonlyMap<string, SubgraphUrls>) => Promise<void>;

export interface DemoCopy {
  readonly urls: ReadonlyMap<string, SubgraphUrls>;
  readonly drop: () => Promise<void>;
}

async function onServer<Result>(superuserUrl: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Which subgraphs lie on which server. */
const layout = (servers: Servers): readonly (readonly [superuserUrl: string, subgraphs: readonly string[]])[] => {
  if (servers === 'one') return [[inject('postgres'), names]];
  return names.map((name, index) => {
    const url = inject('postgresForEach')[index];
    if (url === undefined) throw new RangeError(`There is no server for ${name}: test/global-setup.ts starts one for each subgraph.`);
    return [url, [name]];
  });
};

const withRoles = async (servers: Servers, database: string): Promise<ReadonlyMap<string, SubgraphUrls>> =>
  new Map((await Promise.all(layout(servers).map(async ([superuserUrl, subgraphs]) =>
    [...await prepareRoles({ superuserUrl, database, subgraphs, password: PASSWORD })]))).flat());

/** A copy of the loaded demo of its own; the first caller in a run loads it, once for each way to lay out the servers. */
export async function demoCopy(servers: Servers, load: Loading): Promise<DemoCopy> {
  const template = `graph_template_${servers}`;
  const everywhere = (statement: string): Promise<unknown> =>
    Promise.all(layout(servers).map(([url]) => onServer(url, client => client.query(statement))));
  return onServer(inject('postgres'), async client => {
    await client.query(`select pg_advisory_lock(hashtextextended('${template}', 0))`); // until the connection ends
    const found = await onServer(layout(servers)[0]?.[0] ?? '', server => server.query('select 1 from pg_database where datname = $1', [template]));
    const urls = await withRoles(servers, template);
    if (found.rowCount === 0) await load(urls);
    const name = `graph_${randomBytes(6).toString('hex')}`;
    await everywhere(`create database ${name} template ${template}`);
    const own = await withRoles(servers, name); // a copy has the rows, not the rights
    return { urls: own, drop: async () => { await everywhere(`drop database ${name} with (force)`); } };
  });
}
