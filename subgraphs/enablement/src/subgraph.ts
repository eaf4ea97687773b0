import type { SubgraphDefinition } from '@channelgraph/subgraph';
import { composeEnablement, type EnablementContext } from './context.ts';
import { entities, migrations } from './data-source.ts';
import { machineScopes, permissions } from './permissions.ts';
import { projected, projectors } from './projections.ts';
import { graph } from './schema.ts';

export { enablementDemo } from './demo.ts';

/** What partners' people and the vendor's own learn and hold: courses, enrolments, certifications and awards. */
export const enablement: SubgraphDefinition<EnablementContext> = {
  name: 'enablement',
  graph,
  permissions,
  machineScopes,
  entities,
  migrations,
  projectors,
  projected,
  compose: composeEnablement,
};
