import type { SubgraphDefinition } from '@channelgraph/subgraph';
import { composeMetrics, type MetricsContext } from './context.ts';
import { entities, migrations } from './data-source.ts';
import { machineScopes, permissions } from './permissions.ts';
import { projected, projectors } from './projections.ts';
import { graph } from './schema.ts';

export { metricsDemo } from './demo.ts';

/** How the channel does: KPIs, scorecards and targets, from the facts the others publish. */
export const metrics: SubgraphDefinition<MetricsContext> = {
  name: 'metrics',
  graph,
  permissions,
  machineScopes,
  entities,
  migrations,
  projectors,
  projected,
  compose: composeMetrics,
};
