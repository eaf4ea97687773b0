import { periodBetween, type FiscalCalendar } from '@channelgraph/domain';
import { describe, expect, it } from 'vitest';
import { windowOf } from '../measure/window.rules.ts';
import { workingDays } from './working-days.rules.ts';

const berlin: FiscalCalendar = { timeZone: 'Europe/Berlin', fiscalYearStart: 2 };
const daysOf = (start: string, end: string, asOf: string, calendar = berlin) => workingDays(windowOf(periodBetween(start, end, calendar), new Date(asOf), calendar));

describe('working days of a period, Monday to Friday', () => {
  it('are 65 in the quarter from November 2026 to January 2027, 13 of them up to Wednesday the 18th', () => {
    expect(daysOf('2026-11-01', '2027-02-01', '2026-11-18T10:00:00Z')).toEqual({ elapsed: 13, total: 65 });
  });
  it('include today, from its first instant in the vendor’s zone', () => {
    expect(daysOf('2026-11-02', '2026-11-09', '2026-11-02T22:59:59Z').elapsed).toBe(1);
    expect(daysOf('2026-11-02', '2026-11-09', '2026-11-02T23:00:00Z').elapsed).toBe(2);
  });
  it('have none elapsed before the period, and all of them after it', () => {
    expect(daysOf('2026-11-02', '2026-11-09', '2026-10-30T12:00:00Z')).toEqual({ elapsed: 0, total: 5 });
    expect(daysOf('2026-11-02', '2026-11-09', '2027-01-01T12:00:00Z')).toEqual({ elapsed: 5, total: 5 });
  });
  it('stand still over a weekend, and there are none in one', () => {
    expect(daysOf('2026-11-02', '2026-11-16', '2026-11-07T12:00:00Z').elapsed).toBe(5);
    expect(daysOf('2026-11-02', '2026-11-16', '2026-11-08T12:00:00Z').elapsed).toBe(5);
    expect(daysOf('2026-11-07', '2026-11-09', '2026-11-08T12:00:00Z')).toEqual({ elapsed: 0, total: 0 });
  });
  it('are not disturbed by the clocks changing, nor by leap day', () => {
    expect(daysOf('2026-10-19', '2026-11-02', '2026-10-26T12:00:00Z')).toEqual({ elapsed: 6, total: 10 });
    expect(daysOf('2024-02-26', '2024-03-04', '2024-02-29T12:00:00Z')).toEqual({ elapsed: 4, total: 5 });
  });
  it('are counted before 1970 as after it', () => {
    expect(daysOf('1969-12-29', '1970-01-05', '1970-01-01T12:00:00Z')).toEqual({ elapsed: 4, total: 5 });
  });
});
