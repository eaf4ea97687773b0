import type { Temporal } from 'temporal-polyfill';
import type { FiscalCalendar } from './fiscal-calendar.ts';
import { daysOf, periodOf, type Period } from './period.ts';
import { remembered } from './remembered.ts';

/**
 * The same period a year before: FY2026-Q1 for FY2027-Q1, the same days for any other.
 * 29 February answers to 28 February, and a period that stops before it runs, a year earlier, to the end of February.
 */
export const yearBefore = (period: Period, calendar: FiscalCalendar): Period => aYearBefore({ period, calendar });

interface Compared {
  readonly period: Period;
  readonly calendar: FiscalCalendar;
}
const keyOf = ({ period: { start, end }, calendar: { timeZone, fiscalYearStart } }: Compared): string =>
  `${String(start.getTime())} ${String(end.getTime())} ${timeZone} ${String(fiscalYearStart)}`;

const aYearBefore = remembered(keyOf, ({ period, calendar }): Period => {
  const { start, end } = daysOf(period, calendar);
  return periodOf({ start: start.subtract({ years: 1 }), end: boundaryAYearBefore(end) }, calendar);
});

/** The period just before, of the same length: in months where it runs from a day to the same day of a later month, in days elsewhere. */
export const periodBefore = (period: Period, calendar: FiscalCalendar): Period => justBefore({ period, calendar });

const justBefore = remembered(keyOf, ({ period, calendar }): Period => {
  const { start, end } = daysOf(period, calendar);
  const length = start.day === end.day ? start.until(end, { largestUnit: 'month' }) : start.until(end);
  return periodOf({ start: start.subtract(length), end: start }, calendar);
});

/** A day a year before, read as the end of what precedes it: the start of 29 February is the end of the 28th, so 1 March where there is none. */
export function boundaryAYearBefore(day: Temporal.PlainDate): Temporal.PlainDate {
  const before = day.subtract({ years: 1 });
  return before.day === day.day ? before : before.add({ days: 1 });
}
