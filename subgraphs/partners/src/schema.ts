import { auditResolver, type GraphDefinition } from '@channelgraph/subgraph';
import type { PartnersContext } from './context.ts';
import { PartnerType } from './partner/partner.graphql.ts';
import { PartnerResolver } from './partner/partner.resolver.ts';
import { Access } from './permissions.ts';
import { EmploymentType } from './person/employment.graphql.ts';
import { EmploymentResolver, EmploymentsOfPersonResolver } from './person/employment.resolver.ts';
import { MeResolver } from './person/me.resolver.ts';
import { PersonType } from './person/person.graphql.ts';
import { PeopleOfPartnerResolver, PersonResolver } from './person/person.resolver.ts';
import { ManagersOfPartnerResolver, PortfolioResolver } from './portfolio/portfolio.resolver.ts';
import { TerritoryType } from './territory/territory.graphql.ts';
import { TerritoryOwnershipResolver, TerritoryResolver } from './territory/territory.resolver.ts';
import { TierAssignmentResolver, TierHistoryOfPartnerResolver } from './tier/assignment.resolver.ts';
import { CurrentTierResolver, TierOfPartnerResolver, TierProgramResolver } from './tier/tier.resolver.ts';

/** THE list of resolvers, entities and reference resolvers. */
export const graph: GraphDefinition<PartnersContext> = {
  resolvers: [
    PartnerResolver,
    MeResolver, PersonResolver, PeopleOfPartnerResolver, EmploymentResolver, EmploymentsOfPersonResolver,
    PortfolioResolver, ManagersOfPartnerResolver,
    TerritoryResolver, TerritoryOwnershipResolver,
    TierProgramResolver, CurrentTierResolver, TierOfPartnerResolver, TierAssignmentResolver, TierHistoryOfPartnerResolver,
    auditResolver('partnersAudit', Access('audit:read')),
  ],
  types: [PartnerType, PersonType, EmploymentType, TerritoryType],
  references: {
    Partner: ({ id }, { loaders }) => loaders.partner.load(id),
    Person: ({ id }, { loaders }) => loaders.person.load(id),
    Employment: ({ id }, { loaders }) => loaders.employment.load(id),
    Territory: ({ id }, { loaders }) => loaders.territory.load(id),
  },
};
