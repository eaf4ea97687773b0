/** docker-compose.yml and the Dockerfile held against the code, where no engine is; run.test.ts runs what they say. */
import { readSubgraphConfig } from '@channelgraph/subgraph/serving';
import { describe, expect, it } from 'vitest';
import { MEMORY } from '../../packages/standalone/bin/memory.mjs';
import { PNPM } from '../../packages/standalone/bin/install-words.mjs';
import subgraphs from '../../subgraphs/subgraphs.json' with { type: 'json' };
import { variablesTold } from '../architecture/environment.ts';
import { exists, read, root } from '../architecture/tree.ts';
import { ignoredIn } from './build.ts';
import { composeOf, environmentOf } from './compose.ts';
import { stagesOf } from './dockerfile.ts';
import { containerOffences, type Containers } from './offences.ts';

const composeFile = read('docker-compose.yml');
const dockerfile = read('Dockerfile');

const offencesIn = ({ compose = composeFile, docker = dockerfile, listed = subgraphs }: { readonly compose?: string; readonly docker?: string; readonly listed?: Containers['subgraphs'] }): readonly string[] =>
  containerOffences({
    compose: composeOf(compose),
    stages: stagesOf(docker),
    subgraphs: listed,
    known: variablesTold(read('.env.example')),
    exists,
    consumersOf: (name, environment) => readSubgraphConfig(name, subgraphs, environment).consumers,
    pnpm: PNPM,
  });

/** The text with something else in it; fails where there is nothing to replace. */
function planted(text: string, [before, after]: readonly [string | RegExp, string]): string {
  const changed = text.replace(before, after);
  if (changed === text) throw new RangeError(`There is no ${String(before)} to plant in.`);
  return changed;
}

const runs = (subgraph: string): string => `CMD ["node", ${MEMORY.map(option => `"${option}"`).join(', ')}, "packages/standalone/bin/run.mjs", "subgraphs/${subgraph}/src/main.ts"]`;

describe('the containers', () => {
  it('say what the code says: services, ports, variables, health, commands, keys, order', () => {
    expect(offencesIn({})).toEqual([]);
  });

  it.each<[string, readonly [string | RegExp, string], RegExp]>([
    ['a neighbour at a wrong port', ['http://deals:4002', 'http://deals:4003'], /^gateway does not find deals$/],
    ['a variable that nobody reads', ['DEMO_ANCHOR: ,', 'DEMO_ANKER: ,'], /^migrate is told DEMO_ANKER, which nobody reads$/],
    ['a missing service', [/ {2}metrics:\n {4}<<[\s\S]*?\n\n/, ''], /^metrics has no service or no target of its own$/],
    ['rows in the folder of older images', ["rows:/var/lib/postgresql'", "rows:/var/lib/postgresql/data'"], /^database keeps its rows somewhere else/],
    ['somebody who is root', ['    image: channelgraph-deals\n', '    image: channelgraph-deals\n    user: root\n'], /^deals runs as root$/],
    ['a port for the whole network', ["'127.0.0.1:${PORT:-4000}:4000'", "'${PORT:-4000}:4000'"], /^gateway is open to everybody/],
    ['a published subgraph', ['    image: channelgraph-deals\n', "    image: channelgraph-deals\n    ports: ['127.0.0.1:4002:4002']\n"], /^deals is published$/],
    ['somebody else’s key', ["'keys-deals:/app/keys/deals:ro'", "'keys-metrics:/app/keys/metrics:ro'"], /^deals sees keys-metrics/],
    ['a key that can be overwritten', ['keys-deals:/app/keys/deals:ro', 'keys-deals:/app/keys/deals'], /^deals sees keys-deals:\/app\/keys\/deals:rw/],
    ['somebody else’s rows', ['DEALS_DATABASE_URL: *deals-rows', 'DEALS_DATABASE_URL: *metrics-rows'], /^deals logs in as nobody whom the roles know$/],
    ['a look at another’s rows', ['DEALS_DATABASE_URL: *deals-rows,', 'DEALS_DATABASE_URL: *deals-rows, METRICS_DATABASE_URL: *metrics-rows,'], /^deals is told METRICS_DATABASE_URL, which is not its own$/],
    ['a gateway beside the rows', ['    networks: [graph]\n', '    networks: [graph, rows]\n'], /^gateway is in graph, rows$/],
    ['subgraphs before the tables', ['    migrate: { condition: service_completed_successfully }\n', ''], /^partners waits for/],
    ['tables before the roles', ['      roles: { condition: service_completed_successfully }', '      roles: { condition: service_started }'], /^migrate waits for/],
    ['a command that is gone', ['packages/standalone/src/roles.ts', 'packages/standalone/src/role.ts'], /^roles runs packages\/standalone\/src\/role.ts, which is not there$/],
    ['a process that is killed while it finishes', ['stop_grace_period: 20s', 'stop_grace_period: 10s'], /^partners is not given the time to finish$/],
    ['a file system to write to', ['x-process: &process\n  profiles: [all]\n  read_only: true', 'x-process: &process\n  profiles: [all]'], /^partners may do more than it needs$/],
    ['another superuser', ['postgres:${POSTGRES_PASSWORD:-for-development-only}@', 'postgres:${POSTGRES_PASSWORD:-guess}@'], /^database has another password/],
    ['a database that is healthy too early', ['--host=127.0.0.1, ', ''], /^database is called healthy before it listens$/],
  ])('are found out by %s in docker-compose.yml', (_, plant, sentence) => {
    expect(offencesIn({ compose: planted(composeFile, plant) })).toContainEqual(expect.stringMatching(sentence));
  });

  it.each<[string, readonly [string | RegExp, string], RegExp]>([
    ['a wrong port', ['DEALS_PORT=4002', 'DEALS_PORT=4003'], /^deals does not listen on 4002/],
    ['another exposed port', ['EXPOSE 4002', 'EXPOSE 4003'], /^deals does not listen on 4002/],
    ['a health path that is not served', ["DEALS_PORT + '/readyz'", "DEALS_PORT + '/healthz'"], /^deals has another health check/],
    ['root', [/USER node\n/g, ''], /^deals runs as root$/],
    ['a shell before the process', [runs('deals'), 'CMD node packages/standalone/bin/run.mjs subgraphs/deals/src/main.ts'], /^deals does not run .* in the form that passes signals on$/],
    ['another subgraph’s code', [runs('deals'), runs('metrics')], /^deals does not run subgraphs\/deals/],
    ['a missing target', ['AS deals', 'AS sales'], /^deals has no service or no target of its own$/],
    ['a variable that nobody reads', ['ENV DEALS_PORT=4002', 'ENV DEALS_PORT=4002 LOGLEVEL=warn'], /^deals is told LOGLEVEL, which nobody reads$/],
    ['another pnpm', ['pnpm@10.34.9', 'pnpm@11.0.0'], /^installs with pnpm 11\.0\.0/],
    ['another Node', ['node:24-slim', 'node:latest'], /^node stands on node:latest/],
    ['a volume that root would own', [' keys/issuer', ''], /^gateway mounts \/app\/keys\/issuer, which its image does not own$/],
  ])('are found out by %s in the Dockerfile', (_, plant, sentence) => {
    expect(offencesIn({ docker: planted(dockerfile, plant) })).toContainEqual(expect.stringMatching(sentence));
  });

  it('are found out when a fifth subgraph is listed and has none', () => {
    expect(offencesIn({ listed: [...subgraphs, { name: 'incentives', port: 4005 }] })).toEqual(expect.arrayContaining(['incentives has no service or no target of its own', expect.stringMatching(/^keys are made for/), 'gateway does not find incentives']));
  });

  it('refuse a word that Compose does not know', () => {
    expect(() => composeOf(planted(composeFile, ['    shm_size:', '    shmsize:']))).toThrow('shmsize');
  });
});

describe('what goes into an image', () => {
  it('is named; everything else stays outside', async () => {
    const ignored = await ignoredIn(root);
    for (const path of ['gateway/src/main.ts', 'gateway/supergraph.graphql', 'subgraphs/subgraphs.json', 'packages/config/package.json', 'pnpm-lock.yaml', 'tsconfig.base.json']) expect({ path, isOut: ignored(path) }).toEqual({ path, isOut: false });
    for (const path of ['.git/HEAD', '.env', 'gateway/.env', '.data/roles.secret', '.data/hops/deals/private.json', 'node_modules/pg/package.json', 'packages/database/node_modules/pg/package.json', 'test/effort.ts', 'gateway/src/server.test.ts', 'notes.txt']) expect({ path, isOut: ignored(path) }).toEqual({ path, isOut: true });
  });

  it('is set by nobody outside unless it is meant to be', () => {
    const { services } = composeOf(composeFile);
    const outside = { FISCAL_YEAR_START: '2', HOST: '127.0.0.1', PROFILE: 'production' };
    expect(services['deals'] && environmentOf(services['deals'], outside)).toMatchObject({ FISCAL_YEAR_START: '2' });
    for (const service of Object.values(services)) for (const name of ['HOST', 'PROFILE']) expect(environmentOf(service, outside)[name]).toBeUndefined();
  });
});
