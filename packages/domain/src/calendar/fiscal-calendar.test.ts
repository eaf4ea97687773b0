import { describe, expect, it } from 'vitest';
import { fiscalPosition } from './fiscal-calendar.ts';
import { plainDateOf } from './local-date.ts';

const position = (day: string, fiscalYearStart: number) => fiscalPosition(plainDateOf(day), { timeZone: 'UTC', fiscalYearStart });

describe('the fiscal year', () => {
  it.each([
    ['2026-07-01', 7, { year: 2027, quarter: 1, month: 0 }],
    ['2027-06-30', 7, { year: 2027, quarter: 4, month: 11 }],
    ['2027-07-01', 7, { year: 2028, quarter: 1, month: 0 }],
    ['2026-01-31', 2, { year: 2026, quarter: 4, month: 11 }],
    ['2026-02-01', 2, { year: 2027, quarter: 1, month: 0 }],
    ['2026-12-31', 12, { year: 2027, quarter: 1, month: 0 }],
  ])('has %s, when it starts with month %i, in %j: named after the year in which it ends', (day, start, expected) => {
    expect(position(day, start)).toEqual(expected);
  });

  it('is the calendar year when it starts with January', () => {
    expect(position('2026-01-01', 1)).toEqual({ year: 2026, quarter: 1, month: 0 });
    expect(position('2026-12-31', 1)).toEqual({ year: 2026, quarter: 4, month: 11 });
  });

  it.each([0, 13, 1.5])('does not start with month %d', (start) => {
    expect(() => position('2026-01-01', start)).toThrow(RangeError);
  });
});
