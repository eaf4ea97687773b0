import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { capitalised, wordsOf, type Words } from './words.ts';

/**
 * The template is a subgraph that runs: `sketch`, with the slice `sample-item`. It is compiled, linted and tested where it
 * lies; a generator copies it under other names.
 */
const folder = fileURLToPath(new URL('../template', import.meta.url));

export interface Names {
  readonly subgraph: string;
  readonly concept: Words;
  /** Distinguishes the slice's migration and puts it behind the others: milliseconds since 1970. */
  readonly stamp: string;
}

const OWN: Names = { subgraph: 'sketch', concept: wordsOf('sample-item'), stamp: '1764000000001' };

const pairsOf = ({ subgraph, concept, stamp }: Names): readonly string[] => [
  concept.pascals, concept.pascal, concept.camels, concept.camel, concept.kebab, concept.snake,
  concept.spokens, concept.spoken, capitalised(concept.spokens), capitalised(concept.spoken),
  subgraph, capitalised(subgraph), subgraph.toUpperCase(), stamp,
];

const spellings = pairsOf(OWN);
const anySpelling = new RegExp([...spellings].sort((a, b) => b.length - a.length).join('|'), 'g');

/** A text or path of the template under other names; imports of what stands in for the neighbours become theirs. */
export function renamed(text: string, names: Names): string {
  const pairs = pairsOf(names);
  return text
    .replace(/'[./]+\/packages\/events\/src\/sketch\.ts'/g, "'@channelgraph/events'")
    .replace(anySpelling, (spelling) => pairs[spellings.indexOf(spelling)] ?? spelling);
}

export interface TemplateFile {
  /** Where it belongs, from the root of the checkout; still under the names of the template. */
  readonly path: string;
  readonly text: string;
}

const notOurs = new Set(['node_modules']);

function filesIn(path: string): readonly string[] {
  return readdirSync(path, { withFileTypes: true })
    .filter(({ name }) => !notOurs.has(name))
    .flatMap((entry) => (entry.isDirectory() ? filesIn(join(path, entry.name)) : [join(path, entry.name)]));
}

/** Everything of the template that begins with a path. */
export const templateFiles = (beginning: string): readonly TemplateFile[] =>
  filesIn(folder)
    .map((file) => ({ path: relative(folder, file).split(sep).join('/'), text: readFileSync(file, 'utf8') }))
    .filter(({ path }) => path.startsWith(beginning));

export const SUBGRAPH = 'subgraphs/sketch/';
export const SLICE = 'subgraphs/sketch/src/sample-item/';
export const MIGRATION = 'subgraphs/sketch/src/migrations/1764000000001-sample-item.ts';
export const FACT = 'packages/events/src/sketch.ts';
