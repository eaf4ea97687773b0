import { describe, expect, it } from 'vitest';
import { periodBefore, yearBefore } from './comparison.ts';
import { monthOf, periodBetween, quarterOf, yearOf } from './period.ts';

const calendar = { timeZone: 'America/New_York', fiscalYearStart: 2 };
const between = (start: string, end: string) => periodBetween(start, end, calendar);

describe('the same period a year before', () => {
  it('is the period of that name', () => {
    expect(yearBefore(quarterOf('2026-11-22', calendar), calendar)).toEqual(quarterOf('2025-11-22', calendar));
    expect(yearBefore(yearOf('2026-11-22', calendar), calendar).name).toBe('FY2026');
  });

  it('is the whole of February, in a leap year and after one', () => {
    expect(yearBefore(monthOf('2025-02-01', calendar), calendar)).toEqual(monthOf('2024-02-01', calendar));
    expect(yearBefore(monthOf('2024-02-01', calendar), calendar)).toEqual(monthOf('2023-02-01', calendar));
  });

  it.each([
    ['leap day', '2024-02-29', '2024-03-01', '2023-02-28', '2023-03-01'],
    ['the day before it', '2024-02-28', '2024-02-29', '2023-02-28', '2023-03-01'],
    ['February up to it', '2024-02-01', '2024-02-29', '2023-02-01', '2023-03-01'],
    ['what starts with it', '2024-02-29', '2024-05-01', '2023-02-28', '2023-05-01'],
    ['the year up to it', '2023-03-01', '2024-02-29', '2022-03-01', '2023-03-01'],
  ])('is never empty around leap day: %s', (_what, start, end, startBefore, endBefore) => {
    expect(yearBefore(between(start, end), calendar)).toEqual(between(startBefore, endBefore));
  });
});

describe('the period just before', () => {
  it('is the fiscal quarter, fiscal year or month before', () => {
    expect(periodBefore(quarterOf('2026-02-10', calendar), calendar).name).toBe('FY2026-Q4');
    expect(periodBefore(yearOf('2026-02-10', calendar), calendar).name).toBe('FY2026');
    expect(periodBefore(monthOf('2026-03-31', calendar), calendar).name).toBe('2026-02');
  });

  it('is as many months long when the period runs from a day to the same day of a later month', () => {
    expect(periodBefore(between('2025-11-22', '2026-11-22'), calendar)).toEqual(between('2024-11-22', '2025-11-22'));
  });

  it('is as many days long otherwise', () => {
    expect(periodBefore(between('2026-11-02', '2026-11-09'), calendar)).toEqual(between('2026-10-26', '2026-11-02'));
    expect(periodBefore(between('2026-11-01', '2026-11-22'), calendar)).toEqual(between('2026-10-11', '2026-11-01'));
  });
});
