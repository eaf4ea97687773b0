import { describe, expect, it } from 'vitest';
import { ROLES, actsForPartner, isRole } from './roles.ts';

describe('roles', () => {
  it('are known by name, and nothing else is a role', () => {
    expect(ROLES.every(isRole)).toBe(true);
    expect(['', 'vendor_admin', 'constructor', 'OWNER'].some(isRole)).toBe(false);
  });

  it('act for a partner on the partner’s side of the table only', () => {
    expect(ROLES.filter(actsForPartner)).toEqual(['PARTNER_ADMIN', 'PARTNER_SELLER', 'PARTNER_LEARNER', 'DISTRIBUTOR_USER']);
  });
});
