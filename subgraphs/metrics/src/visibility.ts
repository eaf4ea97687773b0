import { rowScope } from '@channelgraph/subgraph';

/** Whose figures somebody sees partner by partner; every store of this subgraph asks through it. */
export const partnerRows = rowScope('metrics', {
  VENDOR_ADMIN: 'ALL',
  CHANNEL_SALES_MANAGER: 'TERRITORY',
  PARTNER_SALES_MANAGER: 'PORTFOLIO',
  PARTNER_ADMIN: 'EMPLOYMENT',
});

/** Whose figures go into the sums over regions and the channel; partners cannot be told apart in them. */
export const aggregateRows = rowScope('metrics', {
  VENDOR_ADMIN: 'ALL',
  CHANNEL_SALES_MANAGER: 'ALL',
  ANALYST: 'ALL',
}, 'aggregates');
