export { actor } from './actors.ts';
export { bareSchema } from './bare-schema.ts';
export { openCollector, type CollectedSpan, type Collector } from './collector.ts';
export { testClock, type TestClock } from './clock.ts';
export { entitiesIn, openDoors, openRows, REFERENCE_RULES, SCHEMA_RULES, servingProblems, type Declared, type Entity } from './contract/index.ts';
export { ownHands, type OwnHands } from './hands.ts';
export { insertRows } from './rows.ts';
export { testDatabase, type TestDatabase } from './server.ts';
export { openTestSubgraph, TEST_SETTINGS, type Answer, type TestSubgraph, type TestSubgraphOptions } from './subgraph.ts';
