import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { bareEnvironment } from '../config.ts';
import list from '../../subgraphs/subgraphs.json' with { type: 'json' };

const names = list.map(({ name }) => name);
const root = fileURLToPath(new URL('../..', import.meta.url));
let dataDirectory: string;
beforeAll(async () => { dataDirectory = await mkdtemp(join(tmpdir(), 'channelgraph-start-')); });
afterAll(() => rm(dataDirectory, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }));

interface Program {
  readonly child: ChildProcess;
  readonly said: () => string;
  /** Resolves when the program has written this. */
  readonly until: (text: string) => Promise<void>;
}

/** A program of ours with a bare environment, as a newcomer's shell has it. */
function run(file: string, env: Record<string, string> = {}, args: readonly string[] = []): Program {
  const child = spawn(process.execPath, ['packages/standalone/bin/run.mjs', `packages/standalone/src/${file}`, ...args], {
    cwd: root, env: { ...bareEnvironment(), DATA_DIR: dataDirectory, ...env }, stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  const waiting = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => { text += chunk.toString(); for (const look of waiting) look(); });
  return {
    child,
    said: () => text,
    until: wanted => new Promise((resolve, reject) => {
      const look = () => { if (text.includes(wanted)) resolve(); };
      waiting.add(look);
      child.once('exit', code => { reject(new Error(`ended with ${String(code)}:\n${text}`)); });
      look();
    }),
  };
}
const end = async ({ child, said }: Program): Promise<{ code: number | null; said: string }> => {
  if (child.exitCode === null) await once(child, 'exit');
  return { code: child.exitCode, said: said() };
};
const addressIn = (text: string) => /Graph +(http:\S+)/.exec(text)?.[1] ?? '';

describe('npm start', () => {
  it('comes up from nothing, answers a person with a token, and ends with everything stopped', { timeout: 120_000 }, async () => {
    const first = run('main.ts', { PORT: '0' });
    await first.until('Ctrl-C');
    expect(first.said()).toContain(`Demo data  loaded into ${names.join(', ')}`);
    expect(first.said()).toContain('5 parts from 4 subgraphs');

    const token = await end(run('token.ts', {}, ['--as', 'analyst']));
    expect(token.said).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/);
    const response = await fetch(addressIn(first.said()), {
      method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${token.said.trim()}` }, body: JSON.stringify({ query: '{ me { role } }' }),
    });
    expect(await response.json()).toEqual({ data: { me: { role: 'ANALYST' } } });

    first.child.kill('SIGINT');
    expect(await end(first)).toMatchObject({ code: 0, said: expect.stringContaining('stopped') as string }); // vitest's matcher

    const second = run('main.ts', { PORT: '0' });
    await second.until('Ctrl-C');
    expect(second.said()).toContain('kept from before');
    second.child.kill('SIGKILL');
    await end(second);

    const third = run('main.ts', { PORT: '0' });
    await third.until('Ctrl-C');
    third.child.kill('SIGTERM');
    expect((await end(third)).code).toBe(0);

    expect(await end(run('replay.ts', {}, ['metrics']))).toEqual({ code: 0, said: '  metrics has read every log again\n' });
  });

  it.each([
    ['a taken port', async () => {
      const other = createServer().listen(0, '127.0.0.1');
      await once(other, 'listening');
      const address = other.address();
      const outcome = await end(run('main.ts', { PORT: String(typeof address === 'object' ? address?.port : '') }));
      other.close();
      return outcome;
    }, /Port \d+ is taken\.\nWhy: .+\nNext: .+/],
    ['a database that cannot be reached', () => end(run('main.ts', { PORT: '0', DATABASE_URL: 'postgres://nobody:secret@127.0.0.1:1/nothing' })), /DATABASE_URL cannot be reached\.\nWhy: .*ECONNREFUSED.*\nNext: .+/],
    ['an owner who cannot log in', () => end(run('main.ts', { PORT: '0', DATABASE_URL: inject('postgres'), MIGRATION_DATABASE_URL: inject('postgres').replace(/:[^:@]+@/, ':secret@') })), /MIGRATION_DATABASE_URL cannot be reached\.\nWhy: .*password.*\nNext: .+/],
    ['an address of another machine', () => end(run('main.ts', { PORT: '0', HOST: '203.0.113.9' })), /HOST=203\.0\.113\.9 is no address of this machine\.\nWhy: .+\nNext: .+/],
    ['bad variables', () => end(run('main.ts', { PORT: 'x', VENDOR_TIME_ZONE: 'Mars' })), /2 problems\.\nWhy: [\s\S]*PORT[\s\S]*VENDOR_TIME_ZONE[\s\S]*\nNext: .+/],
    ['an option, of which there are none', () => end(run('main.ts', {}, ['--port', '4100'])), /not understood\.\nWhy: .*--port.*\nNext: PORT=4100 npm start/],
    ['a production profile', () => end(run('main.ts', { PORT: '0', PROFILE: 'production' })), /no issuer .+ in production\.\nWhy: OIDC_ISSUER and OIDC_AUDIENCE are not set.+\nNext: .+/],
    ['an option there is not', () => end(run('token.ts', {}, ['--who', 'zorro'])), /not understood\.\nWhy: Unknown option '--who'; it takes --as\.\nNext: npm run -s token -- --as acme-admin/],
    ['a wrong variable, also of a reset', () => end(run('reset.ts', { DEMO_SCALE: '-1' })), /DEMO_SCALE is "-1".*\nNext: .+/],
    ['an unknown subgraph', () => end(run('replay.ts', {}, ['sales'])), new RegExp(`no subgraph sales\\.\nNext: npm run replay -- ${names.join(' ')}`)],
    ['an unknown person', () => end(run('token.ts', {}, ['--as', 'zorro'])), /no demo person called "zorro"\.\nWhy: .*acme-admin.*\nNext: .+/],
  ] as const)('with %s says what, why and what to do, and fails', { timeout: 60_000 }, async (_, attempt, message) => {
    const { code, said } = await attempt();
    expect(code).not.toBe(0);
    expect(said).toMatch(message);
    expect(said).not.toContain('secret');
  });
});
