import { mkdir } from 'node:fs/promises';
import { explain } from '@channelgraph/config';
import { discardEmbeddedPostgres } from '@channelgraph/database/embedded';
import pg from 'pg';
import { givenUrls, readStandaloneConfig, type StandaloneConfig } from './config.ts';
import { dataDirectoryOf } from './data-directory.ts';
import { members } from './subgraphs.ts';

/** Empties what `npm start` made: the schemas at given addresses, and the embedded database. Keys and tokens stay valid. */
async function reset(config: StandaloneConfig): Promise<void> {
  for (const { name } of members) {
    const urls = givenUrls(config, name);
    if (!urls) continue;
    const client = new pg.Client({ connectionString: urls.ownerUrl });
    await client.connect();
    await client.query(`drop schema if exists ${client.escapeIdentifier(name)} cascade`);
    await client.end();
    process.stdout.write(`  dropped schema ${name}\n`);
  }
  const dataDirectory = await dataDirectoryOf(config);
  await mkdir(dataDirectory, { recursive: true });
  await discardEmbeddedPostgres({ dataDirectory });
  process.stdout.write(`  removed the database in ${dataDirectory}; npm start begins again\n`);
}

reset(readStandaloneConfig()).catch((error: unknown) => { process.exitCode = explain(error); });
