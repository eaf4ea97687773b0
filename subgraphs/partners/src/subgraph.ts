import type { SubgraphDefinition } from '@channelgraph/subgraph';
import { composePartners, type PartnersContext } from './context.ts';
import { entities, migrations } from './data-source.ts';
import { machineScopes, permissions } from './permissions.ts';
import { projected, projectors } from './projections.ts';
import { graph } from './schema.ts';

/** Who the vendor sells with: partners, their people, territories, portfolios and tiers. */
export const partners: SubgraphDefinition<PartnersContext> = {
  name: 'partners',
  graph,
  permissions,
  machineScopes,
  entities,
  migrations,
  projectors,
  projected,
  compose: composePartners,
};

export { partnersDemo } from './demo.ts';
