import { accessControl } from '@channelgraph/subgraph';

/** THE list: which roles may do what in this subgraph. What is not here is refused; which rows they see is another matter. */
export const { Access, check, permissions } = accessControl({
  'partner:read': [
    'VENDOR_ADMIN', 'CHANNEL_SALES_MANAGER', 'PARTNER_SALES_MANAGER', 'ENABLEMENT_MANAGER', 'PARTNER_ADMIN', 'PARTNER_SELLER', 'PARTNER_LEARNER',
  ],
  'partner:create': ['VENDOR_ADMIN', 'CHANNEL_SALES_MANAGER'],
  'partner:terminate': ['VENDOR_ADMIN'],
  'partner:change-status': ['VENDOR_ADMIN', 'CHANNEL_SALES_MANAGER'],
});
