import { accessControl } from '@channelgraph/subgraph';

/** THE list: which roles may do what in this subgraph. What is not here is refused; which rows they see is another matter. */
export const { Access, check, permissions } = accessControl({
  'audit:read': ['VENDOR_ADMIN', 'AUDITOR'],
  'sample-item:read': ['VENDOR_ADMIN', 'CHANNEL_SALES_MANAGER', 'PARTNER_SALES_MANAGER', 'PARTNER_ADMIN'],
  'sample-item:create': ['VENDOR_ADMIN', 'CHANNEL_SALES_MANAGER'],
});
