import { describe, expect, it } from 'vitest';
import { problemsOf } from './certification.rules.ts';
import { isCertificationCode, type NewCertification } from './certification.ts';

const certification = (rest: Partial<NewCertification> = {}): NewCertification => ({
  code: 'CLOUD_ASSOCIATE', name: 'Cloud Associate', level: 'ASSOCIATE', audience: 'TECHNICAL', validityMonths: 24, recertificationDays: 90, ...rest,
});
const faults = (rest: Partial<NewCertification>) => problemsOf(certification(rest)).map(({ code, field }) => `${code} ${field ?? ''}`);

describe('entering a certification in the catalogue', () => {
  it('takes a certification with its terms', () => {
    expect(problemsOf(certification())).toEqual([]);
    expect(problemsOf(certification({ validityMonths: 1, recertificationDays: 28 }))).toEqual([]);
    expect(problemsOf(certification({ validityMonths: 120, recertificationDays: 0 }))).toEqual([]);
  });

  it.each([
    [{ code: 'cloud' }, 'INVALID_STRING_FORMAT code'],
    [{ name: ' ' }, 'REQUIRED_FIELD_MISSING name'],
    [{ name: 'x'.repeat(201) }, 'INVALID_VALUE name'],
    [{ name: 'Cloud\0' }, 'INVALID_VALUE name'],
    [{ validityMonths: 121 }, 'VALUE_OUT_OF_RANGE validityMonths'],
    [{ recertificationDays: -1 }, 'VALUE_OUT_OF_RANGE recertificationDays'],
    [{ validityMonths: 1, recertificationDays: 29 }, 'VALUE_OUT_OF_RANGE recertificationDays'],
  ])('refuses %o', (rest, fault) => {
    expect(faults(rest)).toEqual([fault]);
  });

  it('refuses a validity of no months, for which no window can be right', () => {
    expect(faults({ validityMonths: 0 })).toContain('VALUE_OUT_OF_RANGE validityMonths');
  });
});

describe('the code of a certification', () => {
  it.each(['A', 'CLOUD_ASSOCIATE', 'LEVEL_2'])('may be %s', code => { expect(isCertificationCode(code)).toBe(true); });
  it.each(['', '_A', '2_LEVELS', 'Cloud', 'A B', 'A\0', 'A\n'])('may not be %o', code => { expect(isCertificationCode(code)).toBe(false); });
});
