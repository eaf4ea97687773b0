import { ROLES } from '@channelgraph/identity';
import { accessControl } from '@channelgraph/subgraph';

/** THE list: which roles may do what in this subgraph. Which KPIs and which partners they see is another matter. */
export const { Access, check, permissions, machineScopes } = accessControl({
  'audit:read': ['VENDOR_ADMIN', 'AUDITOR'],
  'dictionary:read': ROLES.filter(role => role !== 'INTEGRATION'),
  'kpi:read-partner': ['VENDOR_ADMIN', 'CHANNEL_SALES_MANAGER', 'PARTNER_SALES_MANAGER', 'PARTNER_ADMIN'],
  'kpi:read-portfolio': ['VENDOR_ADMIN', 'CHANNEL_SALES_MANAGER', 'PARTNER_SALES_MANAGER'],
  'kpi:read-channel': ['VENDOR_ADMIN', 'CHANNEL_SALES_MANAGER', 'ANALYST'],
  'target:read': ['VENDOR_ADMIN', 'CHANNEL_SALES_MANAGER', 'PARTNER_SALES_MANAGER', 'PARTNER_ADMIN', 'ANALYST'],
  'target:set': ['VENDOR_ADMIN', 'CHANNEL_SALES_MANAGER'],
}, {
  // Which scope of a machine opens what. Figures are for those who answer for them.
  'kpi-dictionary:read': ['dictionary:read'],
});
