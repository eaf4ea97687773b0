import { parse, validate } from 'graphql';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { compared } from './both.ts';
import type { Compared, Outcome } from './both.ts';
import { disagreement } from './disagreement.ts';
import { generatedOperation } from './generated-operation.ts';
import type { GeneratedOperation } from './generated-operation.ts';
import { GRAPHS } from './graphs.ts';
import type { Weather } from './made-up-subgraph.ts';
import { storedOperations, thisGraph } from './this-graph.ts';
import { withTypeNames, withoutTypeNames } from './type-names.ts';

const { comparedOperations } = inject('effort');
const opened: Compared[] = [];
afterAll(async () => { for (const graph of opened) await graph.stop(); });

const FAIR = { fieldsFail: false, subgraphsFail: false, valuesAreWrong: false };
const WEATHERS: readonly Omit<Weather, 'seed'>[] = [FAIR, { ...FAIR, fieldsFail: true }, { ...FAIR, subgraphsFail: true }, { ...FAIR, valuesAreWrong: true }];

async function expectAgreement(graph: Compared, { text, variables }: GeneratedOperation, weather: Weather): Promise<void> {
  const ours = await graph.ask('compiled', text, variables, weather);
  // Which values are wrong is drawn by response names, which are others where requests are put together.
  if (!text.startsWith('mutation') && !weather.valuesAreWrong) await expectTheSameAtOnce(graph, { text, variables }, { weather, ours });
  let found = disagreement(ours, await graph.ask('apollo', text, variables, weather));
  // TYPES (6.3.2): inside a fragment on an interface the stock executor forgets what the object is, unless it was asked.
  if (found.length > 0) found = disagreement(withoutTypeNames(ours), withoutTypeNames(await graph.ask('apollo', withTypeNames(text), variables, weather)));
  expect({ found, text, variables, weather }).toEqual({ found: [], text, variables, weather });
}

/** What several ask at the same moment is asked of subgraphs together: everybody hears what they would have heard alone. */
async function expectTheSameAtOnce(graph: Compared, { text, variables }: GeneratedOperation, { weather, ours }: { readonly weather: Weather; readonly ours: Outcome }): Promise<void> {
  const others = { ...variables, yes: variables['yes'] !== true, ...(text.includes('$text') && { text: 'other' }) };
  const alone = await graph.ask('compiled', text, others, weather);
  const { outcomes, requests } = await graph.askAtOnce(text, [variables, others, others, variables], weather);
  expect({ text, variables, weather, heard: outcomes.map(heard) }).toEqual({ text, variables, weather, heard: [ours, alone, alone, ours].map(heard) });
  together += (ours.requests + alone.requests) * 2 - requests;
}

/** Requests that subgraphs did not get, because others asked the same. */
let together = 0;
afterAll(() => { expect(together).toBeGreaterThan(comparedOperations); });

const heard = ({ data, places }: Outcome) => ({ data, places });

const weatherOf = (seed: number): Weather => ({ ...FAIR, ...WEATHERS[seed % WEATHERS.length], seed: String(seed) });

describe('over the graph of this house', () => {
  it('both executors answer the same to every operation that is written down somewhere', async () => {
    const graph = await compared(await thisGraph());
    opened.push(graph);
    const operations = await storedOperations(graph.schema);
    expect(operations.length).toBeGreaterThan(30);
    for (const [seed, operation] of operations.entries()) await expectAgreement(graph, operation, weatherOf(seed));
  });
});

describe.each([...Object.entries(GRAPHS), ['everything of this house', null] as const])('over a graph with %s', (name, subgraphs) => {
  it('both executors answer the same to operations that nobody wrote', async () => {
    const graph = await compared(subgraphs ?? await thisGraph());
    opened.push(graph);
    const wanted = Math.ceil(comparedOperations / (Object.keys(GRAPHS).length + 1));
    let tried = 0;
    for (let seed = 0; tried < wanted && seed < wanted * 20; seed += 1) {
      const operation = generatedOperation(graph.schema, `${name} ${seed}`);
      if (validate(graph.schema, parse(operation.text)).length > 0) continue;
      tried += 1;
      await expectAgreement(graph, operation, weatherOf(seed));
    }
    expect(tried).toBe(wanted);
  });
});
