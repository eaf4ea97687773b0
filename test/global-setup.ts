import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chooseDataDirectory, startEmbeddedPostgres } from '@channelgraph/database/embedded';
import type { TestProject } from 'vitest/node';
import '@channelgraph/testing';

/** One PostgreSQL server for the whole run; each test file makes databases of its own on it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'channelgraph-test-'));
  const dataDirectory = await chooseDataDirectory({ checkout: folder, dataDir: folder });
  const server = await startEmbeddedPostgres({ dataDirectory, durable: false });
  project.provide('postgres', server.superuserUrl);
  return async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
