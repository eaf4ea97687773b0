/** Everything side by side on this machine: ours, the stock gateway, other gateways, and the limit. `npm run bench` */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { aligned } from '../table.ts';
import { asSuperuser, openDatabases } from './data/databases.ts';
import { loadWhereMissing } from './data/loading.ts';
import { openGenerator } from './load/generating.ts';
import { describeCommit, describeMachine } from './machine.ts';
import { countsOf, type Counts } from './measure/counts.ts';
import { generatorAlone } from './measure/generator-alone.ts';
import { residentMegabytes } from './measure/memory.ts';
import { adminTokens, questionsAbout } from './measure/questions.ts';
import { inRounds, type Rounds } from './measure/rounds.ts';
import { compareAnswers } from './measure/same-answers.ts';
import { readOptions } from './options.ts';
import { ratiosOf } from './results/ratios.ts';
import { Results } from './results/results.ts';
import { rowOf } from './results/rows.ts';
import { pageOf, rowsOf, withPart } from './results/table.ts';
import { say } from './screen.ts';
import { openSetUps } from './set-ups/all.ts';
import { root } from './set-ups/programme.ts';
import type { Surroundings } from './set-ups/set-up.ts';

const began = performance.now();
const options = readOptions(process.argv.slice(2));
const databases = await openDatabases(options);
const closing: (() => Promise<void>)[] = [() => databases.stop()];

async function measureAll(): Promise<Results> {
  const rows = await databases.rows(`bench_${String(options.scale)}`);
  const tokens = await adminTokens(databases, options.connections);
  const [token = ''] = tokens;
  const surroundings: Surroundings = { databases, rows, scale: options.scale, token };
  await loadWhereMissing(surroundings);
  const questions = await questionsAbout(rows);
  const generator = await openGenerator();
  closing.push(() => generator.stop());
  const alone = await generatorAlone(generator, tokens);
  say(`The load generator alone: ${alone.perSecond.toFixed(0)} requests a second, ${(alone.generatorBusy * 100).toFixed(0)} % of a core`);

  const opened = await openSetUps(surroundings, name => options.only.length === 0 || options.only.some(part => name.includes(part)));
  closing.push(() => opened.stop());
  const { setUps } = opened;
  const counts = new Map<string, Counts>();
  for (const question of [questions.one, questions.page]) {
    await compareAnswers(setUps, question, { token, times: options.quick ? 10 : 50 });
    for (const setUp of setUps) counts.set(`${setUp.name} ${question.name}`, await countsOf(setUp, question, { databases, token }));
    say(`${question.name}: ${String(setUps.length)} set-ups agree`);
  }

  const measured: Rounds[] = [];
  for (const question of [questions.one, questions.page]) measured.push(...await inRounds(setUps, question, { generator, tokens, ...options }));
  const memory = new Map(await Promise.all(setUps.map(async ({ name, pids }) => [name, await residentMegabytes(pids)] as const)));
  const deals = await asSuperuser(rows.superuserUrl, async client => (await client.query<{ count: string }>('select count(*) from deals.deal')).rows[0]?.count ?? '0');
  return {
    at: new Date().toISOString(), commit: await describeCommit(), machine: await describeMachine(rows.superuserUrl),
    options: { scale: options.scale, partners: questions.one.variables.length, deals: Number(deals), rounds: options.rounds, seconds: options.seconds, connections: options.connections },
    generator: { perSecond: Math.round(alone.perSecond), busy: Number(alone.generatorBusy.toFixed(2)) },
    rows: measured.map(each => rowOf(each, counts.get(`${each.setUp.name} ${each.question.name}`), memory.get(each.setUp.name) ?? null)),
    ratios: ratiosOf(measured) as Results['ratios'], // checked before they are written
    others: [],
  };
}

try {
  const results = await measureAll();
  process.stdout.write(`\n${aligned(rowsOf(results))}\n${aligned([['ratio', 'figure'], ...Object.entries(results.ratios).map(([name, ratio]) => [name, ratio.toFixed(2)])])}`);
  if (options.write) {
    await writeFile(join(import.meta.dirname, 'results.json'), `${JSON.stringify(Results.parse(results), null, 2)}\n`);
    const page = join(root, 'docs', 'performance.md');
    await writeFile(page, withPart(await readFile(page, 'utf8'), pageOf(results)));
  }
  say(`Done in ${((performance.now() - began) / 60_000).toFixed(1)} minutes`);
} finally {
  for (const close of closing.reverse()) await close();
}
