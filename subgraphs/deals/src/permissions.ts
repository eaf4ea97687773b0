import { ROLES } from '@channelgraph/identity';
import { accessControl } from '@channelgraph/subgraph';

/** THE list: which roles may do what in this subgraph. What is not here is refused; which rows they see is another matter. */
export const { Access, check, permissions } = accessControl({
  'audit:read': ['VENDOR_ADMIN', 'AUDITOR'],
  'product:read': ROLES,
  'exchange-rate:read': ['VENDOR_ADMIN', 'CHANNEL_SALES_MANAGER', 'PARTNER_SALES_MANAGER', 'ACCOUNT_MANAGER', 'CHANNEL_FINANCE'],
  'exchange-rate:publish': ['VENDOR_ADMIN', 'CHANNEL_FINANCE'],
  'customer:read': ['VENDOR_ADMIN', 'CHANNEL_SALES_MANAGER', 'PARTNER_SALES_MANAGER', 'ACCOUNT_MANAGER'],
  'registration:read': ['VENDOR_ADMIN', 'CHANNEL_SALES_MANAGER', 'PARTNER_SALES_MANAGER', 'PARTNER_ADMIN', 'PARTNER_SELLER'],
  'registration:submit': ['VENDOR_ADMIN', 'CHANNEL_SALES_MANAGER', 'PARTNER_SALES_MANAGER', 'PARTNER_ADMIN', 'PARTNER_SELLER'],
  'registration:withdraw': ['PARTNER_ADMIN', 'PARTNER_SELLER'],
  'registration:decide': ['VENDOR_ADMIN', 'CHANNEL_SALES_MANAGER'],
  'registration:convert': ['VENDOR_ADMIN', 'PARTNER_SALES_MANAGER', 'PARTNER_ADMIN', 'PARTNER_SELLER'],
  'deal:read': ['VENDOR_ADMIN', 'CHANNEL_SALES_MANAGER', 'PARTNER_SALES_MANAGER', 'ACCOUNT_MANAGER', 'PARTNER_ADMIN', 'PARTNER_SELLER'],
  'deal:create': ['VENDOR_ADMIN', 'PARTNER_SALES_MANAGER', 'ACCOUNT_MANAGER', 'PARTNER_ADMIN', 'PARTNER_SELLER'],
  'deal:advance': ['VENDOR_ADMIN', 'PARTNER_SALES_MANAGER', 'ACCOUNT_MANAGER', 'PARTNER_ADMIN', 'PARTNER_SELLER'],
  'deal:close': ['VENDOR_ADMIN', 'PARTNER_SALES_MANAGER', 'ACCOUNT_MANAGER', 'PARTNER_ADMIN', 'PARTNER_SELLER'],
  'pipeline:read': ['VENDOR_ADMIN', 'CHANNEL_SALES_MANAGER', 'PARTNER_SALES_MANAGER', 'PARTNER_ADMIN', 'PARTNER_SELLER'],
});
