import type { WriteSession } from '@channelgraph/database';
import type { Viewer } from '@channelgraph/identity';
import type { UnitOfWork } from '@channelgraph/subgraph';
import { customerAccountStore } from './customer/customer-account.store.ts';
import { dealStore } from './deal/deal.store.ts';
import { partnerReader } from './partner/partner.store.ts';
import { registrationPolicyReader } from './policy/registration-policy.store.ts';
import { productFamilyReader } from './product/product-family.store.ts';
import { exchangeRateStore } from './rate/exchange-rate.store.ts';
import { protectionStore } from './registration/protection.store.ts';
import { registrationStore } from './registration/registration.store.ts';

/** THE list of stores that a change may use, all in one transaction. */
export const storesIn = (session: WriteSession, viewer: Viewer) => ({
  customers: customerAccountStore(session),
  deals: dealStore(session, viewer),
  exchangeRates: exchangeRateStore(session),
  partners: partnerReader(session, viewer),
  policies: registrationPolicyReader(session),
  productFamilies: productFamilyReader(session),
  protections: protectionStore(session),
  registrations: registrationStore(session, viewer),
});

export type Stores = ReturnType<typeof storesIn>;
export type Work = UnitOfWork<Stores>;
