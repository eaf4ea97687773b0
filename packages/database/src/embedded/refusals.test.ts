/** What keeps the server from starting is said in three lines: what, why and what to do next. */
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ActionableError } from '@channelgraph/config';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { folderFailure, programFailure } from './failures.ts';
import { startEmbeddedPostgres, type EmbeddedPostgresOptions } from './index.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'embedded-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function refusal(options?: Partial<EmbeddedPostgresOptions>): Promise<string> {
  const attempt: unknown = await startEmbeddedPostgres({ dataDirectory: folder, durable: false, ...options }).catch((error: unknown) => error);
  expect(attempt).toBeInstanceOf(ActionableError);
  return attempt instanceof Error ? attempt.message : '';
}

/** Runs a step without root's power to write everywhere; for anybody else nothing changes. */
async function withoutPrivileges<Result>(step: () => Promise<Result>): Promise<Result> {
  const before = process.geteuid?.();
  if (before === 0) process.seteuid?.('nobody');
  try {
    return await step();
  } finally {
    if (before === 0) process.seteuid?.(0);
  }
}

describe('the data folder is refused', () => {
  it('when a file is in its place', async () => {
    await writeFile(join(folder, 'data'), '');
    expect(await refusal({ dataDirectory: join(folder, 'data') })).toMatch(/data cannot be used\.\nWhy: .*data is a file where a folder is needed\.\nNext: .*DATA_DIR=/);
    expect(await refusal({ dataDirectory: join(folder, 'data', 'deeper') })).toContain('is a file where a folder is needed');
  });

  it('when this user may not write to it', async () => {
    await chmod(folder, 0o555);
    expect(await withoutPrivileges(() => refusal())).toMatch(/cannot be used\.\nWhy: this user may not read or write in .*\nNext: give it to this user: sudo mkdir/);
  });

  it('when it belongs to another major version', async () => {
    await (await startEmbeddedPostgres({ dataDirectory: folder, durable: false })).stop();
    await writeFile(join(folder, 'postgres', 'cluster', 'PG_VERSION'), '17\n');
    expect(await refusal()).toMatch(/belongs to PostgreSQL 17\.\nWhy: .*PostgreSQL 18.*\nNext: .*mv '/);
  });

  it('when the file with its password is gone or another', async () => {
    await (await startEmbeddedPostgres({ dataDirectory: folder, durable: false })).stop();
    const password = join(folder, 'postgres', 'superuser-password');
    await writeFile(password, 'guess');
    expect(await refusal()).toContain('is not the one of its superuser');
    await rm(password);
    expect(await refusal()).toContain('superuser-password, is gone');
  });
});

describe('the server is refused', () => {
  it('when its port is taken, and starts when the port is free', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const address = other.address();
    const port = address !== null && typeof address === 'object' ? address.port : 0;
    expect(await refusal({ port })).toMatch(new RegExp(`did not start.*\\nWhy: another program listens on port ${port} .*\\nNext: stop that program`));
    await new Promise((resolve) => other.close(resolve));
    const server = await startEmbeddedPostgres({ dataDirectory: folder, durable: false, port });
    expect(server.port).toBe(port);
    await server.stop();
  });

  it('when its files are damaged, with the line that matters and where the rest is', async () => {
    await (await startEmbeddedPostgres({ dataDirectory: folder, durable: false })).stop();
    const control = join(folder, 'postgres', 'cluster', 'global', 'pg_control');
    await writeFile(control, Buffer.alloc(8192));
    expect(await refusal()).toMatch(/PostgreSQL did not start on .*\nWhy: .+\nNext: read .*server\.log; `npm run reset`/);
  });
});

const outcome = { what: 'It failed.', folder: '/data' };

describe('what PostgreSQL prints is understood', () => {
  it.each([
    ['initdb: error: could not write to file "pg_wal/xlogtemp.1": No space left on device', 'the disk is full'],
    ['initdb: error while loading shared libraries: libicuuc.so.60: cannot open shared object file', 'its library libicuuc.so.60 is missing'],
    ['FATAL:  could not map anonymous shared memory: Cannot allocate memory', 'not enough memory'],
    ['sh: 1: initdb: Permission denied', 'Permission denied'],
    ['LOG: starting\n2026-11-22 UTC [7] FATAL:  the world has ended\nLOG: database system is shut down', 'the world has ended'],
    ['', 'it printed nothing'],
  ])('%s', (output, why) => {
    expect(programFailure({ ...outcome, output }).why).toContain(why);
  });
});

describe('what the file system answers is understood', () => {
  it.each([
    ['ENOSPC', 'the disk is full'],
    ['EROFS', 'read-only'],
    ['EACCES', 'may not read or write in /data.'],
  ])('%s', (code, why) => {
    expect(folderFailure('/data', Object.assign(new Error(code), { code, path: '/data/postgres' }))).toHaveProperty('why', expect.stringContaining(why));
  });

  it('and anything else comes back as it is', () => {
    const error = new TypeError('x');
    expect(folderFailure('/data', error)).toBe(error);
  });
});
