import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { committedPages, committedSchemas, members } from '@channelgraph/standalone';
import { federatedSchema } from '@channelgraph/subgraph';
import { Kind, parse, print, type ObjectTypeDefinitionNode } from 'graphql';
import { expect, it } from 'vitest';

it.each([
  ['the committed schemas are what the code says; `npm run supergraph` writes them', committedSchemas],
  ['the generated pages of docs/ are what the code says; `npm run docs` writes them', committedPages],
] as const)('%s', async (_, generate) => {
  const stale: string[] = [];
  for (const { file, text } of await generate()) {
    const committed = await readFile(file, 'utf8').catch(() => '');
    if (committed !== text) stale.push(relative(process.cwd(), file));
  }
  expect(stale).toEqual([]);
});

const typesOf = (sdl: string) => parse(sdl).definitions.filter((node): node is ObjectTypeDefinitionNode => node.kind === Kind.OBJECT_TYPE_DEFINITION);

it('value types are identical in all subgraphs that have them', async () => {
  const schemas = await Promise.all(members.map(({ definition }) => federatedSchema(definition.graph)));
  for (const shared of ['Money', 'Period', 'UserError', 'PageInfo']) {
    const texts = schemas.flatMap(({ sdl }) => typesOf(sdl).filter(type => type.name.value === shared).map(print));
    expect(new Set(texts).size, shared).toBe(1);
  }
});
