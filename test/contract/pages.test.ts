import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
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

/** The names that GitHub gives the headings of a page. */
const anchorsIn = (page: string): readonly string[] => [...page.matchAll(/^#+ +(.+)$/gm)].map(([, heading = '']) => heading.toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, '').trim().replace(/\s/g, '-'));

/** Links that lead to no file, or to no heading in it. `textOf` gives the text of a path, '' for what is no page, null for what is not there. */
function brokenLinks(page: string, textOf: (path: string) => string | null): readonly string[] {
  return [...(textOf(page) ?? '').matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]*))?\)/g)].flatMap(([, path = '', anchor]) => {
    const target = textOf(path === '' ? page : join(dirname(page), path));
    if (target === null) return [`${page} → ${path}`];
    return anchor === undefined || anchorsIn(target).includes(anchor) ? [] : [`${page} → ${path}#${anchor}`];
  });
}

describe('links between pages', () => {
  it('lead somewhere', () => {
    const textOf = (path: string): string | null => (!existsSync(join(root, path)) ? null : path.endsWith('.md') ? read(path) : '');
    expect(pages.flatMap(page => brokenLinks(page, textOf))).toEqual([]);
  });

  it('are found out when a page or a heading goes', () => {
    const texts: Readonly<Record<string, string>> = {
      'docs/a.md': '# A page\n[fine](b.md#what-is-it-for) [own](#a-page) [gone](c.md) [no such heading](b.md#why) [nor here](#why) [elsewhere](https://example.com/#x)',
      'docs/b.md': '## What is it `for`?',
    };
    expect(brokenLinks('docs/a.md', path => texts[path] ?? null)).toEqual(['docs/a.md → c.md', 'docs/a.md → b.md#why', 'docs/a.md → #why']);
  });
});

it('commands that a page tells somebody to run exist', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Readonly<Record<string, string>> }; // ours
  const unknown = pages.flatMap(page => [...read(page).matchAll(/npm run (?:-s )?([\w:-]+)/g)]
    .map(([, name]) => name ?? '')
    .filter(name => !(name in scripts))
    .map(name => `${page}: ${name}`));
  expect(unknown).toEqual([]);
});
