import type { Generator } from '../load/generating.ts';
import type { Load } from '../load/job.ts';
import { median } from '../load/statistics.ts';
import { say } from '../screen.ts';
import type { SetUp } from '../set-ups/set-up.ts';
import { bodiesOf, type Question } from './questions.ts';

/** Somebody to ask, and what. */
export interface Asked {
  readonly setUp: SetUp;
  readonly question: Question;
}

/** What a set-up did with a question, round by round. */
export interface Rounds extends Asked {
  readonly loads: readonly Load[];
}

export interface RoundOptions {
  readonly generator: Generator;
  readonly tokens: readonly string[];
  readonly rounds: number;
  readonly seconds: number;
}

/** Not counted at the beginning of each run, when connections are opened. */
const LEAD_SECONDS = 0.5;
/** The first round of all is not counted either: compilers and caches get warm. */
const WARM_UP_SECONDS = 4;

/** Every set-up has its turn in each round, so that what else happens on the machine happens to all of them. */
export async function inRounds(all: readonly Asked[], { generator, tokens, rounds, seconds }: RoundOptions): Promise<readonly Rounds[]> {
  const measured = all.map(asked => ({ ...asked, loads: [] as Load[] })); // filled below
  for (let round = 0; round <= rounds; round += 1) {
    for (const { setUp: { url, name }, question, loads } of measured) {
      const load = await generator.load({
        url, bodies: bodiesOf(question), tokens, seed: round + 1,
        ...(round === 0 ? { warmUpSeconds: WARM_UP_SECONDS - 1, seconds: 1 } : { warmUpSeconds: LEAD_SECONDS, seconds }),
      });
      if (round > 0) loads.push(load);
      say(`${question.name}, ${round === 0 ? 'warm-up' : `round ${String(round)} of ${String(rounds)}`}, ${name}: ${load.perSecond.toFixed(0)} a second, p50 ${load.p50.toFixed(1)} ms, p99 ${load.p99.toFixed(1)} ms`);
    }
  }
  return measured;
}

/** The median over the rounds of one figure over another, taken within the same round. */
export const ratioOf = (one: Rounds, other: Rounds, of: (load: Load) => number = load => load.perSecond): number =>
  median(one.loads.map((load, round) => of(load) / of(other.loads[round] ?? load)));
