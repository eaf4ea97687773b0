import { chmod, lstat, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEmbeddedPostgres, type EmbeddedPostgres } from './index.ts';

async function ask(url: string, sql: string): Promise<unknown> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<[unknown]>({ text: sql, rowMode: 'array' });
    return rows[0]?.[0];
  } finally {
    await client.end();
  }
}

const settingOf = (server: EmbeddedPostgres, name: string) => ask(server.superuserUrl, `show ${name}`);

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'embedded-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('an embedded PostgreSQL', () => {
  const steps: string[] = [];
  let server: EmbeddedPostgres;
  beforeAll(async () => {
    server = await startEmbeddedPostgres({ dataDirectory: folder, onStep: (step) => steps.push(step) });
  });
  afterAll(() => server.stop());

  it('says what it does while it starts', () => {
    expect(steps).toEqual([expect.stringContaining('Creating the database in'), expect.stringMatching(/^Starting PostgreSQL 18\./)]);
    expect(server.adopted).toBe(false);
  });

  it('takes connections on 127.0.0.1 only, up to 200', async () => {
    expect(await settingOf(server, 'listen_addresses')).toBe('127.0.0.1');
    expect(await settingOf(server, 'unix_socket_directories')).toBe('');
    expect(await settingOf(server, 'max_connections')).toBe('200');
    expect(await settingOf(server, 'port')).toBe(String(server.port));
  });

  it('survives a power cut', async () => {
    expect([await settingOf(server, 'fsync'), await settingOf(server, 'synchronous_commit'), await settingOf(server, 'full_page_writes')]).toEqual(['on', 'on', 'on']);
  });

  it('lets nobody in without the password, which only its user can read', async () => {
    const guess = server.superuserUrl.replace(/:[^:@]+@/, ':postgres@');
    await expect(ask(guess, 'select 1')).rejects.toThrow('password authentication failed');
    expect(await ask(server.superuserUrl, "select rolpassword like 'SCRAM-SHA-256$%' from pg_authid where rolname = 'postgres'")).toBe(true);
    expect((await stat(join(folder, 'postgres', 'superuser-password'))).mode & 0o777).toBe(0o600);
  });

  it('knows UTF-8 and the extensions of the trade', async () => {
    expect(await ask(server.superuserUrl, "select upper('žluťoučký')")).toBe('ŽLUŤOUČKÝ');
    for (const name of ['pg_trgm', 'unaccent', 'btree_gist']) await ask(server.superuserUrl, `create extension ${name}`);
    expect(await ask(server.superuserUrl, "select unaccent('Žluťoučký')")).toBe('Zlutoucky');
  });

  it('keeps its data over a restart', async () => {
    await ask(server.superuserUrl, 'create table kept as select 42 as answer');
    await server.stop();
    server = await startEmbeddedPostgres({ dataDirectory: folder });
    expect(server.adopted).toBe(true);
    expect(await ask(server.superuserUrl, 'select answer from kept')).toBe(42);
  });

  it('is gone once it was stopped, twice or not, and leaves the folder free', async () => {
    await server.stop();
    await server.stop();
    await expect(ask(server.superuserUrl, 'select 1')).rejects.toThrow('ECONNREFUSED');
    await expect(lstat(join(folder, 'postgres.lock'))).rejects.toThrow('ENOENT');
    server = await startEmbeddedPostgres({ dataDirectory: folder, port: server.port });
  });

  it('starts in a folder that is closed to others', async () => {
    await server.stop();
    await chmod(folder, 0o700);
    server = await startEmbeddedPostgres({ dataDirectory: folder });
    expect(await ask(server.superuserUrl, 'select 1')).toBe(1);
  });
});

describe('an embedded PostgreSQL for tests', () => {
  it('trades safety for speed', async () => {
    const scratch = await mkdtemp(join(tmpdir(), 'embedded-'));
    const server = await startEmbeddedPostgres({ dataDirectory: scratch, durable: false });
    try {
      expect([await settingOf(server, 'fsync'), await settingOf(server, 'synchronous_commit'), await settingOf(server, 'full_page_writes')]).toEqual(['off', 'off', 'off']);
    } finally {
      await server.stop();
      await rm(scratch, { recursive: true });
    }
  });
});
