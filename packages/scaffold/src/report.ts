import type { Plan } from './plan.ts';
import type { Words } from './words.ts';

export interface Done {
  /** What to type next. */
  readonly commands: readonly string[];
  readonly subgraph: string;
  readonly words: Words;
  /** What no generator can know, beside what every slice asks for. */
  readonly remaining?: readonly string[];
}

/** Tells what was written and what remains to do. */
export function sayDone({ created, changed }: Plan, { commands, subgraph, words, remaining = [] }: Done): void {
  const lines = [
    ...[...created.keys()].map((path) => `  new      ${path}`),
    ...[...changed.keys()].map((path) => `  line in  ${path}`),
    '',
    'Next:',
    ...commands.map((command) => `  ${command}`),
    '',
    'Then make it yours:',
    ...remaining,
    `  say in words of the trade what one of the ${words.spokens} is (the descriptions in ${words.kebab}.graphql.ts), and what it has beside a name`,
    `  who may read and create them (permissions.ts): it begins with the roles that reach partners`,
    `  a line about it in subgraphs/${subgraph}/README.md and docs/glossary.md`,
    '',
  ];
  process.stdout.write(lines.join('\n'));
}
