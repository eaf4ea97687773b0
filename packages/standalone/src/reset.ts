import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ActionableError, explain } from '@channelgraph/config';
import { discardEmbeddedPostgres } from '@channelgraph/database/embedded';
import pg from 'pg';
import { givenUrls, readStandaloneConfig, subgraphNames, type StandaloneConfig } from './config.ts';
import { dataDirectoryOf } from './data-directory.ts';
import { provenUrls } from './given-databases.ts';
import { readOptions } from './options.ts';
import { SERVERS } from './storage.ts';

const notByAccident = (schemas: readonly string[]) => new ActionableError({
  what: 'Nothing was removed.',
  why: `the addresses given are of a database that is not ours; the schemas ${schemas.join(', ')} there would be dropped with all they hold.`,
  next: 'unset the database addresses to reset the embedded one, or say it out loud: npm run reset -- --drop-schemas',
});

/** Empties what `npm start` made: the schemas at given addresses, and the embedded database. Keys and tokens stay valid. */
async function reset(config: StandaloneConfig): Promise<void> {
  const options = readOptions({ options: { 'drop-schemas': { type: 'boolean' } }, example: 'npm run reset' });
  const given = subgraphNames.flatMap(name => {
    const urls = givenUrls(config, name);
    return urls ? [{ name, urls }] : [];
  });
  if (given.length > 0 && options['drop-schemas'] !== true) throw notByAccident(given.map(({ name }) => name));
  for (const { name } of given) await provenUrls(config, name); // all or none
  for (const { name, urls } of given) {
    const client = new pg.Client({ connectionString: urls.ownerUrl });
    await client.connect();
    await client.query(`drop schema if exists ${client.escapeIdentifier(name)} cascade`);
    await client.end();
    process.stdout.write(`  dropped schema ${name}\n`);
  }
  if (given.length === subgraphNames.length) return;
  const dataDirectory = await dataDirectoryOf(config);
  await mkdir(dataDirectory, { recursive: true });
  await discardEmbeddedPostgres({ dataDirectory });
  for (const server of await readdir(join(dataDirectory, SERVERS)).catch(() => [])) await discardEmbeddedPostgres({ dataDirectory: join(dataDirectory, SERVERS, server) });
  process.stdout.write(`  removed the database in ${dataDirectory}; npm start begins again\n`);
}

Promise.resolve().then(() => reset(readStandaloneConfig())).catch((error: unknown) => { process.exitCode = explain(error); });
