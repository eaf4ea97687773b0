import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chooseDataDirectory, startEmbeddedPostgres } from '@channelgraph/database/embedded';
import type { TestProject } from 'vitest/node';
import '@channelgraph/testing';
import subgraphs from '../subgraphs/subgraphs.json' with { type: 'json' };

declare module 'vitest' {
  interface ProvidedContext {
    /** Superuser addresses of as many servers as there are subgraphs, in their order; the first is the shared one. */
    readonly postgresForEach: readonly string[];
  }
}

/** One PostgreSQL server for the whole run, and one more for each further subgraph; test files make databases of their own on them. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const servers = await Promise.all(subgraphs.map(async ({ name }) => {
    const folder = await mkdtemp(join(tmpdir(), `channelgraph-test-${name}-`));
    const dataDirectory = await chooseDataDirectory({ checkout: folder, dataDir: folder });
    return { folder, server: await startEmbeddedPostgres({ dataDirectory, durable: false }) };
  }));
  const addresses = servers.map(({ server }) => server.superuserUrl);
  project.provide('postgres', addresses[0] ?? '');
  project.provide('postgresForEach', addresses);
  return async () => {
    await Promise.all(servers.map(async ({ folder, server }) => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    }));
  };
}
