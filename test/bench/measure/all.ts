import { asSuperuser, type Databases, type Rows } from '../data/databases.ts';
import { loadWhereMissing } from '../data/loading.ts';
import { openGenerator } from '../load/generating.ts';
import { describeCommit, describeMachine } from '../machine.ts';
import type { Options } from '../options.ts';
import { ratiosOf } from '../results/ratios.ts';
import type { Results } from '../results/results.ts';
import { rowOf } from '../results/rows.ts';
import { say } from '../screen.ts';
import { openSetUps } from '../set-ups/all.ts';
import type { Surroundings } from '../set-ups/set-up.ts';
import { measuredBeside } from './beside.ts';
import { commandsPerSecond } from './commands.ts';
import { countedAndCompared } from './counts.ts';
import { generatorAlone } from './generator-alone.ts';
import { residentMegabytes } from './memory.ts';
import { adminTokens, questionsAbout } from './questions.ts';
import { inRounds, type Rounds } from './rounds.ts';
import { measuredVariants } from './variants.ts';

const countOf = async ({ superuserUrl }: Rows, table: string): Promise<number> =>
  Number(await asSuperuser(superuserUrl, async client => (await client.query<{ count: string }>(`select count(*) from ${table}`)).rows[0]?.count));

/** Loads, starts, compares, counts and measures everything that the options ask for. What was opened is put into `closing`. */
export async function measureAll(options: Options, databases: Databases, closing: (() => Promise<void>)[]): Promise<Results> {
  const isWhole = !options.quick && options.only.length === 0;
  const isWanted = (name: string): boolean => options.only.length === 0 || options.only.some(part => name.includes(part));
  const tokens = await adminTokens(databases, options.connections);
  const [token = ''] = tokens;
  const loaded = async (scale: number): Promise<Surroundings> => {
    const surroundings = { databases, rows: await databases.rows(`bench_${String(scale)}`), scale, token };
    await loadWhereMissing(surroundings);
    return surroundings;
  };
  const surroundings = await loaded(options.scale);
  const tenth = isWhole && options.scale >= 10 ? await loaded(Math.round(options.scale / 10)) : null;
  const { rows } = surroundings;
  const questions = await questionsAbout(rows);
  const generator = await openGenerator();
  closing.push(() => generator.stop());
  const alone = await generatorAlone(generator, tokens);
  say(`The load generator alone: ${alone.perSecond.toFixed(0)} requests a second, ${(alone.generatorBusy * 100).toFixed(0)} % of a core`);

  const opened = await openSetUps(surroundings, isWanted);
  closing.push(() => opened.stop());
  const { setUps } = opened;
  const idle = new Map(await Promise.all(setUps.map(async ({ name, gatewayPid }) => [name, await residentMegabytes([gatewayPid])] as const)));
  const counts = await countedAndCompared(setUps, [questions.one, questions.page], { surroundings, times: options.quick ? 10 : 50 });
  const measured: Rounds[] = [];
  for (const question of [questions.one, questions.page]) measured.push(...await inRounds(setUps.map(setUp => ({ setUp, question })), { databases, generator, tokens, ...options }));
  const memory = new Map(await Promise.all(setUps.map(async ({ name, pids }) => [name, await residentMegabytes(pids)] as const)));
  const beside = isWhole && !options.ratios ? await measuredBeside({ databases, setUps, questions, generator, tokens, idle, options }) : { measured: [], others: [] };
  await opened.stop();
  const variants = tenth ? await measuredVariants(surroundings, tenth, { databases, generator, tokens, ...options }) : [];
  const commands = tenth && !options.ratios ? [await commandsPerSecond(tenth, { databases, generator, tokens, ...options })] : [];

  return {
    at: new Date().toISOString(), commit: await describeCommit(), machine: await describeMachine(rows.superuserUrl),
    options: { scale: options.scale, partners: await countOf(rows, 'partners.partner'), deals: await countOf(rows, 'deals.deal'), rounds: options.rounds, seconds: options.seconds, connections: options.connections },
    generator: { perSecond: Math.round(alone.perSecond), busy: Number(alone.generatorBusy.toFixed(2)) },
    rows: [...measured, ...beside.measured, ...variants].map(each => rowOf(each, counts.get(`${each.setUp.name} ${each.question.name}`), memory.get(each.setUp.name) ?? null)),
    ratios: ratiosOf(measured, variants) as Results['ratios'], // checked before they are written
    others: [...beside.others, ...commands],
  };
}
