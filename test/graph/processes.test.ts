/** `npm run start:distributed`, from its first line to its last: real processes, killed and healed. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AT_A_GLANCE, issuerIn, storyActor, tokenFor } from '@channelgraph/standalone';
import type { Answer } from '@channelgraph/testing';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { DemoCopy } from './demo-copies.ts';
import { copyOfTheDemo } from './house.ts';
import { startDistributed, type Programme } from './programme.ts';

let folder: string;
let database: DemoCopy;
let programme: Programme;

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'processes-'));
  database = await copyOfTheDemo('each');
  const addresses = Object.fromEntries([...database.urls].flatMap(([name, { url, ownerUrl }]) => [
    [`${name.toUpperCase()}_DATABASE_URL`, url], [`${name.toUpperCase()}_MIGRATION_DATABASE_URL`, ownerUrl], [`${name.toUpperCase()}_PORT`, '0'],
  ] as const));
  programme = await startDistributed({ ...addresses, DATA_DIR: folder, PORT: '0' });
}, 90_000);

afterAll(async () => {
  await programme.end('SIGKILL');
  await vi.waitFor(() => { expect([...programme.pids().values()].filter(isAlive)).toEqual([]); }, { timeout: 60_000, interval: 50 });
  await database.drop();
  await rm(folder, { recursive: true, force: true });
}, 60_000);

async function acmeAtAGlance(): Promise<Answer> {
  const acme = storyActor('acme-admin');
  const response = await fetch(programme.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${await tokenFor(await issuerIn(folder), acme)}` },
    body: JSON.stringify({ query: AT_A_GLANCE, variables: { id: acme.partnerId } }),
  });
  return { errors: [], ...(await response.json() as Pick<Answer, 'data'>) }; // GraphQL over HTTP
}
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
  it('consists of a gateway and four subgraphs, each with a number', () => {
    expect([...programme.pids().keys()].sort()).toEqual(['deals', 'enablement', 'gateway', 'metrics', 'partners']);
    expect([...programme.pids().values()].every(isAlive)).toBe(true);
  });

  it('answers one query from all of them', async () => {
    expect(programme.screen()).toMatch(/First query +Acme GmbH: 5 parts from 4 subgraphs/);
    expect(await acmeAtAGlance()).toMatchObject(wholeAnswer);
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
    expect(programme.screen()).toMatch(/SIGINT: stopping\n {2}stopped\n/);
    expect(everybody.filter(isAlive)).toEqual([]);
  }, 60_000);
});
