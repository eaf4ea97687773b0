import { composeServices } from '@apollo/composition';
import { ReadyText } from '@channelgraph/process';
import { parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startToyGateway } from '../../../testing/toy-gateway.ts';
import type { ToyGateway } from '../../../testing/toy-gateway.ts';
import type { SubgraphRequest, SubgraphTransport } from '../transports/transport.ts';

const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@requires", "@external", "@shareable", "@inaccessible"])';
const SDL = {
  shops: `${LINK}
    type Query { shop: Shop shops: [Shop!] }
    type Shop @key(fields: "id") { id: ID! name: String owner: Owner size: Size address: Address @shareable plain: Plain }
    type Owner @key(fields: "id") { id: ID! name: String! }
    type Size { width: Int height: Int }
    type Address @shareable { street: String }
    type Plain { text: String mood: Mood kind: Kind face: Face items: [Item!] }
    type Item { no: Int }
    enum Mood { GOOD BAD SECRET @inaccessible } enum Kind { ONE TWO } interface Face { a: Int } type Smile implements Face { a: Int }`,
  sales: `${LINK}
    type Shop @key(fields: "id") { id: ID! deals(first: Int): [Deal!] size: Size @external area: Int @requires(fields: "size { width height }") address: Address @shareable total: Total }
    type Size { width: Int @external height: Int @external }
    type Address @shareable { town: String }
    type Deal { no: Int! of: Owner amount: Money! } type Owner @key(fields: "id") { id: ID! deals: Int } type Money { minor: String } type Total { count: Int }`,
};

const composed = composeServices(Object.entries(SDL).map(([name, sdl]) => ({ name, url: `http://${name}.example`, typeDefs: parse(sdl) })));

if (composed.errors !== undefined) throw new AggregateError(composed.errors, composed.errors.join());

type Answering = (name: string, request: SubgraphRequest) => unknown;

let answering: Answering;
let closed: Partial<Record<string, readonly string[]>>;
const transports = (name: string): SubgraphTransport => ({
  execute: request => {
    closed[name] = [...closed[name] ?? [], ...request.closed ?? []];
    return Promise.resolve({ data: answering(name, request) as Readonly<Record<string, unknown>> }); // written below
  },
});

let gateway: ToyGateway;
beforeAll(async () => { gateway = await startToyGateway({ supergraphSdl: composed.supergraphSdl, transports, executor: 'compiled' }); });
afterAll(() => gateway.stop());

/** What subgraphs were told to be closed, by what was asked. */
async function asked(query: string, answer: Answering, variables?: Readonly<Record<string, unknown>>) {
  [answering, closed] = [answer, {}];
  const { text, errors } = await gateway.ask(query, variables);
  return { closed, text, errors };
}

const nothing = (name: string) => (name === 'shops' ? { shop: { __typename: 'Shop', id: '1' } } : { _entities: [{}] });
const closedIn = async (query: string, variables?: Readonly<Record<string, unknown>>) => (await asked(query, nothing, variables)).closed;

describe('the fields that go to the caller as they are answered', () => {
  it('are told to the subgraph: the outermost, below the root or the entity', async () => {
    expect(await closedIn('{ shop { name plain { text kind items { no } } deals(first: 3) { no amount { minor } } total { count } } }'))
      .toEqual({ shops: ['shop.plain'], sales: ['deals', 'total'] });
  });

  it('are all of it, where nothing is needed for another subgraph', async () => {
    expect(await closedIn('{ shop { name plain { text } } shops { name } }')).toEqual({ shops: ['shop', 'shops'] });
  });

  it('are what stands in them in the order of the caller, under the names of the caller', async () => {
    expect(await closedIn('{ shop { id mine: plain { b: text items { n: no no } } deals { no } } }')).toEqual({ shops: ['shop.mine'], sales: ['deals'] });
    expect(await closedIn('{ shop { plain { text ...K items { no } } total { count } } } fragment K on Plain { kind text items { no } }')).toEqual({ shops: ['shop.plain'], sales: ['total'] });
  });

  it.each<[string, string, Record<string, readonly string[]>]>([
    ['of which another subgraph needs something', '{ shop { owner { name deals } } }', { shops: [] }],
    ['that another subgraph requires', '{ shop { size { width height } area } }', { shops: [] }],
    ['that two fill', '{ shop { address { street town } total { count } } }', { shops: [], sales: ['total'] }],
    ['that turn out to be one type or another', '{ shop { plain { face { a } } total { count } } }', { shops: [], sales: ['total'] }],
    ['with values that not everybody may see', '{ shop { plain { mood items { no } } total { count } } }', { shops: ['shop.plain.items'], sales: ['total'] }],
    ['that hold an entity for another subgraph', '{ shop { deals { no of { name } } } }', { shops: [], sales: [] }],
  ])('are none %s', async (_, query, closed) => {
    expect(await closedIn(query)).toEqual(closed);
  });

  it('are the same for whoever makes the same of the conditions, and none while a subgraph decides', async () => {
    const query = 'query ($all: Boolean!) { shop { plain { text kind @include(if: $all) } total { count } } }';
    expect(await closedIn(query, { all: true })).toEqual({ shops: [], sales: ['total'] });
  });
});

describe('a text in place of a value', () => {
  it('becomes part of the answer as it is, at the root and in entities, once for each place', async () => {
    const { text, errors } = await asked('{ shops { total { count } name plain { text } } }', (name, { variables }) => (name === 'shops'
      ? { shops: ['1', '2', '1'].map(id => ({ __typename: 'Shop', id, name: 'A', plain: new ReadyText(`{"text":"of ${id} \\u00fc"}`) })) }
      : { _entities: (variables?.['representations'] as readonly { readonly id: string }[]).map(({ id }) => ({ total: new ReadyText(`{"count":${id}}`) })) })); // as we ask
    expect(errors).toEqual([]);
    expect(text.trim()).toBe('{"data":{"shops":[{"total":{"count":1},"name":"A","plain":{"text":"of 1 \\u00fc"}},{"total":{"count":2},"name":"A","plain":{"text":"of 2 \\u00fc"}},{"total":{"count":1},"name":"A","plain":{"text":"of 1 \\u00fc"}}]}}');
  });

  it('may be missing: then it is null', async () => {
    const { text } = await asked('{ shop { plain { text } total { count } } }', name => (name === 'shops' ? { shop: { __typename: 'Shop', id: '1', plain: null } } : { _entities: [{ total: new ReadyText('{"count":1}') }] }));
    expect(text.trim()).toBe('{"data":{"shop":{"plain":null,"total":{"count":1}}}}');
  });
});
