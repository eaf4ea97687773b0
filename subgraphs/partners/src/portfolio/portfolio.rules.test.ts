import { describe, expect, it } from 'vitest';
import { handOver } from './portfolio.rules.ts';
import type { PortfolioAssignment } from './portfolio.ts';

const now = new Date('2026-11-18T10:00:00Z');
const earlier = new Date('2026-01-05T09:00:00Z');
const current: PortfolioAssignment = { id: 'a1', personId: 'anna', partnerId: 'acme', validFrom: earlier, validTo: null, version: 1 };
const asked = { id: 'a2', details: { personId: 'ben', partnerId: 'acme' }, manager: { side: 'VENDOR' as const }, current };

describe('handing a partner over', () => {
  it('ends one assignment and begins the other at the same instant', () => {
    expect(handOver(asked, now)).toEqual({
      ok: true,
      value: {
        former: { ...current, validTo: now },
        begun: { id: 'a2', personId: 'ben', partnerId: 'acme', validFrom: now, validTo: null, version: 1 },
      },
    });
  });

  it('ends nothing for a partner that nobody looked after', () => {
    expect(handOver({ ...asked, current: null }, now)).toMatchObject({ ok: true, value: { former: null, begun: { personId: 'ben' } } });
  });

  it('is refused to the one who has it', () => {
    expect(handOver({ ...asked, details: { personId: 'anna', partnerId: 'acme' } }, now)).toMatchObject({ ok: false, refusal: { code: 'DUPLICATE_KEY_VALUE' } });
  });

  it('goes to the vendor’s people only', () => {
    expect(handOver({ ...asked, manager: { side: 'PARTNER' } }, now)).toMatchObject({ ok: false, refusal: { code: 'INVALID_VALUE', field: 'personId' } });
  });

  it('is refused twice at one instant', () => {
    expect(handOver({ ...asked, current: { ...current, validFrom: now } }, now)).toMatchObject({ ok: false, refusal: { code: 'VALUE_OUT_OF_RANGE' } });
  });
});
