/** `npm run start:distributed`, from its first line to its last: real processes, killed and healed. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AT_A_GLANCE, issuerIn, members, storyActor, tokenFor } from '@channelgraph/standalone';
import type { Answer } from '@channelgraph/testing';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { copyOfTheDemo, type DemoCopy } from './house.ts';

const root = join(import.meta.dirname, '..', '..');
const patiently = { timeout: 60_000, interval: 50 };

let folder: string;
let database: DemoCopy;
let programme: ChildProcess;
let screen = '';
let graphUrl = '';
let pids: ReadonlyMap<string, number> = new Map();

const onScreen = (words: string | RegExp): Promise<unknown> => vi.waitFor(() => { expect(screen).toMatch(words); }, patiently);
const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'processes-'));
  database = await copyOfTheDemo();
  const addresses = [...database.urls].flatMap(([name, { url, ownerUrl }]) => [
    [`${name.toUpperCase()}_DATABASE_URL`, url], [`${name.toUpperCase()}_MIGRATION_DATABASE_URL`, ownerUrl], [`${name.toUpperCase()}_PORT`, '0'],
  ]);
  programme = spawn(process.execPath, ['--import', 'tsx', 'packages/standalone/src/distributed.ts'], {
    cwd: root,
    env: { ...process.env, ...(Object.fromEntries(addresses) as Record<string, string>), DATA_DIR: folder, PORT: '0', NO_COLOR: '1' }, // names and texts
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const output of [programme.stdout, programme.stderr]) output?.on('data', (chunk: Buffer) => { screen += chunk.toString(); });
  await Promise.race([onScreen('Stop with Ctrl-C'), once(programme, 'exit').then(() => { throw new Error(screen); })]);
  graphUrl = /^ {2}Graph +(\S+)$/m.exec(screen)?.[1] ?? '';
  pids = new Map([...screen.matchAll(/^ {2}(\w+) +process (\d+)/gm)].map(([, name, pid]) => [name ?? '', Number(pid)]));
}, 90_000);

afterAll(async () => {
  programme.kill('SIGKILL');
  await vi.waitFor(() => { expect([...pids.values()].filter(isAlive)).toEqual([]); }, patiently);
  await database.drop();
  await rm(folder, { recursive: true, force: true });
}, 60_000);

async function acmeAtAGlance(): Promise<Answer> {
  const acme = storyActor('acme-admin');
  const response = await fetch(graphUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${await tokenFor(await issuerIn(folder), acme)}` },
    body: JSON.stringify({ query: AT_A_GLANCE, variables: { id: acme.partnerId } }),
  });
  return { errors: [], ...(await response.json() as Pick<Answer, 'data'>) }; // GraphQL over HTTP
}
const wholeAnswer = { errors: [], data: { partner: { name: 'Acme GmbH', pipeline: { openCount: expect.any(Number) as number }, scorecard: { kpis: expect.any(Array) as unknown[] } } } }; // vitest's matchers

describe('the graph in processes of their own', () => {
  it('consists of a gateway and the subgraphs, each with a number', () => {
    expect([...pids.keys()].sort()).toEqual(['gateway', ...members.map(({ name }) => name)].sort());
    expect([...pids.values()].every(isAlive)).toBe(true);
  });

  it('answers one query from all of them', async () => {
    expect(screen).toMatch(/First query +Acme GmbH: 5 parts from 4 subgraphs/);
    expect(await acmeAtAGlance()).toMatchObject(wholeAnswer);
  });

  it('goes on without a subgraph that is killed, and is whole again when that is back', async () => {
    process.kill(pids.get('deals') ?? 0, 'SIGKILL');
    await onScreen(/deals \(process \d+\) ended: SIGKILL; starting it again/);
    const { data, errors } = await acmeAtAGlance() as { data: { partner: { name: string } }; errors: Answer['errors'] }; // as selected
    expect(data.partner.name).toBe('Acme GmbH');
    expect(new Set(errors.map(({ extensions }) => extensions['code']))).toEqual(new Set(['SERVICE_BUSY']));
    await onScreen('deals is back');
    expect(await acmeAtAGlance()).toMatchObject(wholeAnswer);
  }, 60_000);

  it('has its gateway back when that is killed', async () => {
    process.kill(pids.get('gateway') ?? 0, 'SIGKILL');
    await onScreen('gateway is back');
    expect(await acmeAtAGlance()).toMatchObject(wholeAnswer);
  }, 60_000);

  it('ends as a whole on Ctrl-C and leaves nothing running', async () => {
    pids = new Map([...pids, ...[...screen.matchAll(/(\w+) is back as process (\d+)/g)].map(([, name, pid]): [string, number] => [name ?? '', Number(pid)])]);
    programme.kill('SIGINT');
    const [code] = (await once(programme, 'exit')) as [number | null]; // what a process ends with
    expect(code).toBe(0);
    expect(screen).toMatch(/SIGINT: stopping\n {2}stopped\n/);
    expect([...pids.values()].filter(isAlive)).toEqual([]);
  }, 60_000);
});
