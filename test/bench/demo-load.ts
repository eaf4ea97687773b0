/** How fast the demo data are loaded, against a bare COPY of the same rows. `npm run bench:demo-load -- --scale 20` */
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { prepareRoles, type SubgraphUrls } from '@channelgraph/database';
import { chooseDataDirectory, startEmbeddedPostgres } from '@channelgraph/database/embedded';
import { demoWorld } from '@channelgraph/demo';
import { loadDemoWhereEmpty, members, migrateAll } from '@channelgraph/standalone';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { aligned } from '../table.ts';
import { say } from './screen.ts';

const { values: { scale } } = parseArgs({ options: { scale: { type: 'string', default: '1' } } });
const SETTINGS = { calendar: { timeZone: 'Europe/Berlin', fiscalYearStart: 1 }, reportingCurrency: 'USD' } as const;
const seconds = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
};

interface Measured {
  readonly rows: number;
  readonly seconds: number;
}

/** Copies every table of a schema out to a file and in again to a twin with the same columns, constraints and indexes. */
async function bareCopy(url: string, schema: string, tables: readonly string[], folder: string): Promise<Measured> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  let rows = 0;
  let copying = 0;
  try {
    await client.query('begin');
    for (const [index, table] of tables.entries()) {
      const file = join(folder, `${schema}-${index}`);
      await pipeline(client.query(copyTo(`copy ${table} to stdout`)), createWriteStream(file));
      const twin = `${schema}.bare_copy_${index}`;
      await client.query(`create table ${twin} (like ${table} including all excluding identity)`);
      const into = client.query(copyFrom(`copy ${twin} from stdin`));
      copying += await seconds(() => pipeline(createReadStream(file, { highWaterMark: 65_536 }), into));
      rows += into.rowCount;
    }
    await client.query('rollback');
  } finally {
    await client.end();
  }
  return { rows, seconds: copying };
}

/** Loads one subgraph's share as a start does, and says which tables that were. */
async function demoLoad(urls: ReadonlyMap<string, SubgraphUrls>, world: () => ReturnType<typeof demoWorld>): Promise<Measured & { tables: readonly string[] }> {
  const counts = new Map<string, number>();
  const took = await seconds(() => loadDemoWhereEmpty({ urls, settings: SETTINGS, world, report: (table, count) => counts.set(table, count) }));
  return { tables: [...counts.keys()], rows: [...counts.values()].reduce((sum, count) => sum + count, 0), seconds: took };
}

const folder = await mkdtemp(join(tmpdir(), 'channelgraph-bench-'));
const server = await startEmbeddedPostgres({ dataDirectory: await chooseDataDirectory({ checkout: folder, dataDir: folder }) });
try {
  const urls = await prepareRoles({ superuserUrl: server.superuserUrl, database: 'bench', subgraphs: members.map(({ name }) => name), password: 'for-benchmarks-only' });
  await migrateAll(urls);
  say(`Loading the demo data, DEMO_SCALE=${scale}`);
  const loaded = await demoLoad(urls, () => demoWorld({ anchor: new Date('2026-09-30T22:00:00Z'), until: new Date('2026-11-18T10:00:00Z'), scale: Number(scale), ...SETTINGS }));
  const bare: Measured[] = [];
  for (const { name } of members) {
    say(`Copying the rows of ${name} once more`);
    bare.push(await bareCopy(urls.get(name)?.ownerUrl ?? '', name, loaded.tables.filter(table => table.startsWith(`${name}.`)), folder));
  }
  const all = { rows: bare.reduce((sum, part) => sum + part.rows, 0), seconds: bare.reduce((sum, part) => sum + part.seconds, 0) };
  const speed = (part: Measured): number => part.rows / part.seconds;
  const line = (name: string, part: Measured): string[] =>
    [name, part.rows.toLocaleString('en'), part.seconds.toFixed(1), Math.round(speed(part)).toLocaleString('en'), (speed(part) / speed(all)).toFixed(2)];
  process.stdout.write(aligned([['', 'rows', 'seconds', 'rows/s', 'ratio'], line('demo load', loaded), line('bare COPY', all)]));
} finally {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}
