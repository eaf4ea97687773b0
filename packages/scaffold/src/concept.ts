import { ActionableError } from '@channelgraph/config';
import { takenInGraph } from './graph.ts';
import type { House } from './house.ts';
import { isEmptyWord, isKeyword } from './reserved.ts';
import { usedNames } from './used-names.ts';
import { isPlural, kebabOf, pluralOf, singularOf, wordsOf, type Words } from './words.ts';

const LONGEST = 40; // PostgreSQL cuts names at 63, and those of indexes are longer

export interface Asked {
  readonly subgraph: string;
  readonly concept: string;
  readonly plural: string | undefined;
  /** The command as it should have been, for a better concept: what to type next. */
  readonly command: (concept: string) => string;
}

/** The tables that a subgraph has, its own and those that every subgraph has. */
function hasTable(house: House, subgraph: string, table: string): boolean {
  const migrations = `subgraphs/${subgraph}/src/migrations`;
  const texts = [...house.list(migrations).map((file) => `${migrations}/${file}`), 'packages/subgraph/src/access/reach.ts', 'packages/database/src/outbox/outbox.sql.ts'];
  const creation = new RegExp(`create (?:table|view) (?:${subgraph}|\\$\\{schema\\})\\.${table}\\b`);
  return texts.some((path) => creation.test(house.read(path)));
}

/** Types that the rooms of a slice write without importing them. */
const isGlobal = (name: string): boolean =>
  ['Array', 'BigInt', 'Boolean', 'Date', 'Error', 'Map', 'Number', 'Object', 'Omit', 'Pick', 'Promise', 'Readonly', 'Record', 'Set', 'String', 'Symbol'].includes(name);

/** Why a slice cannot be about this; null when it can. */
function objection(house: House, { subgraph, concept, plural }: Asked): { readonly why: string; readonly better?: string; readonly how?: string } | null {
  const quoted = `the concept "${concept}"`;
  if (!/^[a-z][a-z0-9]*(-[a-z][a-z0-9]*)*$/.test(concept)) return { why: `${quoted} is not in kebab-case (small letters, digits, hyphens between words).`, better: kebabOf(concept) };
  if (concept.length > LONGEST) return { why: `${quoted} has more than ${String(LONGEST)} characters.` };
  const empty = concept.split('-').find(isEmptyWord);
  if (empty !== undefined) return { why: `"${empty}" says nothing about what is inside.` };
  if (plural === undefined && isPlural(concept)) {
    return { why: `${quoted} looks like a plural; a concept is named in the singular.`, better: singularOf(concept), how: `, or give the plural of this singular: ${concept} --plural <several of them>` };
  }
  const words = wordsOf(concept, plural);
  if (plural !== undefined && !/^[a-z][a-z0-9]*(-[a-z][a-z0-9]*)*$/.test(plural)) return { why: `the plural "${plural}" is not in kebab-case.`, how: ` --plural ${kebabOf(plural) || pluralOf(concept)}` };
  if (words.camels === words.camel) return { why: `one and several are both called "${concept}"; a field for one and a field for several need two names.` };
  if (isKeyword(words.camel) || isKeyword(words.camels) || isGlobal(words.pascal)) return { why: `${quoted} is a word of the language itself.` };
  const used = usedNames();
  const clash = [words.camel, words.camels, words.pascal, words.pascals].find((name) => used.has(name));
  if (clash !== undefined) return { why: `every slice uses the word \`${clash}\` for something else.` };
  if (hasTable(house, subgraph, words.snake)) return { why: `${subgraph} has a table ${subgraph}.${words.snake} already.` };
  if (new RegExp(`\\b${words.camel}Fact\\b`).test(house.read('packages/events/src/index.ts'))) return { why: `a fact ${words.camel}Fact is published already.` };
  const taken = takenInGraph(house, words);
  return taken === null ? null : { why: `${taken}.` };
}

/** The concept in all its spellings. Throws ActionableError, naming the argument and what to type instead. */
export function conceptOf(house: House, asked: Asked): Words {
  const found = objection(house, asked);
  if (!found) return wordsOf(asked.concept, asked.plural);
  const { why, better = '', how = '' } = found;
  const name = better === '' ? '<a more telling noun>' : better;
  const next = how.startsWith(' --') ? asked.command(asked.concept) + how : asked.command(name) + how;
  throw new ActionableError({ what: 'Nothing was written.', why, next });
}
