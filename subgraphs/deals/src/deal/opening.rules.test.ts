import { money } from '@channelgraph/domain';
import { describe, expect, it } from 'vitest';
import type { Registration } from '../registration/registration.ts';
import type { NewDeal } from './deal.ts';
import { opened, openedFrom, openingProblems, type Opening } from './opening.rules.ts';

const now = new Date('2026-11-18T10:00:00Z');
const typed: NewDeal = { name: ' Backup ', engagementModel: 'SELL_WITH', familyCodes: ['BACKUP', 'BACKUP'], country: 'DE', value: { amountMinor: '100', currency: 'EUR' }, expectedCloseOn: '2026-11-18' };
const seller = { personId: 'seller', role: 'PARTNER_SELLER', partnerId: 'p1' };
const accountManager = { personId: 'direct', role: 'ACCOUNT_MANAGER', partnerId: null };
const opening: Opening = { typed, opener: seller, partner: { id: 'p1', status: 'ACTIVE', engagementModels: ['SELL_WITH'], country: 'DE' }, knownFamilies: new Set(['BACKUP']), today: '2026-11-18' };
const codes = (changes: Partial<Opening>, more: Partial<NewDeal> = {}) => openingProblems({ ...opening, ...changes, typed: { ...typed, ...more } }).map(({ code, field }) => (field ? `${code} ${field}` : code));

describe('opening a deal', () => {
  it('is a partner’s, for itself', () => {
    expect(codes({})).toEqual([]);
    expect(opened(opening, { id: 'd1', customerId: null }, now)).toMatchObject({
      name: 'Backup', partnerId: 'p1', ownerId: 'seller', routeToMarket: 'CHANNEL', stage: 'PROSPECT', probability: 10, familyCodes: ['BACKUP'], value: money(100n, 'EUR'), version: 1,
    });
  });

  it('is an account manager’s, directly', () => {
    const direct = { ...opening, opener: accountManager, partner: null };
    expect(codes(direct, { engagementModel: null })).toEqual([]);
    expect(opened({ ...direct, typed: { ...typed, engagementModel: null } }, { id: 'd1', customerId: null }, now)).toMatchObject({ partnerId: null, routeToMarket: 'DIRECT', engagementModel: null, ownerId: 'direct' });
    expect(codes(direct)).toEqual(['INVALID_VALUE engagementModel']);
    expect(codes({ opener: accountManager }, { partnerId: 'p1' })).toEqual(['ACTION_NOT_PERMITTED partnerId']);
  });

  it.each<[string, Partial<Opening>, Partial<NewDeal>, readonly string[]]>([
    ['no partner, by a partner sales manager', { opener: { ...accountManager, role: 'PARTNER_SALES_MANAGER' }, partner: null }, { engagementModel: null }, ['REQUIRED_FIELD_MISSING partnerId']],
    ['a partner out of reach', { partner: null }, { partnerId: 'p9' }, ['NOT_FOUND partnerId']],
    ['a partner that is not active', { partner: { id: 'p1', status: 'SUSPENDED', engagementModels: ['SELL_WITH'], country: 'DE' } }, {}, ['PARTNER_INACTIVE']],
    ['no engagement model', {}, { engagementModel: null }, ['REQUIRED_FIELD_MISSING engagementModel']],
    ['a model the partner does not have', {}, { engagementModel: 'SELL_TO' }, ['INVALID_VALUE engagementModel']],
    ['no name', {}, { name: '' }, ['REQUIRED_FIELD_MISSING name']],
    ['no family', {}, { familyCodes: [] }, ['NOT_ENOUGH_VALUES familyCodes']],
    ['too many families', {}, { familyCodes: Array.from({ length: 21 }, () => 'BACKUP') }, ['TOO_MANY_VALUES familyCodes']],
    ['an unknown family', {}, { familyCodes: ['BACKUP', 'FAX'] }, ['INVALID_VALUE familyCodes.1']],
    ['no such country', {}, { country: 'XX' }, ['INVALID_VALUE country']],
    ['nothing of value', {}, { value: { amountMinor: '0', currency: 'EUR' } }, ['VALUE_OUT_OF_RANGE value.amountMinor']],
    ['a close in the past', {}, { expectedCloseOn: '2026-11-17' }, ['VALUE_OUT_OF_RANGE expectedCloseOn']],
    ['a domain without a name', {}, { customerDomain: 'initech.example' }, ['REQUIRED_FIELD_MISSING customerName']],
    ['a mail provider for a customer', {}, { customerName: 'Initech', customerDomain: 'gmail.com' }, ['INVALID_VALUE customerDomain']],
  ])('is refused with %s', (_, changes, more, expected) => {
    expect(codes(changes, more)).toEqual(expected);
  });
});

describe('the deal of a registration', () => {
  const registration = {
    id: 'r1', partnerId: 'p1', ownerId: 'seller', customerName: 'Initech', customerId: 'c1', customerCountry: 'DE', engagementModel: 'SELL_THROUGH', expectedCloseOn: '2026-12-01',
    lines: [{ familyCode: 'BACKUP', quantity: 1, listValue: money(100n, 'JPY') }, { familyCode: 'SECURITY', quantity: 1, listValue: money(23n, 'JPY') }],
  } as unknown as Registration; // only what the rule reads

  it('is its owner’s, worth its lines, and named after the customer unless told', () => {
    expect(openedFrom(registration, { id: 'd1', name: null }, now)).toMatchObject({ ok: true, value: { name: 'Initech', ownerId: 'seller', registrationId: 'r1', customerId: 'c1', value: money(123n, 'JPY'), familyCodes: ['BACKUP', 'SECURITY'], stage: 'PROSPECT' } });
    expect(openedFrom(registration, { id: 'd1', name: 'Archive' }, now)).toMatchObject({ ok: true, value: { name: 'Archive' } });
    expect(openedFrom(registration, { id: 'd1', name: 'x'.repeat(201) }, now)).toMatchObject({ ok: false, refusal: { code: 'INVALID_VALUE', field: 'name' } });
  });
});
