import { isDeepStrictEqual } from 'node:util';
import { chance } from '../load/chance.ts';
import { asked } from '../set-ups/programme.ts';
import type { SetUp } from '../set-ups/set-up.ts';
import type { Question } from './questions.ts';

/** The first place in which two answers differ, with what stands there; null where they are the same. */
export function firstDifference(one: unknown, other: unknown, path = 'data'): string | null {
  if (isDeepStrictEqual(one, other)) return null;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return `${path}: ${JSON.stringify(one)} and ${JSON.stringify(other)}`;
  for (const key of new Set([...Object.keys(one), ...Object.keys(other)])) {
    const found = firstDifference(Reflect.get(one, key), Reflect.get(other, key), `${path}.${key}`);
    if (found !== null) return found;
  }
  return `${path}: not of one kind`;
}

/** Asks every set-up the same and compares. Throws where two disagree, or somebody answers with errors. */
export async function compareAnswers(setUps: readonly SetUp[], question: Question, { token, times }: { readonly token: string; readonly times: number }): Promise<void> {
  const draw = chance(7);
  for (let time = 0; time < times; time += 1) {
    const variables = JSON.parse(question.variables[draw(question.variables.length)] ?? '{}') as object; // made by the benchmark
    const answers = await Promise.all(setUps.map(({ url }) => asked({ url, token, query: question.query, variables })));
    for (const [index, { data, errors }] of answers.entries()) {
      const name = setUps[index]?.name ?? '';
      if (errors !== undefined) throw new Error(`${name} answers "${question.name}" with errors: ${JSON.stringify(errors).slice(0, 1_000)}`);
      const difference = firstDifference(answers[0]?.data, data);
      if (difference !== null) throw new Error(`${setUps[0]?.name ?? ''} and ${name} do not agree about "${question.name}" of ${JSON.stringify(variables)}: ${difference}`);
    }
  }
}
