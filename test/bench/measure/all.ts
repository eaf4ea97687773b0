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
import { standalone } from '../set-ups/house.ts';
import { NO_POLICIES, TENTH } from '../set-ups/names.ts';
import type { Surroundings } from '../set-ups/set-up.ts';
import { measuredBeside } from './beside.ts';
import { countsOf, type Counts } from './counts.ts';
import { generatorAlone } from './generator-alone.ts';
import { residentMegabytes } from './memory.ts';
import { adminTokens, questionsAbout } from './questions.ts';
import { inRounds, type Asked, type Rounds } from './rounds.ts';
import { compareAnswers } from './same-answers.ts';

type Closing = (() => Promise<void>)[];

const countOf = async ({ superuserUrl }: Rows, table: string): Promise<number> =>
  Number(await asSuperuser(superuserUrl, async client => (await client.query<{ count: string }>(`select count(*) from ${table}`)).rows[0]?.count));

/** Loads, starts, compares, counts and measures everything that the options ask for. What was opened is put into `closing`. */
export async function measureAll(options: Options, databases: Databases, closing: Closing): Promise<Results> {
  const isWanted = (name: string): boolean => options.only.length === 0 || options.only.some(part => name.includes(part));
  const tokens = await adminTokens(databases, options.connections);
  const [token = ''] = tokens;
  const loaded = async (scale: number): Promise<Surroundings> => {
    const surroundings = { databases, rows: await databases.rows(`bench_${String(scale)}`), scale, token };
    await loadWhereMissing(surroundings);
    return surroundings;
  };
  const surroundings = await loaded(options.scale);
  const { rows } = surroundings;
  const tenth = !options.quick && options.scale % 10 === 0 && isWanted(TENTH) ? await loaded(options.scale / 10) : null;
  const noPolicies = !options.quick && isWanted(NO_POLICIES) ? await databases.withoutPolicies(rows.database) : null;

  const questions = await questionsAbout(rows);
  const generator = await openGenerator();
  closing.push(() => generator.stop());
  const alone = await generatorAlone(generator, tokens);
  say(`The load generator alone: ${alone.perSecond.toFixed(0)} requests a second, ${(alone.generatorBusy * 100).toFixed(0)} % of a core`);

  const opened = await openSetUps(surroundings, { isWanted, noPolicies, tenth: tenth?.rows ?? null });
  closing.push(() => opened.stop());
  const { setUps } = opened;
  const sameRows = opened.noPolicies ? [...setUps, opened.noPolicies] : setUps;
  const idle = new Map(await Promise.all(setUps.map(async ({ name, gatewayPid }) => [name, await residentMegabytes([gatewayPid])] as const)));

  const counts = new Map<string, Counts>();
  const counted = isWanted('standalone') ? await standalone(surroundings, { counted: true }) : null; // another one, because counting costs
  try {
    for (const question of [questions.one, questions.page]) {
      await compareAnswers(sameRows, question, { token, times: options.quick ? 10 : 50 });
      for (const setUp of sameRows) counts.set(`${setUp.name} ${question.name}`, await countsOf(setUp, question, { databases, token }));
      if (counted) counts.set(`standalone ${question.name}`, await countsOf(counted, question, { databases, token }));
      say(`${question.name}: ${String(sameRows.length)} set-ups agree`);
    }
  } finally {
    await counted?.stop();
  }

  const ones: Asked[] = sameRows.map(setUp => ({ setUp, question: questions.one }));
  if (opened.tenth && tenth) ones.push({ setUp: opened.tenth, question: (await questionsAbout(tenth.rows)).one });
  const measured: Rounds[] = [];
  for (const asked of [ones, setUps.map(setUp => ({ setUp, question: questions.page }))]) measured.push(...await inRounds(asked, { generator, tokens, ...options }));
  const memory = new Map(await Promise.all(setUps.map(async ({ name, pids }) => [name, await residentMegabytes(pids)] as const)));
  const beside = options.quick || options.only.length > 0 ? { measured: [], others: [] } : await measuredBeside({ databases, rows, setUps, questions, generator, tokens, idle, options });
  return {
    at: new Date().toISOString(), commit: await describeCommit(), machine: await describeMachine(rows.superuserUrl),
    options: { scale: options.scale, partners: await countOf(rows, 'partners.partner'), deals: await countOf(rows, 'deals.deal'), rounds: options.rounds, seconds: options.seconds, connections: options.connections },
    generator: { perSecond: Math.round(alone.perSecond), busy: Number(alone.generatorBusy.toFixed(2)) },
    rows: [...measured, ...beside.measured].map(each => rowOf(each, counts.get(`${each.setUp.name} ${each.question.name}`), memory.get(each.setUp.name) ?? null)),
    ratios: ratiosOf(measured) as Results['ratios'], // checked before they are written
    others: [...beside.others],
  };
}
