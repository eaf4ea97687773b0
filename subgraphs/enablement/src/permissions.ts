import { accessControl } from '@channelgraph/subgraph';

/** Everybody with a desk may learn; what they see of others' learning is written in visibility.ts. */
const PEOPLE = [
  'VENDOR_ADMIN', 'CHANNEL_SALES_MANAGER', 'PARTNER_SALES_MANAGER', 'ACCOUNT_MANAGER', 'CHANNEL_FINANCE', 'CONFLICT_MEDIATOR', 'ENABLEMENT_MANAGER',
  'PARTNER_ADMIN', 'PARTNER_SELLER', 'PARTNER_LEARNER',
] as const;

/** THE list: which roles may do what in this subgraph. What is not here is refused; which rows they see is another matter. */
export const { Access, check, permissions, machineScopes } = accessControl({
  'audit:read': ['VENDOR_ADMIN', 'AUDITOR'],
  'catalogue:read': [...PEOPLE, 'DISTRIBUTOR_USER', 'ANALYST', 'AUDITOR'],
  'catalogue:write': ['VENDOR_ADMIN', 'ENABLEMENT_MANAGER'],
  'learning:read': PEOPLE,
  'learning:assign': ['VENDOR_ADMIN', 'ENABLEMENT_MANAGER', 'PARTNER_ADMIN'],
  'learning:take': PEOPLE,
  'learning:fail': ['VENDOR_ADMIN', 'ENABLEMENT_MANAGER'],
  'learning:withdraw': ['VENDOR_ADMIN', 'ENABLEMENT_MANAGER', 'PARTNER_ADMIN'],
  'event:read': PEOPLE,
  'event:organise': ['VENDOR_ADMIN', 'ENABLEMENT_MANAGER'],
  'event:register': ['PARTNER_ADMIN', 'PARTNER_SELLER', 'PARTNER_LEARNER'],
  'award:grant': ['VENDOR_ADMIN', 'ENABLEMENT_MANAGER'],
  'award:revoke': ['VENDOR_ADMIN', 'ENABLEMENT_MANAGER'],
}, {
  // Which scope of a machine opens what. What people learn and miss is not for machines; what they passed, one may write.
  'catalogue:read': ['catalogue:read'],
  'awards:write': ['award:grant', 'award:revoke', 'catalogue:read'],
});
