import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { buildSchema } from 'graphql';
import { members } from '@channelgraph/standalone';
import { federatedSchema } from '@channelgraph/subgraph';
import { composeApiSchema } from '@channelgraph/supergraph';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const pagesIn = (folder: string): readonly string[] => readdirSync(join(root, folder), { withFileTypes: true }).flatMap(entry => {
  if (entry.name === 'node_modules' || entry.name.startsWith('.')) return [];
  const path = join(folder, entry.name);
  return entry.isDirectory() ? pagesIn(path) : path.endsWith('.md') ? [path] : [];
});
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const pages = pagesIn('');

/** The second column of the glossary, where it names something. */
const namedTypes = (page: string): readonly string[] => [...page.matchAll(/^\| [^|]+ \| `(\w+)` \|/gm)].map(([, name]) => name ?? '');

describe('the glossary', () => {
  it('names types of the graph', async () => {
    const schemas = await Promise.all(members.map(async ({ name, url, definition }) => ({ name, url, sdl: (await federatedSchema(definition.graph)).sdl })));
    const schema = composeApiSchema(schemas);
    const named = namedTypes(read('docs/glossary.md'));
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter(name => !schema.getType(name))).toEqual([]);
  });

  it('is found out when a type goes', () => {
    const schema = buildSchema('type Query { book: Book } type Book { id: ID }');
    expect(namedTypes('| Book | `Book` | … |\n| Shelf | `Shelf` | … |\n| Reach | – | … |\n').filter(name => !schema.getType(name))).toEqual(['Shelf']);
  });
});

it('links between pages lead somewhere', () => {
  const broken = pages.flatMap(page => [...read(page).matchAll(/\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)/g)]
    .map(([, target]) => target ?? '')
    .filter(target => !existsSync(join(root, dirname(page), target)))
    .map(target => `${relative('', page)} → ${target}`));
  expect(broken).toEqual([]);
});

it('commands that a page tells somebody to run exist', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Readonly<Record<string, string>> }; // ours
  const unknown = pages.flatMap(page => [...read(page).matchAll(/npm run (?:-s )?([\w:-]+)/g)]
    .map(([, name]) => name ?? '')
    .filter(name => !(name in scripts))
    .map(name => `${page}: ${name}`));
  expect(unknown).toEqual([]);
});
