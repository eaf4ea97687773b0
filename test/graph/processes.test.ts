/** `npm run start:distributed`, from its first line to its last: real processes, killed and healed. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AT_A_GLANCE, issuerIn, members, storyActor, tokenFor } from '@channelgraph/standalone';
import { openCollector, type Answer, type Collector } from '@channelgraph/testing';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { DemoCopy } from './demo-copies.ts';
import { copyOfTheDemo } from './house.ts';
import { startDistributed, type Programme } from './programme.ts';

let folder: string;
let database: DemoCopy;
let collector: Collector;
let programme: Programme;

const patiently = { timeout: 60_000, interval: 50 };

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

/** Spans leave soon, and every process takes a free port for its metrics. */
const telemetry = () => ({ TELEMETRY_PORT: '0', OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, OTEL_BSP_SCHEDULE_DELAY: '100', LOG_LEVEL: 'info' });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'processes-'));
  database = await copyOfTheDemo('each');
  collector = await openCollector();
  const addresses = Object.fromEntries([...database.urls].flatMap(([name, { url, ownerUrl }]) => [
    [`${name.toUpperCase()}_DATABASE_URL`, url], [`${name.toUpperCase()}_MIGRATION_DATABASE_URL`, ownerUrl], [`${name.toUpperCase()}_PORT`, '0'],
  ] as const));
  programme = await startDistributed({ ...addresses, DATA_DIR: folder, PORT: '0', ...telemetry() });
}, 90_000);

afterAll(async () => {
  await programme.end('SIGKILL');
  await vi.waitFor(() => { expect([...programme.pids().values()].filter(isAlive)).toEqual([]); }, patiently);
  await collector.close();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
}, 60_000);

async function asks(who: string, question: object, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
  const response = await fetch(programme.url, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json', authorization: `Bearer ${await tokenFor(await issuerIn(folder), storyActor(who))}` },
    body: JSON.stringify(question),
  });
  return { errors: [], ...(await response.json() as Pick<Answer, 'data'>) }; // GraphQL over HTTP
}
const acmeAtAGlance = (headers?: Readonly<Record<string, string>>): Promise<Answer> =>
  asks('acme-admin', { query: AT_A_GLANCE, variables: { id: storyActor('acme-admin').partnerId } }, headers);
const wholeAnswer = { errors: [], data: { partner: { name: 'Acme GmbH', pipeline: { openCount: expect.any(Number) as number }, scorecard: { kpis: expect.any(Array) as unknown[] } } } }; // vitest's matchers

/** Kills one part and waits until it is back; what was answered meanwhile. */
async function kill(name: string): Promise<Answer | null> {
  const before = programme.screen().length;
  process.kill(programme.pids().get(name) ?? 0, 'SIGKILL');
  await programme.says(new RegExp(`${name} \\(process \\d+\\) ended: SIGKILL; starting it again`), before);
  const meanwhile = name === 'gateway' ? null : await acmeAtAGlance();
  await programme.says(new RegExp(`${name} is back`), before);
  return meanwhile;
}

describe('the graph in processes of their own', () => {
  it('consists of a gateway and the subgraphs, each with a number', () => {
    expect([...programme.pids().keys()].sort()).toEqual(['gateway', ...members.map(({ name }) => name)].sort());
    expect([...programme.pids().values()].every(isAlive)).toBe(true);
  });

  it('answers one query from all of them', async () => {
    expect(programme.screen()).toMatch(/First query +Acme GmbH: 5 parts from 4 subgraphs/);
    expect(await acmeAtAGlance()).toMatchObject(wholeAnswer);
  });

  it('shows the vendor’s people all of it, and a partner’s what is for them', async () => {
    const question = { query: '{ __type(name: "CustomerAccount") { name } }' };
    expect((await asks('vendor-admin', question)).data).toEqual({ __type: { name: 'CustomerAccount' } });
    expect((await asks('acme-admin', question)).data).toEqual({ __type: null });
  });

  it('is one trace through all five processes to SQL, and one request id in all their logs', async () => {
    const trace = '4bf92f3577b34da6a3ce929d0e0e4736';
    await acmeAtAGlance({ traceparent: `00-${trace}-00f067aa0ba902b7-00` });
    const ofTrace = () => collector.spans().filter(({ traceId }) => traceId === trace);
    const services = ['deals', 'enablement', 'gateway', 'metrics', 'partners'].map(name => `channelgraph-${name}`);
    await vi.waitFor(() => {
      expect([...new Set(ofTrace().map(({ service }) => service))].sort()).toEqual(services);
      const known = new Set(ofTrace().map(({ spanId }) => spanId));
      expect(ofTrace().filter(({ parentSpanId }) => !known.has(parentSpanId ?? '')).map(({ name }) => name)).toEqual(['POST /graphql']);
    }, patiently);
    const withStatements = new Set(ofTrace().filter(({ attributes }) => 'db.query.text' in attributes).map(({ service }) => service));
    expect([...withStatements].sort()).toEqual(services.filter(service => service !== 'channelgraph-gateway'));
    await vi.waitFor(() => {
      const requestIds = [...programme.screen().matchAll(/^\{.*"requestId":"([^"]+)","traceId":"4bf92f3577b34da6a3ce929d0e0e4736".*$/gm)].map(([, requestId]) => requestId);
      expect([requestIds.length, new Set(requestIds).size]).toEqual([6, 1]); // partners is asked twice
    }, patiently);
  });

  it('counts in each of them, at an address of its own', async () => {
    const addresses = [...programme.screen().matchAll(/(\S+\/metrics)$/gm)].map(([, address = '']) => address);
    const texts = await Promise.all(addresses.map(async address => (await fetch(address)).text()));
    expect(texts).toHaveLength(5);
    expect(texts.filter(text => text.includes('channelgraph_supergraph_loaded{'))).toHaveLength(1);
    for (const subgraph of ['partners', 'deals', 'enablement', 'metrics']) {
      expect(texts.filter(text => text.includes(`channelgraph_subgraph_operation_duration_seconds_count{subgraph="${subgraph}",kind="query",outcome="ok"}`))).toHaveLength(1);
    }
    const routes = new Set(texts.flatMap(text => [...text.matchAll(/^channelgraph_events_waiting\{route="(.+)"\} 0$/gm)].map(([, route]) => route)));
    expect(routes).toContain('deals → metrics');
  });

  it.each(['deals', 'enablement', 'metrics'])('goes on without %s when that is killed, and is whole again when it is back', async name => {
    const meanwhile = await kill(name) as { data: { partner: { name: string } }; errors: Answer['errors'] }; // as selected
    expect(meanwhile.data.partner.name).toBe('Acme GmbH');
    expect(new Set(meanwhile.errors.map(({ extensions }) => extensions['code']))).toEqual(new Set(['SERVICE_BUSY']));
    expect(await acmeAtAGlance()).toMatchObject(wholeAnswer);
  }, 60_000);

  it.each(['partners', 'gateway'])('is whole again when %s was killed and is back', async name => {
    await kill(name);
    expect(await acmeAtAGlance()).toMatchObject(wholeAnswer);
  }, 60_000);

  it('ends as a whole on Ctrl-C and leaves nothing running', async () => {
    const everybody = [...programme.pids().values()];
    expect(await programme.end('SIGINT')).toBe(0);
    expect(programme.screen().replaceAll(/^\{.*\n/gm, '')).toMatch(/SIGINT: stopping\n {2}stopped\n/); // the log goes its own way
    expect(everybody.filter(isAlive)).toEqual([]);
  }, 60_000);
});
