import { readFile, stat } from 'node:fs/promises';
import { AT_A_GLANCE, KPIS_BY_REGION, members, PORTFOLIO } from '@channelgraph/standalone';
import { federatedSchema } from '@channelgraph/subgraph';
import { composeApiSchema } from '@channelgraph/supergraph';
import { parse, validate } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';

let readme: string;
beforeAll(async () => { readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8'); });

const blocks = (language: string) => [...readme.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'))].map(([, text = '']) => text);

describe('the README', () => {
  it('shows the very queries that the start prints and the tests ask', () => {
    for (const query of [AT_A_GLANCE, PORTFOLIO, KPIS_BY_REGION]) expect(readme).toContain(query);
  });

  it('shows no operation that the graph would not take', async () => {
    const schema = composeApiSchema(await Promise.all(members.map(async ({ name, url, definition }) => ({ name, url, sdl: (await federatedSchema(definition.graph)).sdl }))));
    const refused = blocks('graphql').flatMap(text => validate(schema, parse(text)).map(({ message }) => message));
    expect(refused).toEqual([]);
    expect(blocks('graphql').length).toBeGreaterThanOrEqual(4);
  });

  it('names commands and files that exist', async () => {
    const { scripts } = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8')) as { scripts: Record<string, string> }; // our own
    const commands = [...readme.matchAll(/npm (?:run (?:-s )?)?([a-z:]+)/g)].map(([, name = '']) => name).filter(name => name !== 'run');
    expect(commands.filter(name => !(name in scripts))).toEqual([]);
    const links = [...readme.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, path = '']) => path);
    const missing = [];
    for (const path of links) {
      if (!(await stat(new URL(`../../${path}`, import.meta.url)).catch(() => null))) missing.push(path);
    }
    expect(missing).toEqual([]);
  });
});
