import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keptServer, type KeptServer } from './kept-server.ts';

let folder: string;
let server: KeptServer;
const said: string[] = [];
beforeEach(async () => {
  said.length = 0;
  folder = await mkdtemp(join(tmpdir(), 'kept-'));
  server = await keptServer({ dataDirectory: folder, durable: false, onStep: () => undefined, say: line => said.push(line) });
});
afterEach(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

const serverPid = async (): Promise<number> => Number.parseInt(await readFile(join(folder, 'postgres', 'cluster', 'postmaster.pid'), 'utf8'), 10);
async function answers(): Promise<boolean> {
  const client = new pg.Client({ connectionString: server.superuserUrl });
  client.on('error', () => undefined);
  await client.connect();
  await client.query('select 1');
  await client.end();
  return true;
}

describe('an embedded PostgreSQL that is kept', () => {
  it('is back at its old address after it was killed', async () => {
    expect(await answers()).toBe(true);
    process.kill(await serverPid(), 'SIGKILL');
    await vi.waitFor(() => { expect(said.at(-1)).toBe('PostgreSQL is back'); }, { timeout: 15_000, interval: 20 });
    expect(await answers()).toBe(true);
    expect(said[0]).toBe('PostgreSQL ended by itself; starting it again');
  });

  it('stays away when it was told to stop', async () => {
    await server.stop();
    await expect(answers()).rejects.toThrow('ECONNREFUSED');
    expect(said).toEqual([]);
  });
});
