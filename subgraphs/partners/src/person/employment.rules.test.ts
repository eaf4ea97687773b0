import { describe, expect, it } from 'vitest';
import { hire, leave, problemsOf } from './employment.rules.ts';
import type { Employment, NewEmployment } from './employment.ts';

const now = new Date('2026-11-18T10:00:00Z');
const earlier = new Date('2026-01-05T09:00:00Z');
const later = new Date('2026-12-01T00:00:00Z');
const details: NewEmployment = { personId: 'p', partnerId: 'acme', jobTitle: 'Engineer', certifiable: true, validFrom: null };
const employment: Employment = { id: 'e', personId: 'p', partnerId: 'acme', jobTitle: 'Engineer', certifiable: true, validFrom: earlier, validTo: null, version: 1 };

describe('beginning to work for a partner', () => {
  it('holds from now on', () => {
    expect(hire('e', details, now)).toEqual({ ...employment, validFrom: now });
  });

  it('holds from a day to come when that is asked for', () => {
    expect(hire('e', { ...details, validFrom: later }, now)).toMatchObject({ validFrom: later, validTo: null });
  });

  it('is fine for the partners’ people', () => {
    expect(problemsOf({ details, person: { side: 'PARTNER' } }, now)).toEqual([]);
  });

  it('is not for the vendor’s own people', () => {
    expect(problemsOf({ details, person: { side: 'VENDOR' } }, now)).toMatchObject([{ code: 'INVALID_VALUE', field: 'personId' }]);
  });

  it.each<[string, Partial<NewEmployment>, string, string]>([
    ['without a job title', { jobTitle: ' ' }, 'REQUIRED_FIELD_MISSING', 'jobTitle'],
    ['with a job title of more than 100 letters', { jobTitle: 'a'.repeat(101) }, 'INVALID_VALUE', 'jobTitle'],
    ['dated back', { validFrom: earlier }, 'VALUE_OUT_OF_RANGE', 'validFrom'],
  ])('is refused %s', (_, changes, code, field) => {
    expect(problemsOf({ details: { ...details, ...changes }, person: { side: 'PARTNER' } }, now)).toMatchObject([{ code, field }]);
  });
});

describe('leaving a partner', () => {
  it('ends the employment now', () => {
    expect(leave(employment, null, now)).toEqual({ ok: true, value: { ...employment, validTo: now } });
  });

  it('may be announced', () => {
    expect(leave(employment, later, now)).toMatchObject({ ok: true, value: { validTo: later } });
  });

  it('is not dated back: the partner had the headcount until today', () => {
    expect(leave(employment, earlier, now)).toMatchObject({ ok: false, refusal: { code: 'VALUE_OUT_OF_RANGE', field: 'validTo' } });
  });

  it('happens once', () => {
    expect(leave({ ...employment, validTo: earlier }, null, now)).toMatchObject({ ok: false, refusal: { code: 'INVALID_RESOURCE_STATE' } });
  });
});
