import { parseArgs } from 'node:util';
import { ActionableError, explain, nearMiss } from '@channelgraph/config';
import { conceptOf } from './concept.ts';
import { subgraphsOf, thisHouse } from './house.ts';
import { carryOut } from './plan.ts';
import { sayDone } from './report.ts';
import { slicePlan } from './slice.ts';

const USAGE = 'npm run new:slice -- <subgraph> <concept in kebab-case> [--plural <several of them>]';

const misunderstood = (why: string, next = USAGE): ActionableError => new ActionableError({ what: 'Nothing was written.', why, next });

function asked() {
  try {
    const { values, positionals } = parseArgs({ allowPositionals: true, options: { plural: { type: 'string' } } });
    return { plural: values.plural, positionals };
  } catch (error) {
    throw misunderstood(error instanceof Error ? error.message : String(error));
  }
}

function main(): void {
  const house = thisHouse();
  const { plural, positionals: [subgraph, concept, ...more] } = asked();
  if (subgraph === undefined || concept === undefined) throw misunderstood('it takes a subgraph and a concept.');
  if (more.length > 0) throw misunderstood(`it takes a subgraph and one concept; "${more.join(' ')}" is too much.`, `npm run new:slice -- ${subgraph} ${[concept, ...more].join('-')}`);
  const known = subgraphsOf(house).map(({ name }) => name);
  if (!known.includes(subgraph)) {
    const meant = nearMiss(subgraph, known);
    throw misunderstood(`there is no subgraph "${subgraph}"; there are ${known.join(', ')}.`, meant ? `npm run new:slice -- ${meant} ${concept}` : `npm run new:subgraph -- ${subgraph} ${concept}`);
  }
  const words = conceptOf(house, { subgraph, concept, plural, command: (better) => `npm run new:slice -- ${subgraph} ${better}` });
  const plan = slicePlan(house, { subgraph, concept: words, stamp: String(Date.now()) });
  carryOut(house, plan);
  sayDone(plan, { commands: ['npm run supergraph && npm run docs', `npm test -- subgraphs/${subgraph} test/contract`], subgraph, words });
}

try {
  main();
} catch (error) {
  process.exitCode = explain(error);
}
