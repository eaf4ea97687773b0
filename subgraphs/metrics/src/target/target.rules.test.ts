import { periodBetween } from '@channelgraph/domain';
import { describe, expect, it } from 'vitest';
import { mayAim, problemsOf, set, type Standing } from './target.rules.ts';
import type { Target, TargetWish } from './target.ts';

const period = periodBetween('2026-11-01', '2027-02-01', { timeZone: 'Europe/Berlin', fiscalYearStart: 2 });
const partnerId = '5b0c7f7e-52c5-4a39-9d2a-6f0a1d1d8f11';
const now = new Date('2026-11-18T10:00:00Z');

const wish = (words: Partial<TargetWish> = {}): TargetWish => ({
  scope: 'PARTNER', partnerId, region: null, metric: 'REVENUE', period, amount: { amountMinor: '100000', currency: 'EUR' }, count: null, expectedVersion: undefined, ...words,
});
const ofRegion = (region: string | null) => wish({ scope: 'REGION', partnerId: null, region });
const ofChannel = wish({ scope: 'CHANNEL', partnerId: null });
const codesOf = (asked: TargetWish) => problemsOf(asked).map(({ code, field }) => [code, field]);

describe('a target as written', () => {
  it.each([wish(), ofRegion('EMEA'), ofChannel])('is right when it names what its scope needs and nothing else', (right) => {
    expect(problemsOf(right)).toEqual([]);
  });
  it('names its partner exactly when it is for one', () => {
    expect(codesOf(wish({ partnerId: null }))).toEqual([['REQUIRED_FIELD_MISSING', 'partnerId']]);
    expect(codesOf({ ...ofRegion('EMEA'), partnerId })).toEqual([['INVALID_VALUE', 'partnerId']]);
    expect(codesOf({ ...ofChannel, partnerId })).toEqual([['INVALID_VALUE', 'partnerId']]);
  });
  it('names its region exactly when it is for one', () => {
    expect(codesOf(ofRegion(null))).toEqual([['REQUIRED_FIELD_MISSING', 'region']]);
    expect(codesOf(wish({ region: 'EMEA' }))).toEqual([['INVALID_VALUE', 'region']]);
  });
  it.each(['', '-1', '1.5', '1e3', ' 1', '٣', '123456789012345'])('has an amount in whole minor units: not "%s"', (amountMinor) => {
    expect(codesOf(wish({ amount: { amountMinor, currency: 'EUR' } }))).toEqual([['INVALID_STRING_FORMAT', 'amount.amountMinor']]);
  });
  it('is above zero, in a currency there is', () => {
    expect(codesOf(wish({ amount: { amountMinor: '000', currency: 'eur' } }))).toEqual([['VALUE_OUT_OF_RANGE', 'amount.amountMinor'], ['INVALID_VALUE', 'amount.currency']]);
  });
});

describe('a target of new partners, as written', () => {
  const counted = (words: Partial<TargetWish> = {}) => wish({ scope: 'CHANNEL', partnerId: null, metric: 'NEW_PARTNERS', amount: null, count: 3, ...words });

  it.each([counted(), counted({ scope: 'REGION', region: 'EMEA' }), counted({ count: 1_000_000 })])('is right as a number, for a region or the channel', (right) => {
    expect(problemsOf(right)).toEqual([]);
  });
  it('is for no single partner', () => {
    expect(codesOf(counted({ scope: 'PARTNER', partnerId }))).toEqual([['INVALID_VALUE', 'scope']]);
  });
  it('says how many, and no amount of money; a target in money the other way round', () => {
    expect(codesOf(counted({ count: null }))).toEqual([['REQUIRED_FIELD_MISSING', 'count']]);
    expect(codesOf(counted({ amount: { amountMinor: '1', currency: 'EUR' } }))).toEqual([['INVALID_VALUE', 'amount']]);
    expect(codesOf(wish({ amount: null }))).toEqual([['REQUIRED_FIELD_MISSING', 'amount']]);
    expect(codesOf(wish({ count: 3 }))).toEqual([['INVALID_VALUE', 'count']]);
  });
  it.each([0, -1, 1_000_001, 1.5])('is a whole number from 1 on: not %s', (count) => {
    expect(codesOf(counted({ count }))).toEqual([['VALUE_OUT_OF_RANGE', 'count']]);
  });
});

describe('who may set a target', () => {
  const standing = (words: Partial<Standing> = {}): Standing => ({ role: 'CHANNEL_SALES_MANAGER', ownedRegions: [], isPartnerReached: true, isRegionKnown: true, ...words });
  const codeOf = (asked: TargetWish, words: Partial<Standing> = {}) => {
    const decision = mayAim(asked, standing(words));
    return decision.ok ? null : decision.refusal.code;
  };

  it('for a partner: who reaches it; to others there is no such partner', () => {
    expect(codeOf(wish())).toBeNull();
    expect(codeOf(wish(), { isPartnerReached: false })).toBe('NOT_FOUND');
    expect(codeOf(wish({ partnerId: 'Acme' }))).toBe('NOT_FOUND');
  });
  it('for a region: who owns it or the whole channel, and administrators', () => {
    expect(codeOf(ofRegion('EMEA'), { ownedRegions: ['AMER', 'EMEA'] })).toBeNull();
    expect(codeOf(ofRegion('EMEA'), { ownedRegions: ['GLOBAL'] })).toBeNull();
    expect(codeOf(ofRegion('EMEA'), { role: 'VENDOR_ADMIN' })).toBeNull();
    expect(codeOf(ofRegion('EMEA'), { ownedRegions: ['AMER'] })).toBe('ACTION_NOT_PERMITTED');
  });
  it('for a region in which the vendor has partners, and no other', () => {
    expect(codeOf(ofRegion('ATLANTIS'), { role: 'VENDOR_ADMIN', isRegionKnown: false })).toBe('INVALID_VALUE');
  });
  it('for the channel: who owns all of it, and administrators', () => {
    expect(codeOf(ofChannel, { ownedRegions: ['GLOBAL'] })).toBeNull();
    expect(codeOf(ofChannel, { role: 'VENDOR_ADMIN' })).toBeNull();
    expect(codeOf(ofChannel, { ownedRegions: ['EMEA', 'AMER'] })).toBe('ACTION_NOT_PERMITTED');
  });
});

describe('setting a target', () => {
  const id = 'a3f0b1de-8a44-4f0f-9b4a-0d8f5f6f1a01';
  const earlier: Target = { id: 'earlier', scope: 'PARTNER', partnerId, region: null, metric: 'REVENUE', period, amount: { amountMinor: 5n, currency: 'EUR' }, count: null, setAt: new Date(0), version: 3 };

  it('makes its first version', () => {
    expect(set(wish(), null, { id, now })).toEqual({ ok: true, value: { ...earlier, id, amount: { amountMinor: 100_000n, currency: 'EUR' }, setAt: now, version: 1 } });
  });
  it('of new partners keeps the number and no money', () => {
    expect(set(wish({ metric: 'NEW_PARTNERS', amount: null, count: 7 }), null, { id, now })).toMatchObject({ ok: true, value: { metric: 'NEW_PARTNERS', amount: null, count: 7 } });
  });
  it('again makes the next version of the same target', () => {
    expect(set(wish(), earlier, { id, now })).toMatchObject({ ok: true, value: { id: 'earlier', version: 4, amount: { amountMinor: 100_000n } } });
  });
  it('is refused when somebody else set it since it was read', () => {
    expect(set(wish({ expectedVersion: 3 }), earlier, { id, now })).toMatchObject({ ok: true });
    expect(set(wish({ expectedVersion: 2 }), earlier, { id, now })).toMatchObject({ ok: false, refusal: { code: 'CONCURRENT_MODIFICATION', field: 'expectedVersion' } });
    expect(set(wish({ expectedVersion: 1 }), null, { id, now })).toMatchObject({ ok: false, refusal: { code: 'CONCURRENT_MODIFICATION' } });
    expect(set(wish({ expectedVersion: 0 }), null, { id, now })).toMatchObject({ ok: true });
  });
});
