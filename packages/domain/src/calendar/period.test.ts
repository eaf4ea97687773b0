import { describe, expect, it } from 'vitest';
import { contains, monthOf, periodBetween, quarterOf, yearOf } from './period.ts';

const calendar = { timeZone: 'Europe/Berlin', fiscalYearStart: 7 };

describe('a period', () => {
  it('runs over days of the vendor and has the fiscal name of its year or quarter', () => {
    expect(quarterOf('2026-11-22', calendar)).toEqual({
      start: new Date('2026-09-30T22:00:00Z'), // summer time
      end: new Date('2026-12-31T23:00:00Z'), // winter time
      name: 'FY2027-Q2',
    });
    expect(yearOf('2026-11-22', calendar).name).toBe('FY2027');
    expect(monthOf('2026-11-22', calendar).name).toBe('2026-11');
  });

  it('is found for an instant by the day it is at the vendor', () => {
    expect(monthOf(new Date('2026-06-30T23:30:00Z'), calendar).name).toBe('2026-07');
    expect(yearOf(new Date('2026-06-30T21:30:00Z'), calendar).name).toBe('FY2026');
  });

  it('has its start in it, but not its end', () => {
    const november = monthOf('2026-11-22', calendar);
    expect(contains(november, november.start)).toBe(true);
    expect(contains(november, new Date(november.end.getTime() - 1))).toBe(true);
    expect(contains(november, november.end)).toBe(false);
  });
});

describe('a period between two days', () => {
  it('does not include the second day', () => {
    const firstWeek = periodBetween('2026-11-02', '2026-11-09', calendar);
    expect(firstWeek).toEqual({ start: new Date('2026-11-01T23:00:00Z'), end: new Date('2026-11-08T23:00:00Z'), name: '2026-11-02/2026-11-09' });
  });

  it.each([
    ['2026-07-01', '2027-07-01', 'FY2027'],
    ['2026-07-01', '2026-10-01', 'FY2027-Q1'],
    ['2026-08-01', '2026-11-01', '2026-08-01/2026-11-01'],
    ['2026-01-01', '2027-01-01', '2026-01-01/2027-01-01'],
    ['2026-08-01', '2026-09-01', '2026-08'],
    ['2025-11-22', '2026-11-22', '2025-11-22/2026-11-22'],
  ])('from %s to %s is called %s', (start, end, name) => {
    expect(periodBetween(start, end, calendar).name).toBe(name);
  });

  it.each([
    ['2026-02-30', '2026-03-01', 'INVALID_STRING_FORMAT', 'between.start'],
    ['2026-02-01', 'March', 'INVALID_STRING_FORMAT', 'between.end'],
    ['2026-02-01', '2026-02-01', 'VALUE_OUT_OF_RANGE', 'between.end'],
    ['2026-02-01', '2026-01-31', 'VALUE_OUT_OF_RANGE', 'between.end'],
  ])('from %s to %s is refused with %s of %s', (start, end, code, field) => {
    expect(() => periodBetween(start, end, calendar)).toThrow(expect.objectContaining({ refusals: [expect.objectContaining({ code, field })] }));
  });
});
