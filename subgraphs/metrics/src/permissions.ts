import { ROLES } from '@channelgraph/identity';
import { accessControl } from '@channelgraph/subgraph';

/** THE list: which roles may do what in this subgraph. Which KPIs and which partners they see is another matter. */
export const { Access, check, permissions } = accessControl({
  'audit:read': ['VENDOR_ADMIN', 'AUDITOR'],
  'dictionary:read': ROLES,
  'kpi:read-partner': ['VENDOR_ADMIN', 'CHANNEL_SALES_MANAGER', 'PARTNER_SALES_MANAGER', 'PARTNER_ADMIN'],
  'kpi:read-portfolio': ['VENDOR_ADMIN', 'CHANNEL_SALES_MANAGER', 'PARTNER_SALES_MANAGER'],
  'kpi:read-channel': ['VENDOR_ADMIN', 'CHANNEL_SALES_MANAGER', 'ANALYST'],
  'target:read': ['VENDOR_ADMIN', 'CHANNEL_SALES_MANAGER', 'PARTNER_SALES_MANAGER', 'PARTNER_ADMIN', 'ANALYST'],
  'target:set': ['VENDOR_ADMIN', 'CHANNEL_SALES_MANAGER'],
});
