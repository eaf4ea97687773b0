/** Kills one process after the other while a client asks at a fixed rate. `npm run bench:recovery -- --kills 50` */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { chooseDataDirectory } from '@channelgraph/database/embedded';
import { AT_A_GLANCE, issuerIn, storyActor, tokenFor } from '@channelgraph/standalone';
import { startDistributed, type Programme } from '../graph/programme.ts';
import { aligned } from '../table.ts';
import { say } from './screen.ts';

const EVERY_MS = 100;
const GIVE_UP_AFTER_MS = 60_000;
const { values: { kills } } = parseArgs({ options: { kills: { type: 'string', default: '12' } } });

type Outcome = 'whole' | 'partial' | 'none';
/** One kill: how many answers were not whole, and how long until they were again. */
interface Round {
  readonly part: string;
  readonly partial: number;
  readonly none: number;
  readonly seconds: number;
}

async function ask(url: string, token: string, id: string): Promise<Outcome> {
  try {
    const response = await fetch(url, {
      method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query: AT_A_GLANCE, variables: { id } }), signal: AbortSignal.timeout(10_000),
    });
    const { data, errors } = await response.json() as { data?: { partner?: unknown }; errors?: unknown[] }; // GraphQL over HTTP
    if (errors === undefined && data?.partner != null) return 'whole';
    return data?.partner == null ? 'none' : 'partial';
  } catch {
    return 'none';
  }
}

/** Questions leave at their time whether or not earlier ones are answered. Ends when one that left after `back` was answered whole. */
async function untilWhole(question: () => Promise<Outcome>, back: Promise<unknown>): Promise<Omit<Round, 'part'>> {
  const counts = { whole: 0, partial: 0, none: 0 };
  const began = performance.now();
  const signs = { isBack: false };
  let wholeAt = 0;
  void back.then(() => { signs.isBack = true; });
  const flying: Promise<void>[] = [];
  for (let number = 0; wholeAt === 0; number += 1) {
    if (performance.now() - began > GIVE_UP_AFTER_MS) throw new Error('It did not come back.');
    const leftAfter = signs.isBack;
    flying.push(question().then(outcome => {
      counts[outcome] += 1;
      if (leftAfter && outcome === 'whole' && wholeAt === 0) wholeAt = performance.now();
    }));
    await pause(Math.max(0, began + (number + 1) * EVERY_MS - performance.now()));
  }
  await Promise.all(flying);
  return { partial: counts.partial, none: counts.none, seconds: (wholeAt - began) / 1000 };
}

const postgresPid = async (dataDirectory: string): Promise<number> =>
  Number((await readFile(join(dataDirectory, 'postgres', 'cluster', 'postmaster.pid'), 'utf8')).split('\n')[0]);

async function round(programme: Programme, part: string, dataDirectory: string, question: () => Promise<Outcome>): Promise<Round> {
  const before = programme.screen().length;
  const pid = part === 'postgresql' ? await postgresPid(dataDirectory) : programme.pids().get(part) ?? 0;
  process.kill(pid, 'SIGKILL');
  return { part, ...await untilWhole(question, programme.says(part === 'postgresql' ? /PostgreSQL is back/ : new RegExp(`${part} is back`), before)) };
}

const folder = await mkdtemp(join(tmpdir(), 'channelgraph-bench-'));
const dataDirectory = await chooseDataDirectory({ checkout: folder, dataDir: folder });
say('Starting everything, with demo data');
const ports = Object.fromEntries(['PORT', 'PARTNERS_PORT', 'DEALS_PORT', 'ENABLEMENT_PORT', 'METRICS_PORT'].map(name => [name, '0']));
const programme = await startDistributed({ ...ports, DATA_DIR: folder });
try {
  const acme = storyActor('acme-admin');
  const token = await tokenFor(await issuerIn(dataDirectory), acme);
  const question = () => ask(programme.url, token, acme.partnerId ?? '');
  const parts = [...programme.pids().keys(), 'postgresql'];
  const rounds: Round[] = [];
  for (let number = 0; number < Number(kills); number += 1) {
    const part = parts[number % parts.length] ?? '';
    rounds.push(await round(programme, part, dataDirectory, question));
    say(`${String(number + 1)} of ${kills}: ${part} was whole again after ${rounds.at(-1)?.seconds.toFixed(1) ?? ''} s`);
  }
  const sum = (of: readonly number[]): number => of.reduce((total, one) => total + one, 0);
  process.stdout.write(aligned([
    ['killed', 'times', 'partial', 'none', 'median s', 'longest s'],
    ...parts.map(part => {
      const own = rounds.filter(one => one.part === part);
      const seconds = own.map(one => one.seconds).sort((a, b) => a - b);
      return [part, String(own.length), String(sum(own.map(one => one.partial))), String(sum(own.map(one => one.none))),
        (seconds[Math.floor(seconds.length / 2)] ?? 0).toFixed(1), (seconds.at(-1) ?? 0).toFixed(1)];
    }),
  ]));
} finally {
  await programme.end('SIGTERM');
  await rm(folder, { recursive: true, force: true });
}
