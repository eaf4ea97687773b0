/** Our own set-ups: the programmes that people start, with their production settings. */
import { join } from 'node:path';
import { PROXIED } from './names.ts';
import type { Proxy } from './proxy.ts';
import { answering, freePort, houseProgramme, startProgramme } from './programme.ts';
import { RAISED_BUDGETS, TYPENAME, type SetUp, type Surroundings } from './set-up.ts';

type Environment = Readonly<Record<string, string>>;

const databaseAddresses = ({ rows: { urls } }: Surroundings): Environment => Object.fromEntries([...urls].flatMap(([name, { url, ownerUrl }]) => [
  [`${name.toUpperCase()}_DATABASE_URL`, url], [`${name.toUpperCase()}_MIGRATION_DATABASE_URL`, ownerUrl],
]));

const environmentOf = (surroundings: Surroundings): Environment => ({
  DATA_DIR: surroundings.databases.folder, DEMO_SCALE: String(surroundings.scale), ...databaseAddresses(surroundings), ...RAISED_BUDGETS,
});

/** Adds up a counter of a Prometheus page. */
async function counter(url: string, name: string): Promise<number> {
  const page = await (await fetch(url)).text();
  return [...page.matchAll(new RegExp(`^${name}(?:\\{[^}]*\\})? (\\S+)$`, 'gm'))].reduce((sum, [, value]) => sum + Number(value), 0);
}

export interface StandaloneOptions {
  readonly name?: string;
  /** Whether its requests to subgraphs can be counted, which costs. */
  readonly counted?: boolean;
  /** How long it may take to load and to hand over, at its first start. */
  readonly withinMs?: number;
}

/** Everything in one process. */
export async function standalone(surroundings: Surroundings, { name = 'standalone', counted = false, withinMs = 60_000 }: StandaloneOptions = {}): Promise<SetUp> {
  const port = await freePort();
  const metrics = counted ? await freePort() : null;
  const programme = await startProgramme({
    command: houseProgramme('packages/standalone/src/main.ts'),
    environment: { ...environmentOf(surroundings), PORT: String(port), ...(metrics !== null && { TELEMETRY_PORT: String(metrics) }) },
  });
  const url = `http://127.0.0.1:${String(port)}/graphql`;
  const stop = () => programme.stop();
  try {
    await programme.says(/Stop with Ctrl-C/, withinMs);
    await answering(programme, { url, token: surroundings.token, query: TYPENAME });
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    name, url, pids: [programme.pid], gatewayPid: programme.pid, stop,
    subgraphRequests: () => (metrics === null ? Promise.resolve(null) : counter(`http://127.0.0.1:${String(metrics)}/metrics`, 'channelgraph_hop_duration_seconds_count')),
  };
}

/** A set-up with its subgraphs, for others to stand in front of. */
export interface Distributed extends SetUp {
  /** Subgraph → where it listens. */
  readonly subgraphs: ReadonlyMap<string, string>;
  readonly subgraphPids: readonly number[];
}

/** The gateway and each subgraph in a process of its own, with signed HTTP between them. */
export async function distributed(surroundings: Surroundings): Promise<Distributed> {
  const names = [...surroundings.rows.urls.keys()];
  const ports = new Map(await Promise.all(names.map(async name => [name, await freePort()] as const)));
  const port = await freePort();
  const programme = await startProgramme({
    command: houseProgramme('packages/standalone/src/distributed.ts'),
    environment: {
      ...environmentOf(surroundings), PORT: String(port), ...Object.fromEntries([...ports].map(([name, own]) => [`${name.toUpperCase()}_PORT`, String(own)])),
    },
  });
  const url = `http://127.0.0.1:${String(port)}/graphql`;
  const stop = () => programme.stop();
  try {
    await programme.says(/Stop with Ctrl-C/, 120_000);
    await answering(programme, { url, token: surroundings.token, query: TYPENAME });
  } catch (error) {
    await stop();
    throw error;
  }
  const processes = new Map([...programme.screen().matchAll(/^ {2}(\w+) +process (\d+)/gm)].map(([, name = '', pid]) => [name, Number(pid)]));
  const gatewayPid = processes.get('gateway') ?? 0; // it said so
  const subgraphPids = names.flatMap(name => processes.get(name) ?? []);
  return {
    name: 'distributed', url, pids: [gatewayPid, ...subgraphPids], gatewayPid, subgraphPids, stop,
    subgraphs: new Map([...ports].map(([name, own]) => [name, `http://127.0.0.1:${String(own)}`])),
    subgraphRequests: () => Promise.resolve(null),
  };
}

/** One more gateway of ours in front of the same subgraphs, which it reaches through the proxy. */
export async function throughProxy(surroundings: Surroundings, { subgraphPids }: Distributed, { addresses, pid, passed }: Proxy): Promise<SetUp> {
  const port = await freePort();
  const { folder } = surroundings.databases;
  const programme = await startProgramme({
    command: houseProgramme('gateway/src/main.ts'),
    environment: {
      ...RAISED_BUDGETS, PORT: String(port), HOP_PRIVATE_KEY_FILE: join(folder, 'hops', 'gateway', 'private.json'), DEVELOPMENT_KEY_FILE: join(folder, 'development-issuer.json'),
      ...Object.fromEntries([...addresses].map(([subgraph, address]) => [`${subgraph.toUpperCase()}_URL`, address])),
    },
  });
  const url = `http://127.0.0.1:${String(port)}/graphql`;
  await answering(programme, { url, token: surroundings.token, query: TYPENAME });
  return { name: PROXIED, url, pids: [programme.pid, pid, ...subgraphPids], gatewayPid: programme.pid, subgraphRequests: passed, stop: () => programme.stop() };
}
