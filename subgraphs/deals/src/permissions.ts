import { ROLES } from '@channelgraph/identity';
import { accessControl } from '@channelgraph/subgraph';

const PEOPLE = ROLES.filter(role => role !== 'INTEGRATION');

/** THE list: which roles may do what in this subgraph. What is not here is refused; which rows they see is another matter. */
export const { Access, check, permissions, machineScopes } = accessControl({
  'audit:read': ['VENDOR_ADMIN', 'AUDITOR'],
  'product:read': PEOPLE,
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
}, {
  // Which scope of a machine opens what. Deciding on registrations is for people.
  'products:read': ['product:read'],
  'deals:read': ['deal:read', 'pipeline:read', 'product:read'],
  'deals:write': ['deal:create', 'deal:advance', 'product:read'],
  'deals:close': ['deal:close'],
  'registrations:read': ['registration:read', 'product:read'],
  'registrations:write': ['registration:submit', 'product:read'],
  'registrations:convert': ['registration:convert'],
  'exchange-rates:read': ['exchange-rate:read'],
  'exchange-rates:publish': ['exchange-rate:publish'],
});
