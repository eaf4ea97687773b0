/** What is measured beside the two operations that everything is compared by. */
import type { Databases } from '../data/databases.ts';
import { openGenerator, type Generator } from '../load/generating.ts';
import { median } from '../load/statistics.ts';
import type { Options } from '../options.ts';
import { say } from '../screen.ts';
import { asked } from '../set-ups/programme.ts';
import type { SetUp } from '../set-ups/set-up.ts';
import { HOSTILE } from './hostile.ts';
import { residentMegabytes } from './memory.ts';
import { adminTokens, bodiesOf, type Question, type questionsAbout } from './questions.ts';
import { inRounds, type Asked, type Rounds } from './rounds.ts';

export interface Beside {
  readonly databases: Databases;
  readonly setUps: readonly SetUp[];
  readonly questions: Awaited<ReturnType<typeof questionsAbout>>;
  readonly generator: Generator;
  readonly tokens: readonly string[];
  /** Megabytes of each gateway before anybody asked it. */
  readonly idle: ReadonlyMap<string, number>;
  readonly options: Options;
}

interface Told {
  readonly name: string;
  readonly figure: string;
}

const LOAD_SECONDS = 60;
const CROWD = 500;
const WELL_BEHAVED = 4;
const ATTACK_SECONDS = 8;
const ATTACKERS = 8;
const NEVER_SEEN = 40;

/** Memory of the process that everything passes through, after a minute of full load, above what it took before anybody asked. */
async function memoryUnderLoad({ generator, tokens, questions: { one }, idle }: Beside, { name, url, gatewayPid }: SetUp): Promise<Told> {
  await generator.load({ url, bodies: bodiesOf(one), tokens, seed: 5, warmUpSeconds: 0, seconds: LOAD_SECONDS });
  const before = idle.get(name) ?? 0;
  const after = await residentMegabytes([gatewayPid]);
  return { name: `memory after a minute of full load, ${name}`, figure: `${after.toFixed(0)} MB, ${(after - before).toFixed(0)} MB above idle` };
}

/** How long an operation takes whose text nobody has sent before, against one that is known, one at a time. */
async function neverSeen({ tokens: [token = ''], questions: { one } }: Beside, { name, url }: SetUp): Promise<Told> {
  const variables = JSON.parse(one.variables[0] ?? '{}') as object; // made by the benchmark
  const times = async (query: (index: number) => string): Promise<number> => {
    const each: number[] = [];
    for (let index = 0; index < NEVER_SEEN; index += 1) {
      const began = performance.now();
      await asked({ url, token, query: query(index), variables });
      each.push(performance.now() - began);
    }
    return median(each);
  };
  const known = await times(() => one.query);
  const fresh = await times(index => one.query.replace('query One', `query Never${String(index)}_${String(Date.now())}`));
  return { name: `an operation never seen before, ${name}`, figure: `${fresh.toFixed(1)} ms, ${known.toFixed(1)} ms once it is known` };
}

async function crowd({ generator, databases, questions: { one } }: Beside, { name, url }: SetUp): Promise<Told> {
  const tokens = await adminTokens(databases, CROWD);
  const { perSecond, p50, p99 } = await generator.load({ url, bodies: bodiesOf(one), tokens, seed: 6, warmUpSeconds: 3, seconds: 8 });
  return { name: `${String(CROWD)} clients at once, ${name}`, figure: `${perSecond.toFixed(0)} a second, p50 ${p50.toFixed(0)} ms, p99 ${p99.toFixed(0)} ms` };
}

/** What a few clients who behave notice of others who do not. */
async function underAttack({ generator, tokens, questions: { one } }: Beside, { name, url }: SetUp): Promise<Told> {
  const behaving = { url, bodies: bodiesOf(one), tokens: tokens.slice(0, WELL_BEHAVED), seed: 8, warmUpSeconds: 1, seconds: 6 };
  const quiet = await generator.load(behaving);
  const attacker = await openGenerator();
  try {
    const attack = attacker.load({ url, bodies: HOSTILE, tokens: tokens.slice(-ATTACKERS), seed: 9, warmUpSeconds: 0, seconds: ATTACK_SECONDS, hostile: true });
    const attacked = await generator.load(behaving);
    const { answered } = await attack;
    return {
      name: `p99 of ${String(WELL_BEHAVED)} clients while ${String(ATTACKERS)} others attack, ${name}`,
      figure: `${attacked.p99.toFixed(0)} ms, ${quiet.p99.toFixed(0)} ms without (${(answered / ATTACK_SECONDS).toFixed(0)} attacks a second answered, budgets out of the way)`,
    };
  } finally {
    await attacker.stop();
  }
}

/** Everything beside, one after the other. */
export async function measuredBeside(beside: Beside): Promise<{ readonly measured: readonly Rounds[]; readonly others: readonly Told[] }> {
  const { databases, setUps, questions, generator, tokens, options } = beside;
  const others: Told[] = [];
  const tell = (told: Told): void => {
    say(`${told.name}: ${told.figure}`);
    others.push(told);
  };
  const named = (name: string): SetUp[] => setUps.filter(setUp => setUp.name === name);
  const asking = (question: Question, names: readonly string[]): readonly Asked[] => names.flatMap(named).map(setUp => ({ setUp, question }));
  const measured = [
    ...await inRounds(asking(questions.wide, ['the limit', 'standalone', 'distributed', 'stock']), { databases, generator, tokens, rounds: options.rounds, seconds: options.seconds / 2 }),
    ...await inRounds(asking(questions.deep, ['standalone', 'distributed', 'hive, native runtime']), { databases, generator, tokens, rounds: options.rounds, seconds: options.seconds / 2 }),
  ];
  for (const setUp of [...named('standalone'), ...named('stock')]) tell(await neverSeen(beside, setUp));
  for (const setUp of named('standalone')) tell(await crowd(beside, setUp));
  for (const setUp of named('standalone')) tell(await underAttack(beside, setUp));
  for (const setUp of [...named('standalone'), ...named('distributed')]) tell(await memoryUnderLoad(beside, setUp));
  return { measured, others };
}
