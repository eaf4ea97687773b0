export { composeApiSchema, composeSupergraph, CompositionError, type SubgraphSchema } from './compose.ts';
export { undescribed } from './undescribed.ts';
