import { rowScope } from '@channelgraph/subgraph';

/** Who reaches which partners here; every store of this subgraph asks through it. A role that is not named reaches none. */
export const partnerRows = rowScope('sketch', {
  VENDOR_ADMIN: 'ALL',
  CHANNEL_SALES_MANAGER: 'TERRITORY',
  PARTNER_SALES_MANAGER: 'PORTFOLIO',
  PARTNER_ADMIN: 'EMPLOYMENT',
});
