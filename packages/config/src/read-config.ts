import type { z } from 'zod';
import { ActionableError } from './actionable-error.ts';
import { nearMiss } from './near-miss.ts';
import { guardFromPrinting, withoutPasswords } from './redacted.ts';
import { exampleOf, isSecret, variablesOf } from './variables.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

interface Problem {
  readonly variable: string;
  readonly sentence: string;
}

/**
 * Reads one configuration from the environment. A blank variable counts as unset. Throws one ActionableError that lists
 * every variable that is missing, wrong or misspelt, with an example. No file is read: `.env` is the shell's business.
 */
export function readConfig<Schema extends z.ZodType>(schema: Schema, env: Environment): z.output<Schema> {
  const variables = variablesOf(schema);
  const given = Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => isSet(entry[1])));
  const parsed = schema.safeParse(given);
  const problems = [...(parsed.error?.issues ?? []).map((issue) => complaint(issue, given, variables)), ...misspelt(given, Object.keys(variables))];
  if (!parsed.success || problems.length > 0) throw refusal(problems);
  const secrets = Object.entries(given).filter(([name]) => name in variables && isSecret(name, variables[name]));
  return guardFromPrinting(parsed.data, secrets.map(([, value]) => value));
}

const isSet = (value: string | undefined): boolean => value !== undefined && value.trim() !== '';

function complaint(issue: z.core.$ZodIssue, given: Environment, variables: ReturnType<typeof variablesOf>): Problem {
  const variable = String(issue.path[0] ?? '');
  const wrong = withoutPasswords(issue.message.replace(/^Invalid (?:input|option|string): /, ''));
  const schema = variables[variable];
  if (variable === '' || !schema) return { variable, sentence: [variable, wrong].filter(Boolean).join(': ') };
  const example = `Example: ${variable}=${exampleOf(schema)}`;
  const value = given[variable];
  if (value === undefined) return { variable, sentence: `${variable} is not set. ${example}` };
  const shown = isSecret(variable, schema) ? 'has a value that cannot be used' : `is ${JSON.stringify(withoutPasswords(value).slice(0, 80))}`;
  return { variable, sentence: `${variable} ${shown}: ${wrong}. ${example}` };
}

/** Variables that begin like ours, are not ours, and are a slip away from one of ours that is not set. */
function misspelt(given: Environment, ours: readonly string[]): readonly Problem[] {
  const firstWords = new Set(ours.filter((name) => name.includes('_')).map(firstWord));
  const unset = ours.filter((name) => given[name] === undefined);
  return Object.keys(given).flatMap((name) => {
    const meant = firstWords.has(firstWord(name)) && !ours.includes(name) ? nearMiss(name, unset) : null;
    return meant === null ? [] : [{ variable: name, sentence: `${name} is not a known variable. Did you mean ${meant}?` }];
  });
}

const firstWord = (name: string): string => name.split('_', 1)[0] ?? name;

function refusal(problems: readonly Problem[]): ActionableError {
  const names = problems.map(({ variable }) => variable).filter(Boolean);
  return new ActionableError({
    what: problems.length === 1 ? 'The configuration has a problem.' : `The configuration has ${problems.length} problems.`,
    why: problems.map(({ sentence }) => (problems.length === 1 ? sentence : `\n  - ${sentence}`)).join(''),
    next: `correct ${[...new Set(names)].join(', ') || 'it'} in the environment and start again; .env.example lists every variable.`,
    exitCode: 78, // EX_CONFIG: a supervisor can tell it from a crash
  });
}
