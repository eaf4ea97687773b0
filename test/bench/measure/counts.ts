import type { Databases } from '../data/databases.ts';
import type { SetUp } from '../set-ups/set-up.ts';
import type { Question } from './questions.ts';
import { compareAnswers } from './same-answers.ts';

export interface Counts {
  readonly subgraphRequests: number | null;
  readonly statements: number;
}

const TIMES = 10;
const rounded = (number: number): number => Math.round(number * 10) / 10;

/** What one operation costs in requests to subgraphs and in SQL statements, when nobody else asks. */
export async function countsOf(setUp: SetUp, question: Question, { databases, token }: { readonly databases: Databases; readonly token: string }): Promise<Counts> {
  const before = await setUp.subgraphRequests();
  const statements = await databases.statementsDuring(() => compareAnswers([setUp], question, { token, times: TIMES }));
  const after = await setUp.subgraphRequests();
  return { statements: rounded(statements / TIMES), subgraphRequests: before === null || after === null ? null : rounded((after - before) / TIMES) };
}
