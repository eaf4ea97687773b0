import { buildSchema, execute, parse, type ExecutionResult, type GraphQLSchema } from 'graphql';
import { expect, it } from 'vitest';
import { compiledOperation } from './operation.ts';

const later = <Value>(turns: number, value: () => Value): Promise<Value> => new Promise((resolve, reject) => {
  setImmediate(() => {
    if (turns > 0) later(turns - 1, value).then(resolve, reject);
    else {
      try {
        resolve(value());
      } catch (error) {
        reject(error instanceof Error ? error : new Error('No error.'));
      }
    }
  });
});
const fail = (message: string) => (): never => { throw new Error(message); };

const schema = buildSchema(`
  type Query { pair: Pair pairs: [Pair!] slow: Int take(page: Page, sizes: [Int!] = [1]): String }
  type Pair { must: Int! may: Int sure: Int! }
  input Page { first: Int! after: String }`);

function resolve(to: GraphQLSchema, field: string, resolver: (...given: readonly unknown[]) => unknown): void {
  const found = to.getQueryType()?.getFields()[field];
  if (found) found.resolve = resolver;
}
const seen: unknown[] = [];
resolve(schema, 'pair', () => ({ must: () => later(0, fail('at once')), may: () => later(2, fail('too late')), sure: 1 }));
resolve(schema, 'pairs', () => [{ must: 1, may: () => later(1, fail('no matter')), sure: 2 }, { must: () => later(0, fail('gone')), may: 2, sure: 3 }, { must: 1, may: 1, sure: () => later(1, () => null) }]);
resolve(schema, 'slow', () => later(4, () => 7));
resolve(schema, 'take', (_, args) => {
  seen.push(args);
  return JSON.stringify(args);
});

const compiled = (text: string) => compiledOperation(schema, parse(text));
const both = async (text: string, variables = {}): Promise<readonly ExecutionResult[]> => {
  const theirs = await execute({ schema, document: parse(text), variableValues: variables });
  const ours = await compiled(text)?.run({}, variables);
  return JSON.parse(JSON.stringify([ours, theirs])) as readonly ExecutionResult[]; // as it would travel
};

it('tells of no error below a place that is null already', async () => {
  const [ours, theirs] = await both('{ pair { may must } slow }');
  expect(ours).toEqual(theirs);
  expect(ours).toMatchObject({ data: { pair: null, slow: 7 }, errors: [{ path: ['pair', 'must'] }] });
});

it('makes a list null for one entry that must not be, and hears what fails beside it', async () => {
  const [ours, theirs] = await both('{ pairs { may must sure } slow }');
  expect(ours).toEqual(theirs);
  expect(ours).toMatchObject({ data: { pairs: null, slow: 7 }, errors: [{ path: ['pairs', 1, 'must'] }] });
});

it('reads arguments once where they are always the same, and hands out what nobody can change', async () => {
  const fixed = compiled('{ take(page: { first: 2 }, sizes: [3, 4]) }');
  seen.length = 0;
  expect(await fixed?.run({}, {})).toEqual({ data: { take: '{"page":{"first":2},"sizes":[3,4]}' } });
  await fixed?.run({}, {});
  expect(seen[0]).toBe(seen[1]);
  expect(() => { (seen[0] as { page: { first: number } }).page.first = 9; }).toThrow(TypeError); // what was asked for
});

it('reads arguments with variables anew for each run, and refuses what the schema refuses', async () => {
  const text = 'query ($first: Int!, $sizes: [Int!]) { one: take(page: { first: $first }, sizes: $sizes) two: take(page: { first: $first }) }';
  for (const variables of [{ first: 1 }, { first: 2, sizes: [5] }, { first: 3, sizes: null }, { first: 'x' }, {}]) {
    const [ours, theirs] = await both(text, variables);
    expect(ours).toEqual(theirs);
  }
});

it('is for the operation it was made of, under its name or none', () => {
  const named = compiled('query Mine { slow }');
  expect([named?.isNamed(null), named?.isNamed('Mine'), named?.isNamed('Other'), compiled('{ slow }')?.isNamed('Mine')]).toEqual([true, true, false, false]);
});

it.each(['{ slow @skip(if: true) }', 'query A { slow } query B { slow }', '{ __schema { queryType { name } } }', '{ __type(name: "Pair") { name } }', 'fragment F on Query { slow }'])('leaves to graphql-js: %s', text => {
  expect(compiled(text)).toBeNull();
});

it('takes representations as they are, and refuses what are none', async () => {
  const federated = buildSchema('scalar _Any type Query { _entities(representations: [_Any!]!): [String] }');
  resolve(federated, '_entities', (_, args) => (args as { readonly representations: readonly unknown[] }).representations.map(each => JSON.stringify(each))); // the one argument
  const document = parse('query ($a: [_Any!]!, $b: [_Any!]!) { one: _entities(representations: $a) two: _entities(representations: $b) }');
  const own = compiledOperation(federated, document);
  for (const [a, b] of [[[{ id: 1 }], []], [[{ id: 1 }, null], []], [{ id: 1 }, [{ id: 2 }]], [[undefined], []], [null, []], ['text', [3]], [new Set([1]), []]]) {
    expect(JSON.stringify(await own?.run({}, { a, b }))).toBe(JSON.stringify(await execute({ schema: federated, document, variableValues: { a, b } })));
  }
  expect(JSON.stringify(await own?.run({}, { a: [] }))).toBe(JSON.stringify(await execute({ schema: federated, document, variableValues: { a: [] } })));
});
