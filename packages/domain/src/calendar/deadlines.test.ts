import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addBusinessDays, daysAfter, endOfDayAfterMonths } from './deadlines.ts';
import { localDateOf, startOfDay } from './local-date.ts';

const berlin = 'Europe/Berlin';

describe('a deadline in days', () => {
  it('is a number of times 24 hours, whatever the clocks do', () => {
    expect(daysAfter(new Date('2026-03-28T12:00:00Z'), 1)).toEqual(new Date('2026-03-29T12:00:00Z'));
    expect(daysAfter(new Date('2026-03-28T12:00:00Z'), -90)).toEqual(new Date('2025-12-28T12:00:00Z'));
  });
});

describe('a deadline in months', () => {
  it('lasts to the end of the day: the next day is too late', () => {
    const awarded = new Date('2026-03-15T09:30:00Z');
    expect(endOfDayAfterMonths(awarded, 24, berlin)).toEqual(startOfDay('2028-03-16', berlin));
  });

  it.each([['2026-01-31', 1, '2026-03-01'], ['2028-01-31', 1, '2028-03-01'], ['2028-02-29', 12, '2029-03-01'], ['2026-11-30', 3, '2027-03-01'], ['2026-05-31', 0, '2026-06-01']])(
    'from %s with %i months to run ends as %s begins', (from, months, tooLate) => {
      expect(endOfDayAfterMonths(startOfDay(from, berlin), months, berlin)).toEqual(startOfDay(tooLate, berlin));
    });

  it('counts from the day it is at the vendor', () => {
    const newYear = new Date('2026-12-31T23:30:00Z'); // already 2027 in Berlin
    expect(endOfDayAfterMonths(newYear, 1, berlin)).toEqual(startOfDay('2027-02-02', berlin));
    expect(endOfDayAfterMonths(newYear, 1, 'UTC')).toEqual(startOfDay('2027-02-01', 'UTC'));
  });
});

describe('a deadline in business days', () => {
  it.each([
    ['Monday', '2026-11-16', 2, '2026-11-18'],
    ['Thursday', '2026-11-19', 2, '2026-11-23'],
    ['Friday', '2026-11-20', 1, '2026-11-23'],
    ['Friday', '2026-11-20', 10, '2026-12-04'],
    ['Saturday', '2026-11-21', 1, '2026-11-23'],
    ['Sunday', '2026-11-22', 1, '2026-11-23'],
    ['Sunday', '2026-11-22', 5, '2026-11-27'],
    ['Sunday', '2026-11-22', 6, '2026-11-30'],
  ])('from %s %s with %i to run is on %s', (_weekday, from, count, to) => {
    expect(localDateOf(addBusinessDays(new Date(`${from}T14:00:00Z`), count, berlin), berlin)).toBe(to);
  });

  it('keeps the time of day over the change of clocks', () => {
    expect(addBusinessDays(new Date('2026-10-23T13:00:00Z'), 1, berlin)).toEqual(new Date('2026-10-26T14:00:00Z')); // 15:00 both
  });

  it('is now when none is to run', () => {
    const sunday = new Date('2026-11-22T14:00:00Z');
    expect(addBusinessDays(sunday, 0, berlin)).toEqual(sunday);
  });

  it('takes whole days from 0 only', () => {
    expect(() => addBusinessDays(new Date(0), -1, berlin)).toThrow(RangeError);
    expect(() => addBusinessDays(new Date(0), 1.5, berlin)).toThrow(RangeError);
  });

  it('falls on a business day, and one more day is the next one', () => {
    const instants = fc.date({ min: new Date('2012-01-01'), max: new Date('2060-01-01'), noInvalidDate: true });
    fc.assert(fc.property(instants, fc.integer({ min: 1, max: 60 }), (from, count) => {
      const deadline = addBusinessDays(from, count, 'UTC');
      expect([1, 2, 3, 4, 5]).toContain(deadline.getUTCDay());
      expect(addBusinessDays(deadline, 1, 'UTC')).toEqual(addBusinessDays(from, count + 1, 'UTC'));
    }));
  });
});
