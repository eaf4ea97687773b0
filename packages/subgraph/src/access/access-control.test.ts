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

describe('a machine', () => {
  const machines = accessControl({ 'book:lend': ['VENDOR_ADMIN'], 'book:return': ['VENDOR_ADMIN'], 'price:publish': [], 'clock:read': ['INTEGRATION'] }, {
    'books:write': ['book:lend', 'book:return'], 'prices:publish': ['price:publish'],
  });
  const allowed = (role: Role, ...scopes: readonly string[]) => (['book:lend', 'book:return', 'price:publish', 'clock:read'] as const).filter(action => {
    try {
      machines.check(action, actor(role, { scopes }));
      return true;
    } catch {
      return false;
    }
  });

  it('may do what its scopes name, and what its role may without any', () => {
    expect(allowed('INTEGRATION')).toEqual(['clock:read']);
    expect(allowed('INTEGRATION', 'books:write')).toEqual(['book:lend', 'book:return', 'clock:read']);
    expect(allowed('INTEGRATION', 'prices:publish', 'books:write')).toEqual(['book:lend', 'book:return', 'price:publish', 'clock:read']);
  });

  it.each(['books:WRITE', 'book:lend', 'books', 'books:*', '*', 'constructor', '__proto__', ''])('may not do more with the scope "%s", of which nobody has heard', scope => {
    expect(allowed('INTEGRATION', scope)).toEqual(['clock:read']);
  });

  it('is not what a person becomes who has a scope', () => {
    expect(allowed('ANALYST', 'books:write', 'prices:publish')).toEqual([]);
  });

  it.each([{ 'books:write': ['book:lend', 'price:publish'] }, { 'prices:write': ['price:publish'] }] as const)('gets no scope that opens a decision beside anything else, or under another name: %j', scopes => {
    expect(() => accessControl({ 'book:lend': [], 'price:publish': [] }, scopes)).toThrow(/price:publish, which is a decision/);
  });
});
