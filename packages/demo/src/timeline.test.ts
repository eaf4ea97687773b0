import { describe, expect, it } from 'vitest';
import { timelineAround } from './timeline.ts';

const timeline = timelineAround(new Date('2026-11-21T12:00:00Z'), { timeZone: 'Europe/Berlin', fiscalYearStart: 7 });

describe('the calendar of a demo world', () => {
  it('is laid around the fiscal quarter of the anchor and begins two years before', () => {
    expect(timeline.anchor).toEqual(new Date('2026-09-30T22:00:00Z'));
    expect(timeline.dateOf(0)).toBe('2024-10-01');
    expect(timeline.dateOf(timeline.anchorDay)).toBe('2026-10-01');
    expect(timeline.end).toEqual(new Date('2026-12-31T23:00:00Z'));
    expect(timeline.dateOf(timeline.endDay)).toBe('2027-01-01');
  });

  it('knows the quarters around it by their distance', () => {
    expect(timeline.quarter(0)).toMatchObject({ name: 'FY2027-Q2', year: 'FY2027', season: 2, firstDay: timeline.anchorDay, length: 92 });
    expect(timeline.quarter(-8)).toMatchObject({ name: 'FY2025-Q2', firstDay: 0 });
    expect(() => timeline.quarter(99)).toThrow(RangeError);
  });

  it('counts hours from midnight of the vendor, in summer and winter', () => {
    expect(timeline.at(0, 9.5)).toEqual(new Date('2024-10-01T07:30:00Z'));
    expect(timeline.at(timeline.endDay - 1, 9.5)).toEqual(new Date('2026-12-31T08:30:00Z'));
    expect(timeline.dateOf(-1)).toBe('2024-09-30');
  });

  it('moves weekends to the Friday before', () => {
    const friday = 3; // 4 October 2024
    expect([friday, friday + 1, friday + 2, friday + 3].map(day => timeline.businessDay(day))).toEqual([friday, friday, friday, friday + 3]);
    expect(timeline.businessDay(friday + 1 - 70)).toBe(friday - 70);
  });
});
