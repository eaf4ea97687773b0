import { describe, expect, it } from 'vitest';
import { certificationOf, type PublishedAward } from './certified.rules.ts';

const award: PublishedAward = {
  id: 'a', version: 1, personId: 'lena', certificationCode: 'CG_FOUNDATION', awardedAt: '2025-01-31T10:00:00.000Z', expiresAt: '2027-01-31T23:00:00.000Z', revokedAt: null,
};

describe('the time in which an award counts', () => {
  it('runs from the award to its expiry', () => {
    expect(certificationOf(award)).toEqual({
      id: 'a', version: 1, personId: 'lena', metric: 'CERTIFICATION', key: 'CG_FOUNDATION', validFrom: '2025-01-31T10:00:00.000Z', validTo: '2027-01-31T23:00:00.000Z',
    });
  });

  it('ends with a revocation', () => {
    expect(certificationOf({ ...award, revokedAt: '2026-06-01T08:00:00.000Z' })).toMatchObject({ validTo: '2026-06-01T08:00:00.000Z' });
  });

  it('is not prolonged by a revocation after the expiry', () => {
    expect(certificationOf({ ...award, revokedAt: '2028-06-01T08:00:00.000Z' })).toMatchObject({ validTo: '2027-01-31T23:00:00.000Z' });
  });

  it('compares instants, not their spelling', () => {
    expect(certificationOf({ ...award, expiresAt: '2027-01-31T23:00:00Z', revokedAt: '2027-01-31T23:00:00.500Z' })).toMatchObject({ validTo: '2027-01-31T23:00:00Z' });
  });
});
