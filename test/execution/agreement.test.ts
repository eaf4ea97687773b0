import { parse, validate } from 'graphql';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { compared } from './both.ts';
import type { Compared } from './both.ts';
import { disagreement } from './disagreement.ts';
import { generatedOperation } from './generated-operation.ts';
import { GRAPHS } from './graphs.ts';
import type { Weather } from './made-up-subgraph.ts';
import { withTypeNames, withoutTypeNames } from './type-names.ts';

const { comparedOperations } = inject('effort');
const opened: Compared[] = [];
afterAll(async () => { for (const graph of opened) await graph.stop(); });

const FAIR = { fieldsFail: false, subgraphsFail: false, valuesAreWrong: false };
const WEATHERS: readonly Omit<Weather, 'seed'>[] = [FAIR, { ...FAIR, fieldsFail: true }, { ...FAIR, subgraphsFail: true }, { ...FAIR, valuesAreWrong: true }];

describe.each(Object.entries(GRAPHS))('over a graph with %s', (name, subgraphs) => {
  it('both executors answer the same', async () => {
    const graph = await compared(subgraphs);
    opened.push(graph);
    const wanted = Math.ceil(comparedOperations / Object.keys(GRAPHS).length);
    let tried = 0;
    for (let seed = 0; tried < wanted && seed < wanted * 20; seed += 1) {
      const { text, variables } = generatedOperation(graph.schema, `${name} ${seed}`);
      if (validate(graph.schema, parse(text)).length > 0) continue;
      tried += 1;
      const weather = { seed: String(seed), ...WEATHERS[seed % WEATHERS.length] } as Weather; // the list is not empty
      const ours = await graph.ask('compiled', text, variables, weather);
      let found = disagreement(ours, await graph.ask('apollo', text, variables, weather));
      // TYPES (6.3.2): inside a fragment on an interface the stock executor forgets what the object is, unless it was asked.
      if (found.length > 0) found = disagreement(withoutTypeNames(ours), withoutTypeNames(await graph.ask('apollo', withTypeNames(text), variables, weather)));
      expect({ found, seed, text, variables, weather }).toEqual({ found: [], seed, text, variables, weather });
    }
    expect(tried).toBe(wanted);
  });
});
