/** Whatever is killed, and whenever: nothing keeps running, and the next start works. */
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startEmbeddedPostgres, type EmbeddedPostgres } from './index.ts';
import { isRunning } from './processes.ts';
import { asUser } from './server-user.ts';

const repository = resolve(import.meta.dirname, '../../../..');
const OWNER = `
  import { startEmbeddedPostgres } from ${JSON.stringify(join(import.meta.dirname, 'index.ts'))};
  const say = (fact) => process.stdout.write(JSON.stringify(fact) + '\\n');
  const server = await startEmbeddedPostgres({ dataDirectory: process.argv[1], durable: false, onStep: (step) => say({ step }) });
  say({ url: server.superuserUrl });
  if (process.argv[2] === 'stay') setInterval(() => undefined, 60_000);
`;

interface Fact {
  readonly step?: string;
  readonly url?: string;
}

let folder = '';
const left: (() => unknown)[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'embedded-'));
});
afterEach(async () => {
  for (const end of left.splice(0).reverse()) await end();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

/** Another process that starts a server on the folder. */
function owner(stay: 'stay' | 'leave' = 'stay'): ChildProcess {
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', OWNER, folder, stay], {
    cwd: repository,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  left.push(() => child.kill('SIGKILL'));
  return child;
}

async function heard(child: ChildProcess, isAwaited: (fact: Fact) => boolean): Promise<Fact> {
  for await (const line of createInterface({ input: child.stdout! })) { // piped above
    const fact = JSON.parse(line) as Fact; // written by OWNER
    if (isAwaited(fact)) return fact;
  }
  throw new Error('the process ended without saying it');
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

async function start(): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataDirectory: folder, durable: false });
  left.push(() => server.stop());
  return server;
}

const serverPid = async (): Promise<number> => Number.parseInt(await readFile(join(folder, 'postgres', 'cluster', 'postmaster.pid'), 'utf8'), 10);
const hasEnded = (pid: number): Promise<void> =>
  vi.waitFor(async () => expect(await isRunning(pid)).toBe(false), { timeout: 10_000, interval: 20 });

const halfMade = async (): Promise<readonly string[]> => (await readdir(folder)).filter((name) => name.includes('partial'));

async function run(url: string, sql: string): Promise<readonly unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('when the process that started the server is killed', () => {
  it('the server stops by itself, and the next start finds what was committed', async () => {
    const child = owner();
    const { url } = await heard(child, (fact) => fact.url !== undefined);
    await run(url!, 'create table kept as select 42 as answer'); // awaited above
    const pid = await serverPid();
    await kill(child);
    await hasEnded(pid);
    expect(await run((await start()).superuserUrl, 'select answer from kept')).toEqual([{ answer: 42 }]);
  });

  it('a start in the same moment waits for that server to end', async () => {
    const child = owner();
    await heard(child, (fact) => fact.url !== undefined);
    const pid = await serverPid();
    await kill(child);
    const server = await start();
    expect(await isRunning(pid)).toBe(false);
    expect(server.adopted).toBe(true);
  });

  it('while it creates the database, the next start begins anew', async () => {
    const child = owner();
    await heard(child, (fact) => fact.step?.startsWith('Creating') ?? false);
    await vi.waitFor(async () => expect(await readdir(join(folder, (await halfMade())[0] ?? '', 'cluster'))).toContain('PG_VERSION'), { timeout: 10_000, interval: 5 });
    await kill(child);
    const server = await start();
    expect(server.adopted).toBe(false);
    expect(await run(server.superuserUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
  });
});

describe('when the process that started the server ends without stopping it', () => {
  it('the server does not keep it alive and stops', async () => {
    const child = owner('leave');
    await heard(child, (fact) => fact.url !== undefined);
    const pid = await serverPid();
    if (child.exitCode === null) await once(child, 'exit');
    expect(child.exitCode).toBe(0);
    await hasEnded(pid);
  });
});

describe('what a killed run left behind', () => {
  it('is swept away when it is a half-made database', async () => {
    await mkdir(join(folder, 'postgres.partial-1', 'cluster', 'base'), { recursive: true });
    await writeFile(join(folder, 'postgres.partial-1', 'cluster', 'PG_VERSION'), '18\n');
    await start();
    expect(await halfMade()).toEqual([]);
  });

  it('is ignored when it is the note of a server whose number another program has now', async () => {
    await (await start()).stop();
    await writeFile(join(folder, 'postgres', 'cluster', 'postmaster.pid'), [process.pid, '/elsewhere', 1, 1, '', '127.0.0.1', '', 'ready', ''].join('\n'));
    expect(await run((await start()).superuserUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('is stopped when it is a server without its watchdog', async () => {
    const watched = await start();
    const { binDirectory, user, port } = watched;
    await watched.stop();
    const cluster = join(folder, 'postgres', 'cluster');
    const orders = ['start', '-D', cluster, '-w', '-l', join(cluster, 'log'), '-o', `-c unix_socket_directories='' -c port=${port}`];
    await promisify(execFile)(join(binDirectory, 'pg_ctl'), orders, { ...asUser(user), cwd: cluster });
    const orphan = await serverPid();
    left.push(async () => (await isRunning(orphan)) && process.kill(orphan, 'SIGKILL'));
    await start();
    expect(await isRunning(orphan)).toBe(false);
  });

  it('is taken over when it is the hold of a process that has ended or given its number away', async () => {
    await writeFile(join(folder, 'postgres.lock'), `${process.pid} 1 another-time\n`);
    await start();
    expect(await readFile(join(folder, 'postgres.lock'), 'utf8')).not.toContain('another-time');
  });
});

describe('a second start on one folder', () => {
  it('is refused with the number of the process that holds it', async () => {
    const child = owner();
    await heard(child, (fact) => fact.url !== undefined);
    await expect(start()).rejects.toThrow(new RegExp(`is in use\\.\\nWhy: process ${child.pid ?? '?'} runs the server on it\\.\\nNext: .*kill ${child.pid ?? '?'}`));
  });

  it('is refused at the same time as well: of five, one wins', async () => {
    const starts = await Promise.allSettled(Array.from({ length: 5 }, start));
    expect(starts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const lost of starts.filter(({ status }) => status === 'rejected')) expect(lost).toHaveProperty('reason.name', 'ActionableError');
  });
});
