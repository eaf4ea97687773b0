import { explain } from '@channelgraph/config';
import { misunderstood, typed } from './arguments.ts';
import { conceptOf } from './concept.ts';
import { thisHouse } from './house.ts';
import { carryOut } from './plan.ts';
import { sayDone } from './report.ts';
import { checkSubgraphName } from './subgraph-name.ts';
import { subgraphPlan } from './subgraph.ts';
import { isPlural, singularOf } from './words.ts';

const USAGE = 'npm run new:subgraph -- <name> [<its first concept> [--plural <several of them>]]';

/** `agreements` begins with the slice `agreement`, `marketing` with `marketing-record`: something to rename. */
const firstConceptOf = (name: string): string => (isPlural(name) ? singularOf(name) : `${name}-record`);

const pinnedPnpm = (installer: string): string => /PNPM = '([^']+)'/.exec(installer)?.[1] ?? '';

function main(): void {
  const house = thisHouse();
  const { plural, words: [name, concept, ...more] } = typed(USAGE);
  if (name === undefined) throw misunderstood('it takes the name of the subgraph, one word.', USAGE);
  if (more.length > 0) throw misunderstood(`it takes a name and one concept; "${more.join(' ')}" is too much.`, USAGE);
  checkSubgraphName(house, name);
  const words = conceptOf(house, { subgraph: name, concept: concept ?? firstConceptOf(name), plural, command: (better) => `npm run new:subgraph -- ${name} ${better}` });
  const plan = subgraphPlan(house, { subgraph: name, concept: words, stamp: String(Date.now()) });
  carryOut(house, plan);
  sayDone(plan, {
    commands: [
      `npx --yes pnpm@${pinnedPnpm(house.read('packages/standalone/bin/install-words.mjs'))} install`,
      'npm run supergraph && npm run docs', `npm test -- subgraphs/${name} test/contract && npm run check`,
    ],
    subgraph: name, words,
    remaining: [
      '  what the subgraph is for: its README.md, the sentence in subgraph.ts, a row in README.md and docs/architecture.md',
      '  a service in docker-compose.yml, where there is one',
    ],
  });
}

try {
  main();
} catch (error) {
  process.exitCode = explain(error);
}
