import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import list from '../../../subgraphs/subgraphs.json' with { type: 'json' };
import { diagnosis } from './diagnosis.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'diagnosis-'));
  await chmod(folder, 0o755);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const look = async (env: Readonly<Record<string, string>> = {}) => diagnosis({ PORT: '0', DATA_DIR: join(folder, 'data'), ...env });

async function portOfAServer(answer: string): Promise<{ readonly port: string; readonly close: () => void }> {
  const server = createServer((_, response) => response.end(answer)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return { port: String(typeof address === 'object' ? address?.port : ''), close: () => server.close() };
}

describe('what npm start would meet', () => {
  it('is fine in a folder that is still empty', async () => {
    const found = await look();
    expect(found.filter(({ level }) => level === 'fail')).toEqual([]);
    expect(found.at(-1)).toMatchObject({ level: 'ok', about: 'Database', what: expect.stringMatching(/^embedded PostgreSQL 18\..* would begin anew/) as string }); // an asymmetric matcher
  });

  it.each([
    ['a variable that cannot be read', { PORT: 'x' }, 'Settings', /PORT/],
    ['a production profile', { PROFILE: 'production' }, 'Settings', /OIDC_ISSUER and OIDC_AUDIENCE are not set/],
    ['demo data in production', { PROFILE: 'production', OIDC_ISSUER: 'https://login.vendor.example', OIDC_AUDIENCE: 'graph' }, 'Settings', /DEMO_SCALE/],
    ['a database that does not answer', { DATABASE_URL: 'postgres://app:secret@127.0.0.1:1/x' }, 'Database', /ECONNREFUSED/],
  ])('%s fails, once, with a reason and the next step', async (_, env, about, why) => {
    const failed = (await look(env)).filter(({ level }) => level === 'fail');
    expect(failed).toMatchObject([{ about, why: expect.stringMatching(why) as string, next: expect.any(String) as string }]); // asymmetric matchers
    expect(JSON.stringify(failed)).not.toContain('secret');
  });

  it('is a taken port, or a graph that is served already', async () => {
    const stranger = await portOfAServer('hello');
    const ours = await portOfAServer('{"status":"ready"}');
    expect(await look({ PORT: stranger.port })).toContainEqual(expect.objectContaining({ level: 'fail', about: 'Port' }));
    expect(await look({ PORT: ours.port })).toContainEqual(expect.objectContaining({ level: 'warn', about: 'Port' }));
    stranger.close();
    ours.close();
  });

  it('is a given database that answers; the embedded one is not looked for then', async () => {
    const found = await look({ DATABASE_URL: inject('postgres') });
    expect(found.filter(({ about }) => about === 'Database')).toMatchObject([{ level: 'ok', what: expect.stringContaining(`of ${list.map(({ name }) => name).join(', ')} is reached`) as string }]); // an asymmetric matcher
  });

  it('is data of another PostgreSQL', async () => {
    const cluster = join(folder, 'old', 'postgres', 'cluster');
    await mkdir(cluster, { recursive: true });
    await writeFile(join(cluster, 'PG_VERSION'), '15\n');
    expect(await look({ DATA_DIR: join(folder, 'old') })).toContainEqual(expect.objectContaining({ level: 'fail', about: 'Database', what: expect.stringContaining('PostgreSQL 15') as string })); // an asymmetric matcher
  });
});
