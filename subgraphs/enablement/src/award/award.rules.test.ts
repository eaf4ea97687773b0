import { daysAfter, localDateOf, startOfDay } from '@channelgraph/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Certification } from '../certification/certification.ts';
import { award, awardLifeCycle, isActiveAt, isExpiringSoonAt, mayCertify, mayWriteAwards, reasonShownTo, revoke, statusAt } from './award.rules.ts';
import { AWARD_STATUSES, factOf, type Award } from './award.ts';

const BERLIN = 'Europe/Berlin';
const ZONES = [BERLIN, 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata', 'Pacific/Apia', 'UTC'];

const certification = (terms: Partial<Certification> = {}): Certification => ({
  id: 'c1', code: 'CLOUD_ASSOCIATE', name: 'Cloud Associate', level: 'ASSOCIATE', audience: 'TECHNICAL', validityMonths: 12, recertificationDays: 90, ...terms,
});

/** The award that the programme grants in this situation; these situations are all allowed. */
function awarded(at: Date | string, { terms = {}, held = null, timeZone = BERLIN }: { terms?: Partial<Certification>; held?: Award | null; timeZone?: string } = {}) {
  const decision = award({ id: 'a1', personId: 'p1', certification: certification(terms), held, timeZone }, new Date(at));
  if (!decision.ok) throw new Error(decision.refusal.message);
  return decision.value;
}
const grant = (...situation: Parameters<typeof awarded>): Award => awarded(...situation).award;
const expiry = (...situation: Parameters<typeof awarded>): string => grant(...situation).expiresAt.toISOString();
const justBefore = (instant: Date): Date => new Date(instant.getTime() - 1);

describe('the expiry of an award', () => {
  it('is the end of the day, in the vendor’s zone, that lies the validity after the award', () => {
    expect(expiry('2026-03-10T09:30:00Z')).toBe('2027-03-10T23:00:00.000Z'); // midnight of the 11th in Berlin
  });

  it('is the end of February for an award of 31 January that counts for a month', () => {
    expect(expiry('2027-01-31T12:00:00Z', { terms: { validityMonths: 1, recertificationDays: 7 } })).toBe('2027-02-28T23:00:00.000Z');
    expect(expiry('2028-01-31T12:00:00Z', { terms: { validityMonths: 1, recertificationDays: 7 } })).toBe('2028-02-29T23:00:00.000Z');
  });

  it('is the end of 28 February for an award of a leap day', () => {
    expect(expiry('2028-02-29T12:00:00Z')).toBe('2029-02-28T23:00:00.000Z');
    expect(expiry('2028-02-29T12:00:00Z', { terms: { validityMonths: 48 } })).toBe('2032-02-29T23:00:00.000Z');
  });

  it('counts the vendor’s day, not that of Greenwich', () => {
    expect(expiry('2026-03-10T23:30:00Z')).toBe('2027-03-11T23:00:00.000Z'); // it is the 11th in Berlin already
    expect(expiry('2026-03-11T03:30:00Z', { timeZone: 'America/New_York' })).toBe('2027-03-11T05:00:00.000Z'); // and still the 10th in New York
  });

  it('is midnight on the wall, whatever the clocks do in between', () => {
    expect(expiry('2026-01-15T12:00:00Z', { terms: { validityMonths: 6 } })).toBe('2026-07-15T22:00:00.000Z'); // summer time
    expect(expiry('2026-09-27T12:00:00Z', { terms: { validityMonths: 6 } })).toBe('2027-03-27T23:00:00.000Z'); // the night before the change
    expect(expiry('2026-09-28T12:00:00Z', { terms: { validityMonths: 6 } })).toBe('2027-03-28T22:00:00.000Z'); // the day of 23 hours
  });
});

describe('an award', () => {
  const held = grant('2026-03-10T09:30:00Z');

  it('counts from the instant it is awarded and no longer at the instant it expires', () => {
    expect(statusAt(held, held.awardedAt)).toBe('ACTIVE');
    expect(isActiveAt(held, justBefore(held.awardedAt))).toBe(false);
    expect(statusAt(held, justBefore(held.expiresAt))).toBe('ACTIVE');
    expect(statusAt(held, held.expiresAt)).toBe('EXPIRED');
  });

  it('is about to expire inside its recertification window, and counts all the same', () => {
    const opens = daysAfter(held.expiresAt, -90);
    expect(isExpiringSoonAt(held, justBefore(opens))).toBe(false);
    expect(isExpiringSoonAt(held, opens)).toBe(true);
    expect(statusAt(held, opens)).toBe('ACTIVE');
    expect(isExpiringSoonAt(held, held.expiresAt)).toBe(false);
  });

  it('counts at every instant of [awardedAt, expiresAt) and at no other', () => {
    fc.assert(fc.property(anyInstant, anyTerms, anyZone, fc.double({ min: -1, max: 2, noNaN: true }), (at, terms, timeZone, where) => {
      const one = grant(at, { terms, timeZone });
      const length = one.expiresAt.getTime() - one.awardedAt.getTime();
      const instant = new Date(one.awardedAt.getTime() + Math.floor(length * where));
      expect(isActiveAt(one, instant)).toBe(one.awardedAt <= instant && instant < one.expiresAt);
      expect([one.awardedAt, justBefore(one.expiresAt)].every(edge => isActiveAt(one, edge))).toBe(true);
      expect([justBefore(one.awardedAt), one.expiresAt].some(edge => isActiveAt(one, edge))).toBe(false);
    }));
  });

  it('expires with a whole day of the vendor’s, never in the middle of one', () => {
    fc.assert(fc.property(anyInstant, anyTerms, anyZone, (at, terms, timeZone) => {
      const { expiresAt } = grant(at, { terms, timeZone });
      expect(startOfDay(localDateOf(expiresAt, timeZone), timeZone)).toEqual(expiresAt);
    }));
  });
});

describe('renewing an award', () => {
  const held = grant('2026-03-10T09:30:00Z');

  it('inside the window extends from the old expiry, not from today', () => {
    const { award: renewal, renewed } = awarded('2027-01-20T12:00:00Z', { held });
    expect(renewal.expiresAt.toISOString()).toBe('2028-03-10T23:00:00.000Z');
    expect(renewed).toEqual({ ...held, renewedAt: renewal.awardedAt });
  });

  it('at the very opening of the window and at its last instant extends as well', () => {
    expect(expiry(daysAfter(held.expiresAt, -90), { held })).toBe('2028-03-10T23:00:00.000Z');
    expect(expiry(justBefore(held.expiresAt), { held })).toBe('2028-03-10T23:00:00.000Z');
  });

  it('before the window restarts from today', () => {
    expect(expiry('2026-09-01T12:00:00Z', { held })).toBe('2027-09-01T22:00:00.000Z');
  });

  it('before the window never shortens what an earlier renewal has added', () => {
    const extended = grant('2027-01-20T12:00:00Z', { held });
    expect(expiry('2027-01-21T12:00:00Z', { held: extended })).toBe('2028-03-10T23:00:00.000Z');
  });

  it('after the expiry begins anew, and leaves the old award as it was', () => {
    const { award: next, renewed } = awarded('2027-04-01T12:00:00Z');
    expect(next.expiresAt.toISOString()).toBe('2028-04-01T22:00:00.000Z');
    expect(renewed).toBeNull();
  });

  it('is refused at the instant of the award itself', () => {
    const again = award({ id: 'a2', personId: 'p1', certification: certification(), held, timeZone: BERLIN }, held.awardedAt);
    expect(again).toMatchObject({ ok: false, refusal: { code: 'DUPLICATE_KEY_VALUE' } });
  });

  it('carries the terms of the day, whatever the old award was granted under', () => {
    expect(grant('2027-01-20T12:00:00Z', { held, terms: { level: 'PROFESSIONAL', recertificationDays: 30 } }))
      .toMatchObject({ level: 'PROFESSIONAL', recertificationDays: 30, version: 1, renewedAt: null, revokedAt: null });
  });

  it('never shortens the validity', () => {
    fc.assert(fc.property(anyInstant, anyTerms, anyTerms, anyZone, fc.double({ min: 0.0001, max: 0.9999, noNaN: true }), (at, terms, newTerms, timeZone, where) => {
      const old = grant(at, { terms, timeZone });
      const now = new Date(old.awardedAt.getTime() + Math.ceil((old.expiresAt.getTime() - old.awardedAt.getTime()) * where));
      expect(grant(now, { held: old, terms: newTerms, timeZone }).expiresAt >= old.expiresAt).toBe(true);
    }));
  });

  it('leaves no gap and counts once: at every instant of a chain exactly one award is active', () => {
    const steps = fc.array(fc.double({ min: 0.0001, max: 0.9999, noNaN: true }), { minLength: 1, maxLength: 6 });
    fc.assert(fc.property(anyInstant, anyTerms, anyZone, steps, fc.double({ min: 0, max: 0.999999, noNaN: true }), (at, terms, timeZone, renewals, where) => {
      let current = grant(at, { terms, timeZone });
      const chain: Award[] = [];
      for (const step of renewals) {
        const now = new Date(current.awardedAt.getTime() + Math.ceil((current.expiresAt.getTime() - current.awardedAt.getTime()) * step));
        const { award: next, renewed } = awarded(now, { terms, timeZone, held: current });
        chain.push(renewed ?? current);
        current = next;
      }
      chain.push(current);
      const start = chain[0]?.awardedAt.getTime() ?? 0;
      const instant = new Date(start + Math.floor((current.expiresAt.getTime() - start) * where));
      expect(chain.filter(one => isActiveAt(one, instant))).toHaveLength(1);
      expect(chain.filter(one => isActiveAt(one, current.expiresAt))).toHaveLength(0);
      expect(chain.filter(one => counted(one, instant))).toHaveLength(1);
    }));
  });
});

describe('revoking an award', () => {
  const held = grant('2026-03-10T09:30:00Z');
  const now = new Date('2026-06-01T10:00:00Z');
  const renewed: Award = { ...held, renewedAt: new Date('2026-05-01T10:00:00Z') };
  const revoked: Award = { ...held, revokedAt: new Date('2026-05-01T10:00:00Z'), revocationReason: 'ERROR' };
  const expired: Award = { ...held, expiresAt: now };
  const inStatus = { ACTIVE: held, RENEWED: renewed, REVOKED: revoked, EXPIRED: expired };

  it('ends it at once and says why', () => {
    const decision = revoke({ award: held, reason: 'MISCONDUCT', role: 'ENABLEMENT_MANAGER' }, now);
    expect(decision).toEqual({ ok: true, value: { ...held, revokedAt: now, revocationReason: 'MISCONDUCT' } });
    if (decision.ok) expect([isActiveAt(decision.value, justBefore(now)), isActiveAt(decision.value, now)]).toEqual([true, false]);
  });

  it.each(AWARD_STATUSES)('is possible for an award that is %s only when it counts', status => {
    expect(statusAt(inStatus[status], now)).toBe(status);
    const decision = revoke({ award: inStatus[status], reason: 'ERROR', role: 'VENDOR_ADMIN' }, now);
    expect(decision.ok).toBe(status === 'ACTIVE');
    if (!decision.ok) expect(decision.refusal.code).toBe('INVALID_RESOURCE_STATE');
  });

  it('is up to channel operations, the enablement manager and machines that may write awards', () => {
    expect(awardLifeCycle.transitions.flatMap(({ roles }) => roles)).toEqual(['VENDOR_ADMIN', 'ENABLEMENT_MANAGER', 'INTEGRATION']);
    expect(revoke({ award: held, reason: 'ERROR', role: 'PARTNER_ADMIN' }, now)).toMatchObject({ refusal: { code: 'ACTION_NOT_PERMITTED' } });
  });
});

describe('why an award was taken back', () => {
  const revoked: Award = { ...grant('2026-03-10T09:30:00Z'), revokedAt: new Date('2026-05-01T10:00:00Z'), revocationReason: 'MISCONDUCT' };
  const shown = (personId: string, role: string) => reasonShownTo({ personId, role, scopes: [] }, revoked);

  it('is between the holder and those who may take it back', () => {
    expect([shown('p1', 'PARTNER_SELLER'), shown('x', 'VENDOR_ADMIN'), shown('x', 'ENABLEMENT_MANAGER'), shown('x', 'INTEGRATION')])
      .toEqual(Array(4).fill('MISCONDUCT'));
    expect([shown('x', 'PARTNER_ADMIN'), shown('x', 'PARTNER_SALES_MANAGER'), shown('x', 'CHANNEL_SALES_MANAGER')]).toEqual([null, null, null]);
  });
});

describe('who may award', () => {
  it('nobody certifies himself or herself', () => {
    const manager = { personId: 'p1', role: 'ENABLEMENT_MANAGER', scopes: [] };
    expect(mayCertify(manager, 'p1')).toMatchObject({ ok: false, refusal: { code: 'ACTION_NOT_PERMITTED', field: 'personId' } });
    expect(mayCertify(manager, 'p2').ok).toBe(true);
  });

  it('a machine needs the scope for it, a person does not', () => {
    const machine = { personId: 'm1', role: 'INTEGRATION', scopes: ['deals:read'] };
    expect(mayWriteAwards(machine)).toMatchObject({ ok: false, refusal: { code: 'ACTION_NOT_PERMITTED' } });
    expect(mayWriteAwards({ ...machine, scopes: ['deals:read', 'awards:write'] }).ok).toBe(true);
    expect(mayWriteAwards({ ...machine, role: 'VENDOR_ADMIN' }).ok).toBe(true);
  });
});

/** What others make of the facts they hear: the award counts from `awardedAt` until `expiresAt`, unless revoked earlier. */
function counted(one: Award, instant: Date): boolean {
  const { awardedAt, expiresAt, revokedAt } = factOf(one);
  return new Date(awardedAt) <= instant && instant < new Date(expiresAt) && (revokedAt === null || instant < new Date(revokedAt));
}

const anyInstant = fc.date({ min: new Date('2000-01-01T00:00:00Z'), max: new Date('2060-01-01T00:00:00Z'), noInvalidDate: true });
const anyZone = fc.constantFrom(...ZONES);
const anyTerms = fc.integer({ min: 1, max: 60 }).chain(validityMonths =>
  fc.integer({ min: 0, max: validityMonths * 28 }).map(recertificationDays => ({ validityMonths, recertificationDays })));
