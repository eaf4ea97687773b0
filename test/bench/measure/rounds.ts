import type { Databases } from '../data/databases.ts';
import type { Generator } from '../load/generating.ts';
import type { Load } from '../load/job.ts';
import { median } from '../load/statistics.ts';
import { say } from '../screen.ts';
import type { SetUp } from '../set-ups/set-up.ts';
import { processorMilliseconds } from './cpu-time.ts';
import { bodiesOf, type Question } from './questions.ts';

/** Somebody to ask, and what. */
export interface Asked {
  readonly setUp: SetUp;
  readonly question: Question;
  /** Who asks, where it is somebody else; each about the variables of the same place. */
  readonly owners?: readonly string[];
}

/** What a set-up did with a question, round by round. */
export interface Rounds extends Asked {
  readonly loads: readonly Load[];
  /** Milliseconds of processor time for one request, PostgreSQL's included, round by round; none where the system does not tell. */
  readonly processor: readonly number[];
}

export interface RoundOptions {
  readonly databases: Pick<Databases, 'pid'>;
  readonly generator: Generator;
  readonly tokens: readonly string[];
  readonly rounds: number;
  readonly seconds: number;
}

/** Not counted at the beginning of each run, when connections are opened. */
const LEAD_SECONDS = 0.5;
/** Before the first round compilers and caches get warm: by so many answers, but no longer than is bearable on a busy machine. */
const WARM_AFTER_ANSWERS = 1_500;
const WARM_UP_SECONDS = 3;
const MOST_WARM_UPS = 3;
const MOST_PATIENCE = 8;

/** So few answers are no figure; then the run is repeated, longer. */
const LEAST_ANSWERS = 20;

/** Every set-up has its turn in each round, so that what else happens on the machine happens to all of them. */
export async function inRounds(all: readonly Asked[], { databases, generator, tokens, rounds, seconds }: RoundOptions): Promise<readonly Rounds[]> {
  const measured = all.map(asked => ({ ...asked, loads: [] as Load[], processor: [] as number[] })); // filled below
  for (let round = 0; round <= rounds; round += 1) {
    for (const { setUp: { url, name, pids }, question, owners, loads, processor } of measured) {
      const job = { url, bodies: bodiesOf(question), ...(owners ? { tokens: owners, own: true } : { tokens }), seed: round + 1 };
      if (round === 0) {
        let answered = 0;
        for (let times = 0; times < MOST_WARM_UPS && answered < WARM_AFTER_ANSWERS; times += 1) answered += await generator.load({ ...job, warmUpSeconds: 0, seconds: WARM_UP_SECONDS }).then(load => load.answered, () => 0);
        say(`${question.name}, warm after ${String(answered)} answers: ${name}`);
        continue;
      }
      for (let patience = 1; patience <= MOST_PATIENCE; patience *= 2) {
        const before = await processorMilliseconds([...pids, databases.pid]);
        const load = await generator.load({ ...job, warmUpSeconds: LEAD_SECONDS, seconds: seconds * patience }).catch((error: unknown) => {
          if (patience >= MOST_PATIENCE) throw error;
          say(`${question.name}, ${name}: once more, longer, because too much failed: ${String(error).slice(0, 200)}`);
          return null;
        });
        if (load === null) continue;
        const after = await processorMilliseconds([...pids, databases.pid]);
        if (load.requests < LEAST_ANSWERS && patience < MOST_PATIENCE) continue;
        if (load.requests === 0) throw new Error(`${name} answered nothing of "${question.name}" in ${String(seconds * patience)} seconds.`);
        loads.push(load);
        const each = before === null || after === null ? null : (after - before) / load.answered;
        if (each !== null) processor.push(each);
        say(`${question.name}, round ${String(round)} of ${String(rounds)}, ${name}: ${load.perSecond.toFixed(0)} a second, p50 ${load.p50.toFixed(1)} ms, p99 ${load.p99.toFixed(1)} ms${each === null ? '' : `, ${each.toFixed(2)} ms of processor time each`}`);
        break;
      }
    }
  }
  return measured;
}

/** The median over the rounds of one figure over another, taken within the same round. */
export const ratioOf = (one: Rounds, other: Rounds, of: (load: Load) => number = load => load.perSecond): number =>
  median(one.loads.map((load, round) => of(load) / of(other.loads[round] ?? load)));
