import { standalone } from '../set-ups/house.ts';
import { NO_POLICIES, TENTH } from '../set-ups/names.ts';
import type { SetUp, Surroundings } from '../set-ups/set-up.ts';
import { ownersOf, questionsAbout } from './questions.ts';
import { inRounds, type Asked, type RoundOptions, type Rounds } from './rounds.ts';
import { compareAnswers } from './same-answers.ts';

/** Standalone against itself: on the same rows without policies, and on a tenth of them. Runs by itself, for want of connections. */
export async function measuredVariants(surroundings: Surroundings, tenth: Surroundings, options: RoundOptions): Promise<readonly Rounds[]> {
  const { databases, rows, token } = surroundings;
  const opened: SetUp[] = [];
  const open = async (setUp: Promise<SetUp>): Promise<SetUp> => {
    opened.push(await setUp);
    return setUp;
  };
  try {
    const copy = await databases.withoutPolicies(rows.database);
    const usual = await open(standalone(surroundings));
    const unguarded = await open(standalone({ ...surroundings, rows: copy }, { name: NO_POLICIES }));
    await databases.withoutPolicies(rows.database); // once more: its start may have brought new tables with their policies
    const { one } = await questionsAbout(rows);
    await compareAnswers([usual, unguarded], one, { token, times: 50 });
    const owners = await ownersOf(databases, rows, one, options.tokens.length);
    const asked: readonly Asked[] = [
      { setUp: usual, question: one },
      { setUp: unguarded, question: one },
      { setUp: await open(standalone(tenth, { name: TENTH })), question: (await questionsAbout(tenth.rows)).one },
      ...[usual, unguarded].map(setUp => ({ setUp, question: owners.question, owners: owners.tokens })),
    ];
    return await inRounds(asked, options);
  } finally {
    for (const setUp of opened) await setUp.stop();
  }
}
