import type { SubgraphDefinition } from '@channelgraph/subgraph';
import { composeDeals, type DealsContext } from './context.ts';
import { entities, migrations } from './data-source.ts';
import { machineScopes, permissions } from './permissions.ts';
import { projected, projectors } from './projections.ts';
import { graph } from './schema.ts';

/** What is sold, and who found it first: registrations, deals, customers, products and exchange rates. */
export const deals: SubgraphDefinition<DealsContext> = {
  name: 'deals',
  graph,
  permissions,
  machineScopes,
  entities,
  migrations,
  projectors,
  projected,
  compose: composeDeals,
};

export { dealsDemo } from './demo.ts';
