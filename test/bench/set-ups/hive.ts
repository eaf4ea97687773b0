import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Distributed } from './house.ts';
import { answering, freePort, root, startProgramme } from './programme.ts';
import type { Proxy } from './proxy.ts';
import { TYPENAME, type SetUp, type Surroundings } from './set-up.ts';

export interface Behind {
  readonly behind: Distributed;
  readonly proxy: Proxy;
  /** The folder in which it is installed. */
  readonly peers: string;
}

/** Our graph, with the proxy's addresses in it. */
async function supergraphFile({ addresses }: Proxy, folder: string): Promise<string> {
  const committed = await readFile(join(root, 'gateway', 'supergraph.graphql'), 'utf8');
  const readdressed = committed.replaceAll(/@join__graph\(name: "([^"]+)", url: "[^"]*"\)/g, (_, name: string) => `@join__graph(name: "${name}", url: "${addresses.get(name) ?? ''}/graphql")`);
  const file = join(folder, 'supergraph-of-the-proxy.graphql');
  await writeFile(file, readdressed);
  return file;
}

/** Hive Gateway from npm over our subgraphs; by its own executor, or by its native runtime. */
export async function hive({ databases, token }: Surroundings, { behind, proxy, peers: folder }: Behind, { native }: { readonly native: boolean }): Promise<SetUp> {
  const port = await freePort();
  const programme = await startProgramme({
    command: [
      join(folder, 'node_modules', '@graphql-hive', 'gateway', 'dist', 'bin.js'), 'supergraph', await supergraphFile(proxy, databases.folder),
      '--config-path', join(folder, 'hive.config.mjs'), '--host', '127.0.0.1', '--port', String(port), '--fork', '1', ...(native ? ['--hive-router-runtime'] : []),
    ],
    folder,
  });
  const url = `http://127.0.0.1:${String(port)}/graphql`;
  try {
    await answering(programme, { url, token, query: TYPENAME });
  } catch (error) {
    await programme.stop();
    throw error;
  }
  return {
    name: native ? 'hive, native runtime' : 'hive', url, pids: [programme.pid, proxy.pid, ...behind.subgraphPids], gatewayPid: programme.pid,
    subgraphRequests: proxy.passed, stop: () => programme.stop(),
  };
}
