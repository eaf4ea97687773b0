import { ROLES } from '@channelgraph/identity';
import { accessControl } from '@channelgraph/subgraph';

/** THE list: which roles may do what in this subgraph. What is not here is refused; which rows they see is another matter. */
export const { Access, check, permissions, machineScopes } = accessControl({
  'audit:read': ['VENDOR_ADMIN', 'AUDITOR'],
  'me:read': ROLES,

  'partner:read': [
    'VENDOR_ADMIN', 'CHANNEL_SALES_MANAGER', 'PARTNER_SALES_MANAGER', 'ENABLEMENT_MANAGER', 'PARTNER_ADMIN', 'PARTNER_SELLER', 'PARTNER_LEARNER',
  ],
  'partner:create': ['VENDOR_ADMIN', 'CHANNEL_SALES_MANAGER'],
  'partner:terminate': ['VENDOR_ADMIN'],
  'partner:change-status': ['VENDOR_ADMIN', 'CHANNEL_SALES_MANAGER'],

  'person:read': [
    'VENDOR_ADMIN', 'CHANNEL_SALES_MANAGER', 'PARTNER_SALES_MANAGER', 'ACCOUNT_MANAGER', 'CHANNEL_FINANCE', 'CONFLICT_MEDIATOR', 'ENABLEMENT_MANAGER',
    'PARTNER_ADMIN', 'PARTNER_SELLER', 'PARTNER_LEARNER', 'DISTRIBUTOR_USER',
  ],
  'person:list': [
    'VENDOR_ADMIN', 'CHANNEL_SALES_MANAGER', 'PARTNER_SALES_MANAGER', 'ENABLEMENT_MANAGER', 'PARTNER_ADMIN', 'PARTNER_SELLER', 'PARTNER_LEARNER',
  ],
  'employment:change': ['VENDOR_ADMIN', 'CHANNEL_SALES_MANAGER', 'PARTNER_ADMIN'],

  'portfolio:read-own': ['VENDOR_ADMIN', 'CHANNEL_SALES_MANAGER', 'PARTNER_SALES_MANAGER'],
  'portfolio:read': ['VENDOR_ADMIN', 'CHANNEL_SALES_MANAGER', 'PARTNER_SALES_MANAGER', 'PARTNER_ADMIN'],
  'portfolio:assign': ['VENDOR_ADMIN', 'CHANNEL_SALES_MANAGER'],

  'territory:read': [
    'VENDOR_ADMIN', 'CHANNEL_SALES_MANAGER', 'PARTNER_SALES_MANAGER', 'ACCOUNT_MANAGER', 'CHANNEL_FINANCE', 'CONFLICT_MEDIATOR', 'ENABLEMENT_MANAGER',
    'PARTNER_ADMIN', 'PARTNER_SELLER', 'PARTNER_LEARNER', 'DISTRIBUTOR_USER', 'ANALYST',
  ],
  'territory:read-owners': [
    'VENDOR_ADMIN', 'CHANNEL_SALES_MANAGER', 'PARTNER_SALES_MANAGER', 'ACCOUNT_MANAGER', 'CHANNEL_FINANCE', 'CONFLICT_MEDIATOR', 'ENABLEMENT_MANAGER',
  ],
  'territory:assign': ['VENDOR_ADMIN'],

  'tier:read': [
    'VENDOR_ADMIN', 'CHANNEL_SALES_MANAGER', 'PARTNER_SALES_MANAGER', 'ENABLEMENT_MANAGER', 'PARTNER_ADMIN', 'PARTNER_SELLER', 'PARTNER_LEARNER',
  ],
  'tier:read-progress': ['VENDOR_ADMIN', 'CHANNEL_SALES_MANAGER', 'PARTNER_SALES_MANAGER', 'ENABLEMENT_MANAGER', 'PARTNER_ADMIN', 'PARTNER_SELLER'],
  'tier:read-history': ['VENDOR_ADMIN', 'CHANNEL_SALES_MANAGER', 'PARTNER_SALES_MANAGER', 'PARTNER_ADMIN'],
  'tier:read-programs': [
    'VENDOR_ADMIN', 'CHANNEL_SALES_MANAGER', 'PARTNER_SALES_MANAGER', 'CHANNEL_FINANCE', 'ENABLEMENT_MANAGER', 'PARTNER_ADMIN', 'PARTNER_SELLER',
  ],
  /** Opens no field by itself: who else sees tiers sees them without amounts and percentages. */
  'tier:read-money': ['VENDOR_ADMIN', 'CHANNEL_SALES_MANAGER', 'PARTNER_SALES_MANAGER', 'CHANNEL_FINANCE', 'PARTNER_ADMIN'],
  'tier:assign': ['VENDOR_ADMIN'],
}, {
  // Which scope of a machine opens what. Amounts of a programme are for people.
  'partners:read': ['partner:read'],
  'people:read': ['person:read', 'person:list'],
  'tiers:read': ['partner:read', 'tier:read', 'tier:read-progress', 'tier:read-history', 'tier:read-programs'],
});
