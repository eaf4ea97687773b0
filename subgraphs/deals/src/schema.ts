import { auditResolver, type GraphDefinition } from '@channelgraph/subgraph';
import type { DealsContext } from './context.ts';
import { CustomerAccountType } from './customer/customer-account.graphql.ts';
import { CustomerAccountResolver } from './customer/customer-account.resolver.ts';
import { DealType } from './deal/deal.graphql.ts';
import { writtenDealsOfPartner } from './deal/deal.json.ts';
import { DealResolver, StageChangeResolver } from './deal/deal.resolver.ts';
import { PartnerStub } from './partner/partner.graphql.ts';
import { PartnerResolver } from './partner/partner.resolver.ts';
import { Access, check } from './permissions.ts';
import { PersonStub } from './person/person.graphql.ts';
import { PersonResolver } from './person/person.resolver.ts';
import { RegistrationPolicyResolver } from './policy/registration-policy.resolver.ts';
import { ProductFamilyType } from './product/product-family.graphql.ts';
import { ProductFamilyResolver } from './product/product-family.resolver.ts';
import { ExchangeRateResolver } from './rate/exchange-rate.resolver.ts';
import { RegistrationFieldsResolver, RegistrationLineResolver } from './registration/registration-fields.resolver.ts';
import { RegistrationType } from './registration/registration.graphql.ts';
import { RegistrationResolver } from './registration/registration.resolver.ts';

/** THE list of resolvers, entities and reference resolvers. */
export const graph: GraphDefinition<DealsContext> = {
  resolvers: [
    CustomerAccountResolver, DealResolver, StageChangeResolver, ExchangeRateResolver, PartnerResolver, PersonResolver, ProductFamilyResolver,
    RegistrationPolicyResolver, RegistrationResolver, RegistrationFieldsResolver, RegistrationLineResolver,
    auditResolver('dealsAudit', Access('audit:read')),
  ],
  types: [CustomerAccountType, DealType, PartnerStub, PersonStub, ProductFamilyType, RegistrationType],
  written: { 'Partner.deals': writtenDealsOfPartner },
  references: {
    CustomerAccount: ({ id }, { loaders }) => loaders.customerAccount.load(id),
    Deal: ({ id }, { loaders }) => loaders.deal.load(id),
    DealRegistration: ({ id }, { loaders }) => loaders.registration.load(id),
    Partner: ({ id }) => ({ id }),
    Person: ({ id }) => ({ id }),
    ProductFamily: ({ code }, { loaders, actor }) => {
      check('product:read', actor);
      return loaders.productFamily.load(code);
    },
  },
};
