import { ROLES, type Role } from '@channelgraph/identity';
import { actor } from '@channelgraph/testing';
import { describe, expect, it } from 'vitest';
import { accessControl } from './access-control.ts';

const { check } = accessControl({ 'book:lend': ['VENDOR_ADMIN', 'PARTNER_ADMIN'], 'book:burn': [] });

const codeFor = (action: 'book:lend' | 'book:burn', role: Role | null): unknown => {
  try {
    check(action, role && actor(role));
    return 'allowed';
  } catch (error) {
    return (error as { extensions: { code: string } }).extensions.code; // GraphQLError
  }
};

describe('access', () => {
  it('is for the roles on the list and for nobody else', () => {
    expect(ROLES.filter(role => codeFor('book:lend', role) === 'allowed')).toEqual(['VENDOR_ADMIN', 'PARTNER_ADMIN']);
    expect(new Set(ROLES.map(role => codeFor('book:burn', role)))).toEqual(new Set(['FORBIDDEN']));
  });

  it('asks strangers to sign in', () => {
    expect(codeFor('book:lend', null)).toBe('UNAUTHENTICATED');
  });

  it('is refused for an action nobody declared', () => {
    expect(codeFor('book:steal' as 'book:lend', 'VENDOR_ADMIN')).toBe('FORBIDDEN'); // what a mistyped name would do at run time
  });
});
