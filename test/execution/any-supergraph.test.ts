/** The gateway as a process, before subgraphs that have never heard of it. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { text } from 'node:stream/consumers';
import { composeSupergraph } from '@channelgraph/supergraph';
import { buildSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { GRAPHS } from './graphs.ts';
import { madeUpSubgraph } from './made-up-subgraph.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const FAIR = { seed: '', fieldsFail: false, subgraphsFail: false, valuesAreWrong: false };
const patiently = { timeout: 100_000, interval: 25 }; // a busy machine bundles and loads slowly

let folder: string;
let url: string;
let gateway: ChildProcess;
const servers: Server[] = [];
/** Headers by which somebody could be told from somebody else. */
const told: unknown[] = [];

const portOf = (server: Server): number => (server.address() as AddressInfo).port; // it listens on TCP

async function listening(listener: Parameters<typeof createServer>[1]): Promise<Server> {
  const server = createServer(listener);
  servers.push(server);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return server;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'any-supergraph-'));
  const graph = GRAPHS['an interface that is an object elsewhere'];
  const whole = buildSchema(composeSupergraph(graph), { assumeValidSDL: true });
  const subgraphs = await Promise.all(graph.map(async subgraph => {
    const made = madeUpSubgraph(subgraph, whole, () => FAIR);
    const server = await listening((request, response) => {
      told.push(request.headers.authorization);
      void text(request).then(async body => {
        const asked = JSON.parse(body) as { readonly query: string; readonly variables?: Readonly<Record<string, unknown>> }; // GraphQL over HTTP
        response.setHeader('content-type', 'application/json').end(JSON.stringify(await made.execute({ ...asked, actor: null, requestId: '', signal: new AbortController().signal })));
      });
    });
    return { ...subgraph, url: `http://127.0.0.1:${portOf(server)}/anywhere?v=1` };
  }));
  const file = join(folder, 'supergraph.graphql');
  await writeFile(file, composeSupergraph(subgraphs));
  const taken = await listening(() => undefined);
  const port = portOf(taken);
  taken.close();
  url = `http://127.0.0.1:${port}`;
  gateway = spawn(process.execPath, ['packages/standalone/bin/run.mjs', 'gateway/src/main.ts'], { cwd: root, env: { PATH: process.env['PATH'], HOME: process.env['HOME'], SUPERGRAPH: file, PORT: String(port) }, stdio: 'ignore' });
  await vi.waitFor(async () => { expect((await fetch(`${url}/readyz`)).status).toBe(200); }, patiently);
}, 120_000);

afterAll(async () => {
  gateway.kill('SIGKILL');
  for (const server of servers) server.close();
  await rm(folder, { recursive: true, force: true });
});

const ask = async (query: string, headers: Readonly<Record<string, string>> = {}): Promise<string> =>
  (await fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify({ query }) })).text();

describe('any supergraph', () => {
  it('is answered to anybody, from the addresses that stand in it, by requests that nobody signed', async () => {
    const answer = await ask('{ bestRated { rating title ... on Book { shelf } } media { rating title } }', { authorization: 'whatever this is' });
    expect(answer).toMatch(/^\{"data":\{"bestRated":[^]*"media":\[\{"rating":[^,]*,"title":"\w+\.title/);
    expect(new Set(told)).toEqual(new Set([undefined]));
  });

  it('is shown to anybody, and nothing else is said of it', async () => {
    expect(await (await fetch(`${url}/schema.graphql`)).text()).toContain('interface Media');
    expect(await (await fetch(url)).text()).not.toMatch(/partner|channel|deal/i);
  });

  it('is served until the process is told to stop, which is success', async () => {
    const ended = once(gateway, 'exit');
    gateway.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
  });
});
