import type { Databases } from '../data/databases.ts';
import { say } from '../screen.ts';
import { standalone } from '../set-ups/house.ts';
import type { SetUp, Surroundings } from '../set-ups/set-up.ts';
import type { Question } from './questions.ts';
import { compareAnswers } from './same-answers.ts';

export interface Counts {
  readonly subgraphRequests: number | null;
  readonly statements: number;
}

const TIMES = 10;
const rounded = (number: number): number => Math.round(number * 10) / 10;

/** What one operation costs in requests to subgraphs and in SQL statements, when nobody else asks. */
async function countsOf(setUp: SetUp, question: Question, { databases, token }: { readonly databases: Databases; readonly token: string }): Promise<Counts> {
  const before = await setUp.subgraphRequests();
  const statements = await databases.statementsDuring(() => compareAnswers([setUp], question, { token, times: TIMES }));
  const after = await setUp.subgraphRequests();
  return { statements: rounded(statements / TIMES), subgraphRequests: before === null || after === null ? null : rounded((after - before) / TIMES) };
}

/** Compares the answers of all, and counts what they cost, by `<set-up> <question>`. Throws where two do not agree. */
export async function countedAndCompared(
  setUps: readonly SetUp[], questions: readonly Question[], { surroundings, times }: { readonly surroundings: Surroundings; readonly times: number },
): Promise<ReadonlyMap<string, Counts>> {
  const counts = new Map<string, Counts>();
  const others = setUps.filter(({ name }) => name !== 'standalone');
  const counted = setUps.length > others.length ? await standalone(surroundings, { counted: true }) : null; // another one, because counting costs
  try {
    for (const question of questions) {
      await compareAnswers(setUps, question, { token: surroundings.token, times });
      say(`${question.name}: ${String(setUps.length)} set-ups agree about ${String(times)}`);
      for (const setUp of counted ? [counted, ...others] : others) counts.set(`${setUp.name} ${question.name}`, await countsOf(setUp, question, surroundings));
    }
  } finally {
    await counted?.stop();
  }
  return counts;
}
