/** The roles of the trade, vendor side first. What each may do is written in the subgraphs' permissions, never here. */
export const ROLES = [
  'VENDOR_ADMIN',
  'CHANNEL_SALES_MANAGER',
  'PARTNER_SALES_MANAGER',
  'ACCOUNT_MANAGER',
  'CHANNEL_FINANCE',
  'CONFLICT_MEDIATOR',
  'ENABLEMENT_MANAGER',
  'PARTNER_ADMIN',
  'PARTNER_SELLER',
  'PARTNER_LEARNER',
  'DISTRIBUTOR_USER',
  'ANALYST',
  'AUDITOR',
  'INTEGRATION',
  'SYSTEM',
] as const;

export type Role = (typeof ROLES)[number];

export const isRole = (text: string): text is Role => (ROLES as readonly string[]).includes(text); // widened: includes() wants a Role otherwise

/** Roles that act for one partner organisation: without a `partnerId` they mean nothing. */
const ROLES_OF_A_PARTNER: ReadonlySet<Role> = new Set(['PARTNER_ADMIN', 'PARTNER_SELLER', 'PARTNER_LEARNER', 'DISTRIBUTOR_USER']);

/** Does this role act for one partner organisation (rather than for the vendor, or as a machine)? */
export const actsForPartner = (role: Role): boolean => ROLES_OF_A_PARTNER.has(role);
