import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startToyGateway, type ToyGateway } from '../../../gateway/testing/toy-gateway.ts';

const OFF = Number.MAX_SAFE_INTEGER;

/** The same door, with one fence after the other taken down by the cases below. */
let guarded: ToyGateway;
let open: ToyGateway;
beforeAll(async () => {
  guarded = await startToyGateway();
  open = await startToyGateway({
    limits: { bodyBytes: 50_000_000, documentCharacters: OFF, tokens: OFF, nesting: OFF, depth: OFF, rootFields: OFF, aliases: OFF, directives: OFF, selections: OFF, listLength: OFF, pageSize: OFF, cost: OFF },
    budget: { cost: OFF, commands: OFF },
  });
});
beforeEach(() => { guarded.toy.received.length = 0; });
afterAll(() => Promise.all([guarded.stop(), open.stop()]));

const times = (count: number, write: (index: number) => string) => Array.from({ length: count }, (_, index) => write(index)).join(' ');

const deep = (levels: number) => `{ book(id: "1") ${'{ sequel '.repeat(levels - 2)} { id ${'} '.repeat(levels - 1)} }`;
const aliases = (count: number) => `{ book(id: "1") { ${times(count, index => `a${index}: id`)} } }`;
const roots = (count: number) => `{ ...F } fragment F on Query { ${times(count, index => `a${index}: __typename`)} }`;
const directives = (count: number) => `query ($no: Boolean = false) { book(id: "1") { ${times(count, () => 'id @skip(if: $no)')} } }`;
const tokens = (count: number) => `{ shelf(filter: { ids: [${'1 '.repeat(count)}] }) { id } }`;
/** Doubles with every level: 2 to the power of `levels` fields out of a few hundred characters. */
const bomb = (levels: number) => `{ book(id: "1") { ...F0 } } ${times(levels, level => `fragment F${level} on Book { ...F${level + 1} ...F${level + 1} }`)} fragment F${levels} on Book { id }`;
const comment = (characters: number) => `{ __typename } # ${'x'.repeat(characters)}`;
const SHELF = 'query ($ids: [Int!]) { shelf(filter: { ids: $ids }) { id } }';
const PAGE = 'query ($first: Int!) { catalogue(first: $first) { entries { id } } }';

interface Attack {
  readonly limit: string;
  readonly code?: string;
  readonly asked: (size: number) => readonly [query: string, variables?: Readonly<Record<string, unknown>>];
  /** As large as somebody would send it who means harm. */
  readonly flood: number;
  /** Just too large, and harmless enough to be let through where the fence is down. */
  readonly justTooLarge: number;
  /** Just small enough. */
  readonly fits: number;
}

const attacks: readonly (readonly [string, Attack])[] = [
  ['a deep query', { limit: 'depth', asked: levels => [deep(levels)], flood: 40, justTooLarge: 31, fits: 30 }],
  ['a flood of aliases', { limit: 'aliases', asked: count => [aliases(count)], flood: 1_000, justTooLarge: 51, fits: 50 }],
  ['root fields hidden in a fragment', { limit: 'rootFields', asked: count => [roots(count)], flood: 1_000, justTooLarge: 21, fits: 20 }],
  ['a directive on everything', { limit: 'directives', asked: count => [directives(count)], flood: 500, justTooLarge: 51, fits: 50 }],
  ['fragments that double', { limit: 'selections', asked: levels => [bomb(levels)], flood: 300, justTooLarge: 10, fits: 8 }],
  ['a flood of tokens', { limit: 'tokens', asked: count => [tokens(count)], flood: 40_000, justTooLarge: 5_000, fits: 200 }],
  ['a long document', { limit: 'documentCharacters', asked: characters => [comment(characters)], flood: 900_000, justTooLarge: 100_000, fits: 90_000 }],
  ['a giant list', { limit: 'listLength', asked: count => [SHELF, { ids: Array.from({ length: count }, () => 1) }], flood: 200_000, justTooLarge: 201, fits: 200 }],
  ['a page without end', { limit: 'pageSize', code: 'BAD_USER_INPUT', asked: first => [PAGE, { first }], flood: 2_147_483_647, justTooLarge: 101, fits: 100 }],
  ['a cost that only the variables tell', { limit: 'cost', code: 'COST_EXCEEDED', asked: first => [`query ($first: Int!) { ${times(20, index => `a${index}: catalogue(first: $first) { entries { reviews { text } sequel { id } } }`)} }`, { first }], flood: 100, justTooLarge: 42, fits: 41 }],
];

describe.each(attacks)('%s', (_, { limit, code = 'TOO_LARGE', asked, flood, justTooLarge, fits }) => {
  it.each([flood, justTooLarge])('is refused before any subgraph is asked (%d)', async size => {
    const answer = await guarded.ask(...asked(size));
    expect(answer).toMatchObject({ status: 400, data: undefined, errors: [{ extensions: { code, limit: { name: limit, maximum: expect.any(Number) as number } } }] }); // an asymmetric matcher
    const { measured, maximum } = answer.errors[0]?.extensions['limit'] as { measured: number; maximum: number }; // matched above
    expect(measured).toBeGreaterThan(maximum);
    expect(answer.errors[0]?.message).toContain(String(maximum));
    expect(guarded.toy.received).toEqual([]);
  });

  it('is answered below the limit', async () => {
    expect(await guarded.ask(...asked(fits))).toMatchObject({ status: 200, errors: [] });
  });

  it('gets through where the fence is down', async () => {
    expect(await open.ask(...asked(justTooLarge))).toMatchObject({ status: 200, errors: [] });
  });
});

describe('ten thousand aliases', () => {
  it('are not even parsed', async () => {
    expect(await guarded.ask(`{ ${times(10_000, index => `a${index}:id`)} }`)).toMatchObject({ status: 400, errors: [{ extensions: { limit: { name: 'tokens' } } }] });
  });
});

describe('a fragment that contains itself', () => {
  it.each(['{ ...A } fragment A on Query { ...A }', '{ ...A } fragment A on Query { ...B } fragment B on Query { ... { ...A } }'])('is refused: %s', async query => {
    for (const gateway of [guarded, open]) {
      expect(await gateway.ask(query)).toMatchObject({ status: 400, errors: [{ message: expect.stringContaining('contains itself') as string, extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] }); // an asymmetric matcher
    }
  });
});

describe('a page of less than one entry', () => {
  it.each([0, -1, -2_147_483_648])('is refused (%d)', async first => {
    expect(await guarded.ask(PAGE, { first })).toMatchObject({ status: 400, errors: [{ message: `first: must be between 1 and 100; got ${first}.`, extensions: { code: 'BAD_USER_INPUT' } }] });
    expect(guarded.toy.received).toEqual([]);
  });

  it('is the usual page when nothing is said', async () => {
    expect(await guarded.ask('{ catalogue { entries { id } } }')).toMatchObject({ status: 200, errors: [] });
  });
});
