import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hopVerifier } from '@channelgraph/identity';
import { members } from '@channelgraph/standalone';
import { federatedSchema } from '@channelgraph/subgraph';
import { serveSubgraph } from '@channelgraph/subgraph/serving';
import { entitiesIn, openDoors, openRows, openTestSubgraph, REFERENCE_RULES, SCHEMA_RULES, servingProblems, type Declared, type Entity, type TestSubgraph } from '@channelgraph/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DemoCopy } from '../graph/demo-copies.ts';
import { copyOfTheDemo, NOW, SETTINGS } from '../graph/house.ts';

/** The contract of each line of subgraphs.json, with the demo data in its tables. */
let demo: DemoCopy;
let schemas: ReadonlyMap<string, Pick<Declared, 'name' | 'schema' | 'sdl'>>;
beforeAll(async () => {
  demo = await copyOfTheDemo();
  schemas = new Map(await Promise.all(members.map(async ({ name, definition }) => {
    const { declared, sdl } = await federatedSchema(definition.graph);
    return [name, { name, schema: declared, sdl }] as const;
  })));
});
afterAll(() => demo.drop());

describe.each(members)('$name', ({ name, definition }) => {
  let test: TestSubgraph;
  let declared: Declared;
  let entities: readonly Entity[];
  beforeAll(async () => {
    const own = schemas.get(name);
    if (!own) throw new RangeError(name);
    declared = { ...own, permissions: definition.permissions, references: Object.keys(definition.graph.references), neighbours: [...schemas.values()].filter(other => other !== own) };
    test = await openTestSubgraph(definition, { url: demo.urls.get(name)?.url, now: NOW, settings: SETTINGS });
    entities = await entitiesIn({ test, declared });
  });
  afterAll(() => test.close());

  it.each(Object.entries(SCHEMA_RULES))('%s', (_, problems) => {
    const found = problems(declared);
    expect(found, found.join('\n')).toEqual([]);
  });

  it.each(Object.entries(REFERENCE_RULES))('what is asked for by its key %s', async (_, problems) => {
    const found: string[] = [];
    for (const entity of entities) found.push(...await problems(entity));
    expect(found, found.join('\n')).toEqual([]);
  });

  it('refuses at each of its doors whoever is not on the list', async () => {
    const found = await openDoors({ test, declared });
    expect(found, found.join('\n')).toEqual([]);
  });

  it('lies open in no table, view or function, and its login role is bound by every policy', async () => {
    const found = await openRows(test.database, name);
    expect(found, found.join('\n')).toEqual([]);
  });

  it('tells the gateway the schema that is committed', async () => {
    const { data, errors } = await test.as(null).query('{ _service { sdl } }');
    expect(errors).toEqual([]);
    const [told, committed] = [String(data._service.sdl), await readFile(join(import.meta.dirname, '../../subgraphs', name, 'schema.graphql'), 'utf8')].map(text => text.split('\n')) as [string[], string[]]; // two in, two out
    const at = committed.findIndex((line, index) => line !== told[index]);
    expect(told, `line ${String(at + 1)} is "${told[at] ?? ''}", committed is "${committed[at] ?? ''}"`).toEqual(committed);
  });

  it('served over HTTP, lets nobody in without a signature, and shows how it is', async () => {
    const served = await serveSubgraph(test.subgraph, { host: '127.0.0.1', port: 0, verifyHop: hopVerifier({ keys: { keys: [] }, audience: name }), onError: error => { throw error; } });
    expect(await servingProblems(served.url).finally(() => served.stop())).toEqual([]);
  });
});
