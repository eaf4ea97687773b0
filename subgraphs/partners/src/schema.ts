import type { GraphDefinition } from '@channelgraph/subgraph';
import type { PartnersContext } from './context.ts';
import { PartnerType } from './partner/partner.graphql.ts';
import { PartnerResolver } from './partner/partner.resolver.ts';

/** THE list of resolvers, entities and reference resolvers. */
export const graph: GraphDefinition<PartnersContext> = {
  resolvers: [PartnerResolver],
  types: [PartnerType],
  references: {
    Partner: ({ id }, { loaders }) => loaders.partner.load(id),
  },
};
