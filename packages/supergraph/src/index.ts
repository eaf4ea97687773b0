export { composeApiSchema, composeSupergraph, CompositionError, type SubgraphSchema } from './compose.ts';
export { entitiesOf, type Entity } from './entities.ts';
export { errorsPage, type DescribedCodes, type ErrorCodes } from './errors-page.ts';
export { graphPage, type DescribedFact, type DescribedSubgraph } from './graph-page.ts';
export { undescribed } from './undescribed.ts';
