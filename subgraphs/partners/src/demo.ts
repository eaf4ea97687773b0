import type { DemoFact, DemoLoad, DemoWorld } from '@channelgraph/demo';
import { partnerFacts, partnerTable } from './partner/partner.demo.ts';
import { employmentFacts, employmentTable } from './person/employment.demo.ts';
import { personTable } from './person/person.demo.ts';
import { portfolioFacts, portfolioTable } from './portfolio/portfolio.demo.ts';
import { territoryOwnershipFacts, territoryOwnershipTable, territoryTable } from './territory/territory.demo.ts';
import { tierAssignmentTable, tierFacts } from './tier/assignment.demo.ts';
import { tierTables } from './tier/tier.demo.ts';

function* facts(world: DemoWorld): Generator<DemoFact> {
  yield* partnerFacts(world);
  yield* employmentFacts(world);
  yield* portfolioFacts(world);
  yield* territoryOwnershipFacts(world);
  yield* tierFacts(world);
}

/** This subgraph's share of the demo world. What tiers are judged on comes with the events of deals and enablement. */
export const partnersDemo = (world: DemoWorld): DemoLoad => ({
  tables: [
    territoryTable(world), partnerTable(world), personTable(world), employmentTable(world), portfolioTable(world), territoryOwnershipTable(world),
    ...tierTables(world), tierAssignmentTable(world),
  ],
  facts: facts(world),
});
