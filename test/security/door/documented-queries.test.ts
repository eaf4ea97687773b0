import { readFile, readdir } from 'node:fs/promises';
import { LIMITS, startGateway, type Gateway, type Limits } from '@channelgraph/gateway';
import { AT_A_GLANCE, KPIS_BY_REGION, PORTFOLIO } from '@channelgraph/standalone';
import { Kind, parse, type OperationDefinitionNode, type TypeNode } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** What we document must leave room for what others need: a quarter of a limit is enough for it. */
const SHARE = 4;
/** `pageSize` is no load but a choice that `cost` weighs: whoever documents a page may say how long it is. */
const WEIGHED = ['bodyBytes', 'documentCharacters', 'tokens', 'nesting', 'depth', 'rootFields', 'aliases', 'directives', 'selections', 'listLength', 'cost'] as const satisfies readonly (keyof Limits)[];
const quarter = Object.fromEntries(WEIGHED.map(name => [name, Math.floor(LIMITS[name] / SHARE)])) as Partial<Limits>; // the names above

const PAGES = ['README.md', 'CONTRIBUTING.md', 'gateway/README.md', 'subgraphs/partners/README.md', 'subgraphs/deals/README.md', 'subgraphs/enablement/README.md', 'subgraphs/metrics/README.md'];
const read = (path: string) => readFile(new URL(`../../../${path}`, import.meta.url), 'utf8');

let documents: readonly string[];
let gateway: Gateway;
beforeAll(async () => {
  const docs = (await readdir(new URL('../../../docs', import.meta.url))).filter(name => name.endsWith('.md')).map(name => `docs/${name}`);
  documents = [...(await Promise.all([...PAGES, ...docs].map(read))).flatMap(queriesIn), AT_A_GLANCE, PORTFOLIO, KPIS_BY_REGION];
  gateway = await startGateway({
    supergraphSdl: await read('gateway/supergraph.graphql'),
    transports: () => ({ execute: () => Promise.reject(new Error('nobody is behind this door')) }),
    verify: () => Promise.resolve({ personId: 'reader', role: 'ANALYST', partnerId: null, scopes: [] }),
    host: '127.0.0.1', port: 0, profile: 'development', limits: quarter, budget: { cost: Number.MAX_SAFE_INTEGER, commands: Number.MAX_SAFE_INTEGER },
    logger: { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined },
  });
});
afterAll(() => gateway.stop());

/** Blocks of GraphQL, and what stands between backticks in a sentence and is an operation. */
function queriesIn(page: string): readonly string[] {
  const blocks = [...page.matchAll(/```graphql\n([^]*?)```/g)].map(([, text = '']) => text);
  const inline = [...page.replace(/```[^]*?```/g, '').matchAll(/`(\{ \w[^`]*\})`/g)].map(([, text = '']) => text).filter(text => parses(text) && !text.includes(', ')); // a list of names is no operation
  return [...blocks, ...inline];
}

function parses(text: string): boolean {
  try {
    return parse(text).definitions.length > 0;
  } catch {
    return false;
  }
}

const SAMPLES: Readonly<Record<string, unknown>> = { ID: '7b1c1a52-52d6-4a3c-9d6e-1f0d5ea1c001', Int: 1, String: 'x' };
const sampleOf = (type: TypeNode): unknown => (type.kind === Kind.NON_NULL_TYPE ? sampleOf(type.type) : type.kind === Kind.LIST_TYPE ? [sampleOf(type.type)] : SAMPLES[type.name.value]);

interface Told { readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[]; readonly extensions?: { readonly cost?: { readonly operation: number } } }

async function ask(query: string, { name, variableDefinitions = [] }: Partial<OperationDefinitionNode> = {}): Promise<Told> {
  const variables = Object.fromEntries(variableDefinitions.map(({ variable, type }) => [variable.name.value, sampleOf(type)]));
  const response = await fetch(`${gateway.url}/graphql`, {
    method: 'POST', headers: { authorization: 'Bearer reader', 'content-type': 'application/json', 'x-graphql-cost': 'report' },
    body: JSON.stringify({ query, variables, operationName: name?.value }),
  });
  return await response.json() as Told; // every answer of the door is JSON in this shape
}

const refusals = (told: Told): readonly string[] => (told.errors ?? []).filter(({ extensions }) => !['INTERNAL_SERVER_ERROR', 'SERVICE_BUSY'].includes(extensions.code)).map(({ message }) => message);

describe('what we document', () => {
  it('takes at most a quarter of every limit', async () => {
    const operations = documents.flatMap(text => parse(text).definitions.flatMap(definition => (definition.kind === Kind.OPERATION_DEFINITION ? [{ text, definition }] : [])));
    expect(operations.length).toBeGreaterThanOrEqual(10);
    for (const { text, definition } of operations) {
      const told = await ask(text, definition);
      expect(refusals(told), text).toEqual([]);
      expect(told.extensions?.cost?.operation, text).toBeGreaterThan(0);
    }
  });

  it('costs what the README says', async () => {
    const readme = await read('README.md');
    const { definitions: [operation] } = parse(AT_A_GLANCE);
    const told = operation?.kind === Kind.OPERATION_DEFINITION ? await ask(AT_A_GLANCE, operation) : {};
    expect(/the first query above costs (\d+)/.exec(readme.replaceAll('\n', ' '))?.[1]).toBe(String(told.extensions?.cost?.operation));
  });

  it('would be found out if it took more', async () => {
    const pages = (count: number) => `{ ${Array.from({ length: count }, (_, index) => `a${index}: partners(first: 100) { edges { node { kpis(period: CURRENT_YEAR) { value } } } }`).join(' ')} }`;
    expect(refusals(await ask(pages(1)))).toEqual([expect.stringContaining('limit "cost"')]);
    expect(refusals(await ask(pages(6)))).toEqual([expect.stringContaining('limit "rootFields"')]);
  });
});
