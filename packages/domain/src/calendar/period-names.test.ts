import { describe, expect, it } from 'vitest';
import { startOfDay } from './local-date.ts';
import { periodNamed, PERIOD_NAMES } from './period-names.ts';

const calendar = { timeZone: 'Europe/Berlin', fiscalYearStart: 7 };
const named = (day: string) => PERIOD_NAMES.map((name) => [name, periodNamed(name, new Date(`${day}T12:00:00Z`), calendar).name]);

describe('the periods people ask for', () => {
  it('are found from the instant they are asked at', () => {
    expect(Object.fromEntries(named('2026-11-21'))).toEqual({
      CURRENT_MONTH: '2026-11',
      CURRENT_QUARTER: 'FY2027-Q2',
      CURRENT_YEAR: 'FY2027',
      PREVIOUS_MONTH: '2026-10',
      PREVIOUS_QUARTER: 'FY2027-Q1',
      PREVIOUS_YEAR: 'FY2026',
      NEXT_QUARTER: 'FY2027-Q3',
      TRAILING_12_MONTHS: '2025-11-22/2026-11-22',
    });
  });

  it('turn over with the fiscal year, at midnight of the vendor', () => {
    const turn = startOfDay('2026-07-01', 'Europe/Berlin');
    expect(periodNamed('CURRENT_QUARTER', new Date(turn.getTime() - 1), calendar).name).toBe('FY2026-Q4');
    expect(periodNamed('CURRENT_QUARTER', turn, calendar).name).toBe('FY2027-Q1');
    expect(periodNamed('PREVIOUS_QUARTER', turn, calendar).name).toBe('FY2026-Q4');
  });

  it.each([
    ['2024-02-28', '2023-03-01/2024-02-29'],
    ['2024-02-29', '2023-03-01/2024-03-01'],
    ['2024-03-01', '2023-03-02/2024-03-02'],
    ['2026-06-30', 'FY2026'],
  ])('include today in the trailing twelve months: on %s they are %s', (today, name) => {
    expect(periodNamed('TRAILING_12_MONTHS', new Date(`${today}T12:00:00Z`), calendar).name).toBe(name);
  });
});
