import { auditResolver, type GraphDefinition } from '@channelgraph/subgraph';
import type { MetricsContext } from './context.ts';
import { KpiResolver } from './kpi/kpi.resolver.ts';
import { SeriesResolver } from './kpi/series.resolver.ts';
import { PartnerStub } from './partner/partner.graphql.ts';
import { PartnerResolver } from './partner/partner.resolver.ts';
import { Access } from './permissions.ts';
import { TargetType } from './target/target.graphql.ts';
import { TargetResolver } from './target/target.resolver.ts';

/** THE list of resolvers, entities and reference resolvers. */
export const graph: GraphDefinition<MetricsContext> = {
  resolvers: [KpiResolver, SeriesResolver, PartnerResolver, TargetResolver, auditResolver('metricsAudit', Access('audit:read'))],
  types: [PartnerStub, TargetType],
  references: {
    Partner: ({ id }) => ({ id }),
    Target: ({ id }, { loaders }) => loaders.target.load(id),
  },
};
