/** What row-level security costs: the same database with its policies on and off, in turns. `npm run bench:rows -- --seconds 5 --scale 1` */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openDatabase, prepareRoles, sql, type Database, type SubgraphUrls } from '@channelgraph/database';
import { chooseDataDirectory, startEmbeddedPostgres } from '@channelgraph/database/embedded';
import { demoWorld } from '@channelgraph/demo';
import type { Actor } from '@channelgraph/identity';
import { assemble, AT_A_GLANCE, issuerIn, loadDemoWhereEmpty, members, migrateAll, tokenFor, verifierOf, type Assembly } from '@channelgraph/standalone';
import pg from 'pg';
import { aligned } from '../table.ts';
import { say } from './screen.ts';

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '5' }, scale: { type: 'string', default: '1' }, rounds: { type: 'string', default: '3' } } });
const SETTINGS = { calendar: { timeZone: 'Europe/Berlin', fiscalYearStart: 1 }, reportingCurrency: 'USD' } as const;
const NOW = new Date('2026-11-18T10:00:00Z');
const CLIENTS = 20;
const names = members.map(({ name }) => name);

/** Runs `ask` from many clients for a while; how often a second. */
async function perSecond(ask: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  const until = began + Number(values.seconds) * 1000;
  let done = 0;
  await Promise.all(Array.from({ length: CLIENTS }, async () => {
    while (performance.now() < until) {
      await ask();
      done += 1;
    }
  }));
  return done / ((performance.now() - began) / 1000);
}

const median = (figures: readonly number[]): number => [...figures].sort((a, b) => a - b)[Math.floor(figures.length / 2)] ?? 0;

async function asSuperuser<Result>(url: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return work(client).finally(() => client.end());
}

interface Side {
  readonly deals: Database;
  readonly assembly: Assembly;
}

const folder = await mkdtemp(join(tmpdir(), 'channelgraph-bench-'));
const server = await startEmbeddedPostgres({ dataDirectory: await chooseDataDirectory({ checkout: folder, dataDir: folder }) });
const issuer = await issuerIn(folder);
const sides = new Map<'on' | 'off', Side>();
const urlsOf = (database: string) => prepareRoles({ superuserUrl: server.superuserUrl, database, subgraphs: names, password: 'for-benchmarks-only' });
const opened = (urls: ReadonlyMap<string, SubgraphUrls>): Promise<Assembly> => assemble({
  urls, settings: SETTINGS, now: () => NOW, verify: verifierOf(issuer), host: '127.0.0.1', port: 0, profile: 'development', delivery: 'on-demand',
  onError: error => { throw error; },
});

try {
  const urls = await urlsOf('bench');
  await migrateAll(urls);
  say(`Loading the demo data, DEMO_SCALE=${values.scale}`);
  await loadDemoWhereEmpty({ urls, settings: SETTINGS, world: () => demoWorld({ anchor: new Date('2026-09-30T22:00:00Z'), until: NOW, scale: Number(values.scale), ...SETTINGS }) });
  const loading = await opened(urls);
  await loading.drain();
  await loading.stop();
  const copied = new URL(server.superuserUrl);
  copied.pathname = '/bench_off';
  await asSuperuser(server.superuserUrl, client => client.query('create database bench_off template bench'));
  await asSuperuser(copied.toString(), async client => {
    const { rows } = await client.query<{ name: string }>(`select oid::regclass::text as name from pg_class where relrowsecurity`);
    for (const { name } of rows) await client.query(`alter table ${name} disable row level security`);
    await client.query('vacuum analyze');
  });
  const original = new URL(copied);
  original.pathname = '/bench';
  await asSuperuser(original.toString(), client => client.query('vacuum analyze'));
  for (const [side, own] of [['on', urls], ['off', await urlsOf('bench_off')]] as const) {
    sides.set(side, { deals: await openDatabase({ name: 'deals', url: own.get('deals')?.url ?? '', entities: [] }), assembly: await opened(own) });
  }
  const actors = (await asSuperuser(original.toString(), client => client.query<{ person: string; partner: string }>(`
    select distinct on (partner_id) person_id as person, partner_id as partner from deals.employment where partner_id is not null and valid_from <= '${NOW.toISOString()}' and valid_to is null`)))
    .rows.map(({ person, partner }): Actor => ({ personId: person, role: 'PARTNER_ADMIN', partnerId: partner, scopes: [] }));
  const tokens = new Map(await Promise.all(actors.slice(0, 200).map(async actor => [actor, await tokenFor(issuer, actor)] as const)));
  const anyOf = <One>(all: readonly One[]): One => all[Math.floor(Math.random() * all.length)] ?? (() => { throw new RangeError('There is nobody.'); })();

  const oneRead = ({ deals }: Side) => () => {
    const actor = anyOf(actors);
    return deals.as({ actor, at: NOW }).rows(sql`
      select d.id, d.name, d.stage, d.value_minor, d.value_currency from deals.deal d where d.partner_id = ${actor.partnerId}::uuid order by d.created_at desc, d.id desc limit 10`);
  };
  const glance = ({ assembly }: Side) => async () => {
    const [actor, token] = anyOf([...tokens]);
    const response = await fetch(`${assembly.gateway.url}/graphql`, {
      method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` }, body: JSON.stringify({ query: AT_A_GLANCE, variables: { id: actor.partnerId } }),
    });
    if (!(await response.text()).startsWith('{"data":{"partner":{')) throw new Error('The at-a-glance query was not answered.');
  };

  const table = [['per second', 'on', 'off', 'ratio']];
  for (const [name, ask] of [['ten deals of a partner', oneRead], ['at a glance', glance]] as const) {
    const figures: Readonly<Record<'on' | 'off', number[]>> = { on: [], off: [] };
    for (let round = 0; round <= Number(values.rounds); round += 1) {
      for (const [key, side] of sides) {
        const figure = await perSecond(ask(side));
        if (round > 0) figures[key].push(figure); // the first round warms up
      }
      say(`${name}: round ${String(round)} of ${values.rounds}`);
    }
    const ratios = figures.on.map((on, index) => on / (figures.off[index] ?? on));
    table.push([name, Math.round(median(figures.on)).toLocaleString('en'), Math.round(median(figures.off)).toLocaleString('en'), median(ratios).toFixed(2)]);
  }
  process.stdout.write(aligned(table));
} finally {
  for (const { deals, assembly } of sides.values()) {
    await deals.close();
    await assembly.stop();
  }
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}
