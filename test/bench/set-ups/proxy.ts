import { join } from 'node:path';
import type { Distributed } from './house.ts';
import { believedOf } from './limit.ts';
import { freePort, ownProgramme, startProgramme } from './programme.ts';
import type { Surroundings } from './set-up.ts';

export interface Proxy {
  readonly pid: number;
  /** Where each subgraph is found behind it: without `/graphql`, as `<NAME>_URL` has it. */
  readonly addresses: ReadonlyMap<string, string>;
  /** Requests that went through. */
  readonly passed: () => Promise<number>;
  stop(): Promise<void>;
}

/** What signs for gateways that cannot. */
export async function openProxy(surroundings: Surroundings, { subgraphs }: Distributed): Promise<Proxy> {
  const places = await Promise.all([...subgraphs].map(async ([name, url]) => ({ name, url, port: await freePort() })));
  const programme = await startProgramme({
    command: ownProgramme('proxy/server.ts', {
      places, keyFile: join(surroundings.databases.folder, 'hops', 'gateway', 'private.json'), believed: believedOf(surroundings),
    }),
  });
  return {
    pid: programme.pid,
    addresses: new Map(places.map(({ name, port }) => [name, `http://127.0.0.1:${String(port)}`])),
    passed: async () => (await programme.ask<{ passed: number }>({})).passed,
    stop: () => programme.stop(),
  };
}
