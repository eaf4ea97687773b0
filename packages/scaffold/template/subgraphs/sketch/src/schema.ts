import { auditResolver, type GraphDefinition } from '@channelgraph/subgraph';
import type { SketchContext } from './context.ts';
import { PartnerStub } from './partner/partner.graphql.ts';
import { Access } from './permissions.ts';
import { SampleItemType } from './sample-item/sample-item.graphql.ts';
import { SampleItemResolver, SampleItemsOfPartnerResolver } from './sample-item/sample-item.resolver.ts';

/** THE list of resolvers, entities and reference resolvers. */
export const graph: GraphDefinition<SketchContext> = {
  resolvers: [SampleItemResolver, SampleItemsOfPartnerResolver, auditResolver('sketchAudit', Access('audit:read'))],
  types: [PartnerStub, SampleItemType],
  references: {
    Partner: ({ id }) => ({ id }),
    SampleItem: ({ id }, { loaders }) => loaders.sampleItem.load(id),
  },
};
