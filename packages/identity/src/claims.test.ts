import { describe, expect, it } from 'vitest';
import { STANDARD_CLAIMS, actorFrom, type ClaimReading } from './claims.ts';
import { InvalidToken } from './invalid-token.ts';
import { isId, isMachineId, personIdAt } from './oidc/person-id.ts';

const ben = '7f359596-d87f-4f17-9d8f-f8415a172ff7';
const acme = '0b6f7c3e-3a57-4d2c-8a51-2f9f6e1c7a10';
const issuer = 'https://login.vendor.example';
const oidc = (reading: Partial<ClaimReading>): ClaimReading => ({ ...STANDARD_CLAIMS, personId: personIdAt(issuer), isPartnerId: isId, ...reading });

describe('the claims of an issuer', () => {
  it('may be nested, as Keycloak’s are, among words that are not ours', () => {
    const reading = oidc({ role: 'realm_access.roles', roles: new Map([['partner-owner', 'PARTNER_ADMIN'], ['channel', 'CHANNEL_SALES_MANAGER']]) });
    expect(actorFrom({ sub: ben, partner: acme, realm_access: { roles: ['offline_access', 'partner-owner', 'uma_authorization'] } }, reading)).toEqual({ personId: ben, role: 'PARTNER_ADMIN', partnerId: acme, scopes: [] });
    for (const roles of [['partner-owner', 'channel'], ['PARTNER_ADMIN'], ['__proto__'], [], 'offline_access', { 0: 'partner-owner' }]) {
      expect(() => actorFrom({ sub: ben, partner: acme, realm_access: { roles } }, reading)).toThrow(InvalidToken);
    }
  });

  it('may be names with a namespace, as Auth0’s are; dots in a name lead nowhere else', () => {
    const reading = oidc({ person: 'https://vendor.example/person', role: 'https://vendor.example/role', partner: 'https://vendor.example/partner' });
    expect(actorFrom({ sub: 'auth0|5f7c', 'https://vendor.example/person': ben, 'https://vendor.example/role': 'PARTNER_SELLER', 'https://vendor.example/partner': acme }, reading)).toMatchObject({ personId: ben, role: 'PARTNER_SELLER' });
    expect(() => actorFrom({ sub: ben, 'https://vendor': { 'example/role': 'ANALYST' }, constructor: 'ANALYST' }, oidc({ role: 'constructor.name' }))).toThrow(InvalidToken);
  });

  it('name people by their ids here, and by nothing else', () => {
    expect(actorFrom({ sub: ben.toUpperCase(), role: 'ANALYST' }, oidc({})).personId).toBe(ben);
    for (const sub of ['auth0|5f7c', 'ben@vendor.example', `${ben} `]) expect(() => actorFrom({ sub, role: 'ANALYST' }, oidc({}))).toThrow(InvalidToken);
    expect(() => actorFrom({ sub: ben, role: 'PARTNER_ADMIN', partner: 'acme' }, oidc({}))).toThrow(InvalidToken);
  });

  it('name machines as they like: each gets an id that is no person’s, and the same every time', () => {
    const machineId = (sub: string, at = issuer) => actorFrom({ sub, role: 'INTEGRATION' }, oidc({ person: 'employee', personId: personIdAt(at) })).personId;
    const ids = [machineId('crm'), machineId(ben), machineId('crm', 'https://login.other.example')];
    expect(new Set(ids).size).toBe(3);
    expect(ids.every(id => isId(id) && isMachineId(id))).toBe(true);
    expect(machineId('crm')).toBe(ids[0]);
    expect(() => actorFrom({ sub: machineId('crm'), role: 'ANALYST' }, oidc({}))).toThrow(InvalidToken); // nor is a person a machine
  });

  it('bring scopes to machines only', () => {
    expect(actorFrom({ sub: ben, role: 'ANALYST', scope: 'openid deals:read' }, STANDARD_CLAIMS).scopes).toEqual([]);
    expect(actorFrom({ sub: 'crm', role: 'INTEGRATION', scp: ['deals:read'] }, oidc({ scope: 'scp' })).scopes).toEqual(['deals:read']);
  });
});
