import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { committedPages, committedSchemas, members } from '@channelgraph/standalone';
import { federatedSchema } from '@channelgraph/subgraph';
import { entitiesOf, undescribed } from '@channelgraph/supergraph';
import { isInputObjectType, isNonNullType, isObjectType, parse, print, type GraphQLSchema, type ObjectTypeDefinitionNode, Kind } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';

const schemas = new Map<string, { readonly sdl: string; readonly declared: GraphQLSchema }>();
beforeAll(async () => {
  for (const { name, definition } of members) schemas.set(name, await federatedSchema(definition.graph));
});
const of = (name: string) => {
  const found = schemas.get(name);
  if (!found) throw new RangeError(name);
  return found;
};
const typesOf = (sdl: string) => parse(sdl).definitions.filter((node): node is ObjectTypeDefinitionNode => node.kind === Kind.OBJECT_TYPE_DEFINITION);

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

describe.each(members.map(({ name }) => name))('%s', name => {
  it('describes every type, field, argument and value', () => {
    expect(undescribed(of(name).sdl)).toEqual([]);
  });

  it('declares an access on every root field', () => {
    const { declared } = of(name);
    const fields = [declared.getQueryType(), declared.getMutationType()].flatMap(type => Object.values(type?.getFields() ?? {}));
    expect(fields.filter(field => typeof field.extensions['access'] !== 'string').map(field => field.name)).toEqual([]);
  });

  it('has nullable root fields: a subgraph that is down nulls its own part only', () => {
    const { declared } = of(name);
    const fields = [declared.getQueryType(), declared.getMutationType()].flatMap(type => Object.values(type?.getFields() ?? {}));
    expect(fields.filter(field => isNonNullType(field.type)).map(field => field.name)).toEqual([]);
  });

  it('takes no status, decision, owner or role from a client', () => {
    const forbidden = /^(status|decision|decidedBy|owner|ownerId|role|version|submittedAt|approvedAt)$/;
    const inputs = Object.values(of(name).declared.getTypeMap()).filter(isInputObjectType).filter(type => !type.name.endsWith('Filter'));
    const found = inputs.flatMap(type => Object.keys(type.getFields()).filter(field => forbidden.test(field)).map(field => `${type.name}.${field}`));
    expect(found).toEqual([]);
  });

  it('answers every command with the thing and userErrors', () => {
    const payloads = Object.values(of(name).declared.getMutationType()?.getFields() ?? {}).map(field => field.type);
    for (const type of payloads) expect(isObjectType(type) && Object.keys(type.getFields()), String(type)).toEqual(expect.arrayContaining(['userErrors', 'clientMutationId']));
  });
});

it('fields added to another subgraph’s entity are nullable and declare an access', () => {
  const entities = entitiesOf([...schemas].map(([name, { declared }]) => ({ name, declared })));
  expect(entities.find(({ name }) => name === 'Partner')?.owner).toBe('partners');
  const wrong: string[] = [];
  for (const [subgraph, { declared }] of schemas) {
    for (const { name, owner, keys } of entities) {
      const type = declared.getType(name);
      if (subgraph === owner || !isObjectType(type)) continue;
      for (const field of Object.values(type.getFields())) {
        if (keys.includes(field.name)) continue;
        if (isNonNullType(field.type)) wrong.push(`${subgraph}: ${name}.${field.name} is not nullable`);
        if (typeof field.extensions['access'] !== 'string') wrong.push(`${subgraph}: ${name}.${field.name} declares no access`);
      }
    }
  }
  expect(wrong).toEqual([]);
});

it('value types are identical in all subgraphs that have them', () => {
  for (const shared of ['Money', 'Period', 'UserError', 'PageInfo']) {
    const texts = [...schemas.values()].flatMap(({ sdl }) => typesOf(sdl).filter(type => type.name.value === shared).map(print));
    expect(new Set(texts).size, shared).toBeLessThanOrEqual(1);
  }
});
