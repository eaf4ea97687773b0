import { explain, nearMiss } from '@channelgraph/config';
import { misunderstood, typed } from './arguments.ts';
import { conceptOf } from './concept.ts';
import { subgraphsOf, thisHouse } from './house.ts';
import { carryOut } from './plan.ts';
import { sayDone } from './report.ts';
import { slicePlan } from './slice.ts';

const USAGE = 'npm run new:slice -- <subgraph> <concept> [--plural <several of them>]';

function main(): void {
  const house = thisHouse();
  const { plural, words: [subgraph, concept, ...more] } = typed(USAGE);
  if (subgraph === undefined || concept === undefined) throw misunderstood('it takes the subgraph and the concept, in kebab-case.', USAGE);
  if (more.length > 0) throw misunderstood(`it takes one concept; "${more.join(' ')}" is too much.`, `npm run new:slice -- ${subgraph} ${[concept, ...more].join('-')}`);
  const known = subgraphsOf(house).map(({ name }) => name);
  if (!known.includes(subgraph)) {
    const meant = nearMiss(subgraph, known) ?? '<subgraph>';
    throw misunderstood(`there is no subgraph "${subgraph}"; there are ${known.join(', ')}.`, `npm run new:slice -- ${meant} ${concept}`);
  }
  const words = conceptOf(house, { subgraph, concept, plural, command: (better) => `npm run new:slice -- ${subgraph} ${better}` });
  const plan = slicePlan(house, { subgraph, concept: words, stamp: String(Date.now()) });
  carryOut(house, plan);
  sayDone(plan, { commands: ['npm run supergraph && npm run docs', `npm test -- subgraphs/${subgraph} test/contract && npm run check`], subgraph, words });
}

try {
  main();
} catch (error) {
  process.exitCode = explain(error);
}
