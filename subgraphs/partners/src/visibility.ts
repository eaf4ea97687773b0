import { rowScope } from '@channelgraph/subgraph';

/** Who sees which partners here; every store of this subgraph asks through it. */
export const partnerRows = rowScope('partners', {
  VENDOR_ADMIN: 'ALL',
  CHANNEL_SALES_MANAGER: 'TERRITORY',
  PARTNER_SALES_MANAGER: 'PORTFOLIO',
  ENABLEMENT_MANAGER: 'ALL',
  PARTNER_ADMIN: 'EMPLOYMENT',
  PARTNER_SELLER: 'EMPLOYMENT',
  PARTNER_LEARNER: 'EMPLOYMENT',
});
