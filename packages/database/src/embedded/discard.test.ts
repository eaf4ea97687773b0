import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ActionableError } from '@channelgraph/config';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { discardEmbeddedPostgres } from './discard.ts';
import { startEmbeddedPostgres } from './embedded-postgres.ts';

let dataDirectory: string;
beforeEach(async () => { dataDirectory = await mkdtemp(join(tmpdir(), 'channelgraph-discard-')); });
afterEach(() => rm(dataDirectory, { recursive: true, force: true }));

describe('discarding the database', () => {
  it('is refused while somebody uses it', async () => {
    const server = await startEmbeddedPostgres({ dataDirectory, durable: false });
    await expect(discardEmbeddedPostgres({ dataDirectory })).rejects.toBeInstanceOf(ActionableError);
    await server.stop();
  });

  it('works on one that cannot be started any more, and leaves what is not its own', async () => {
    const server = await startEmbeddedPostgres({ dataDirectory, durable: false });
    await server.stop();
    await writeFile(join(dataDirectory, 'postgres', 'cluster', 'PG_VERSION'), '9.6\n');
    await writeFile(join(dataDirectory, 'development-issuer.json'), '{}');
    await expect(startEmbeddedPostgres({ dataDirectory, durable: false })).rejects.toBeInstanceOf(ActionableError);
    await discardEmbeddedPostgres({ dataDirectory });
    expect(await readdir(dataDirectory)).toEqual(['development-issuer.json']);
    await (await startEmbeddedPostgres({ dataDirectory, durable: false })).stop();
  });

  it('of a folder that has none does nothing', async () => {
    await discardEmbeddedPostgres({ dataDirectory });
    expect(await readdir(dataDirectory)).toEqual([]);
  });
});
