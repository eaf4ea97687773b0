import { migrate, type SubgraphUrls } from '@channelgraph/database';
import { loadDemo, type DemoWorld } from '@channelgraph/demo';
import type { VendorSettings } from '@channelgraph/subgraph';
import pg from 'pg';
import { members } from './subgraphs.ts';

type Urls = ReadonlyMap<string, SubgraphUrls>;

export function urlsOf(urls: Urls, name: string): SubgraphUrls {
  const found = urls.get(name);
  if (!found) throw new RangeError(`No database for ${name}.`);
  return found;
}

/** Brings every schema up to date; returns how many migrations were applied. */
export async function migrateAll(urls: Urls, report: (detail: string) => void = () => undefined): Promise<number> {
  let applied = 0;
  for (const { name, definition } of members) {
    report(name);
    applied += (await migrate({ name, ...urlsOf(urls, name), migrations: definition.migrations })).length;
  }
  return applied;
}

/** A schema whose log holds nothing has no life of its own yet. */
const isEmpty = async (client: pg.Client, name: string): Promise<boolean> =>
  (await client.query(`select 1 from ${client.escapeIdentifier(name)}.outbox limit 1`)).rowCount === 0;

export interface Loading {
  readonly urls: Urls;
  readonly world: () => DemoWorld;
  readonly settings: VendorSettings;
  readonly report?: (table: string, count: number) => void;
}

/**
 * Loads the demo world into every schema that is still empty, each in one transaction: a start that was cut off leaves a
 * schema either whole or empty. The world is made only when somebody needs it. Returns the schemas loaded.
 */
export async function loadDemoWhereEmpty({ urls, world, settings, report }: Loading): Promise<readonly string[]> {
  const loaded: string[] = [];
  let made: DemoWorld | undefined;
  for (const { name, demo } of members) {
    const client = new pg.Client({ connectionString: urlsOf(urls, name).ownerUrl, application_name: `channelgraph-${name}-demo` });
    await client.connect();
    try {
      await client.query('begin');
      await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`channelgraph/demo/${name}`]);
      if (await isEmpty(client, name)) {
        made ??= world();
        await loadDemo(client, name, demo(made, settings), report);
        loaded.push(name);
      }
      await client.query('commit');
      if (loaded.includes(name)) await client.query('vacuum (analyze)'); // what is in an index is read from it alone only after a vacuum
    } finally {
      await client.end(); // what was not committed is rolled back by the server
    }
  }
  return loaded;
}
