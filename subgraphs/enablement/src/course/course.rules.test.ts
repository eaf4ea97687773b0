import { describe, expect, it } from 'vitest';
import { problemsOf } from './course.rules.ts';
import { isCourseCode, type NewCourse } from './course.ts';

const course = (rest: Partial<NewCourse> = {}): NewCourse => ({ code: 'SALES_BASICS', name: 'Selling the platform', minutes: 120, description: null, ...rest });
const faults = (rest: Partial<NewCourse>) => problemsOf(course(rest)).map(({ code, field }) => `${code} ${field ?? ''}`);

describe('entering a course in the catalogue', () => {
  it('takes a course that says what it is', () => {
    expect(problemsOf(course())).toEqual([]);
    expect(problemsOf(course({ description: 'From first contact to order.' }))).toEqual([]);
  });

  it.each([
    [{ code: 'sales basics' }, 'INVALID_STRING_FORMAT code'],
    [{ name: '  ' }, 'REQUIRED_FIELD_MISSING name'],
    [{ name: 'x'.repeat(201) }, 'INVALID_VALUE name'],
    [{ name: 'Selling\0' }, 'INVALID_VALUE name'],
    [{ minutes: 0 }, 'VALUE_OUT_OF_RANGE minutes'],
    [{ minutes: 10_001 }, 'VALUE_OUT_OF_RANGE minutes'],
    [{ description: 'x'.repeat(5_001) }, 'INVALID_VALUE description'],
  ])('refuses %o', (rest, fault) => {
    expect(faults(rest)).toEqual([fault]);
  });

  it('says everything that is wrong at once', () => {
    expect(faults({ code: '', name: '', minutes: -1 })).toHaveLength(3);
  });
});

describe('the code of a course', () => {
  it.each(['A', 'SALES_BASICS', 'LEVEL_2'])('may be %s', code => { expect(isCourseCode(code)).toBe(true); });
  it.each(['', '_A', '2_LEVELS', 'Sales', 'A B', 'A\0', 'A\n', 'A'.repeat(65)])('may not be %o', code => { expect(isCourseCode(code)).toBe(false); });
});
