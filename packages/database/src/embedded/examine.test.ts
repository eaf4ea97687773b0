import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ActionableError } from '@channelgraph/config';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { examineEmbeddedPostgres, startEmbeddedPostgres } from './index.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'embedded-'));
  await chmod(folder, 0o755);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('a folder that is still to be made is fine, and is not made by looking', async () => {
  const dataDirectory = join(folder, 'new');
  expect(await examineEmbeddedPostgres({ dataDirectory })).toMatchObject({ hasDatabase: false, heldBy: null, version: expect.stringMatching(/^18\./) as string }); // an asymmetric matcher
  expect(await readdir(folder)).toEqual([]);
});

it('a running server is named by the process that holds its folder', async () => {
  const server = await startEmbeddedPostgres({ dataDirectory: folder, durable: false });
  expect(await examineEmbeddedPostgres({ dataDirectory: folder })).toMatchObject({ hasDatabase: true, heldBy: process.pid });
  await server.stop();
  expect(await examineEmbeddedPostgres({ dataDirectory: folder })).toMatchObject({ hasDatabase: true, heldBy: null });
});

it('files of another major version are refused as the start refuses them', async () => {
  await mkdir(join(folder, 'postgres', 'cluster'), { recursive: true });
  await writeFile(join(folder, 'postgres', 'cluster', 'PG_VERSION'), '15\n');
  const refusal: unknown = await examineEmbeddedPostgres({ dataDirectory: folder }).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(ActionableError);
  expect(refusal).toMatchObject({ what: expect.stringContaining('belongs to PostgreSQL 15') as string }); // an asymmetric matcher
});
