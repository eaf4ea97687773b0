import { describe, expect, it } from 'vitest';
import { override, problemsOf } from './assignment.rules.ts';
import type { TierAssignment } from './assignment.ts';

const now = new Date('2026-11-18T10:00:00Z');
const earlier = new Date('2026-02-01T00:00:00Z');
const current: TierAssignment = {
  id: 'a1', partnerId: 'acme', programId: 'demo', tierId: 'silver', validFrom: earlier, validTo: null, reason: 'Evaluated', kind: 'EVALUATION', decidedBy: 'anna', version: 1,
};
const asked = { id: 'a2', partnerId: 'acme', tier: { id: 'gold', programId: 'demo', name: 'Gold' }, reason: 'Acquired a Gold partner', decidedBy: 'ada', current };

describe('overriding a tier', () => {
  it('ends what is held and begins the new tier at one instant, as OVERRIDE', () => {
    expect(override(asked, now)).toEqual({
      ok: true,
      value: {
        former: { ...current, validTo: now },
        begun: {
          id: 'a2', partnerId: 'acme', programId: 'demo', tierId: 'gold', validFrom: now, validTo: null,
          reason: 'Acquired a Gold partner', kind: 'OVERRIDE', decidedBy: 'ada', version: 1,
        },
      },
    });
  });

  it('ends nothing for a partner without tier', () => {
    expect(override({ ...asked, current: null }, now)).toMatchObject({ ok: true, value: { former: null } });
  });

  it('is refused when the partner holds the tier already', () => {
    expect(override({ ...asked, tier: { ...asked.tier, id: 'silver', name: 'Silver' } }, now))
      .toMatchObject({ ok: false, refusal: { code: 'DUPLICATE_KEY_VALUE', field: 'tierId', message: 'The partner holds Silver already.' } });
  });

  it('is refused twice at one instant', () => {
    expect(override({ ...asked, current: { ...current, validFrom: now } }, now)).toMatchObject({ ok: false, refusal: { code: 'VALUE_OUT_OF_RANGE' } });
  });
});

describe('the reason of an override', () => {
  it.each([['', 'REQUIRED_FIELD_MISSING'], [' \n', 'REQUIRED_FIELD_MISSING'], ['a'.repeat(501), 'INVALID_VALUE']])('cannot be %j', (reason, code) => {
    expect(problemsOf({ reason })).toMatchObject([{ code, field: 'reason' }]);
  });

  it('is a sentence', () => {
    expect(problemsOf({ reason: 'Acquired a Gold partner' })).toEqual([]);
  });
});
