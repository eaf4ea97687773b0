import { boundaryAYearBefore, periodBefore } from './comparison.ts';
import type { FiscalCalendar } from './fiscal-calendar.ts';
import { zonedOf } from './local-date.ts';
import { momentOf, remembered } from './remembered.ts';
import { monthOf, periodOf, quarterOf, yearOf, type Period } from './period.ts';

/** The periods people ask for by name. */
export const PERIOD_NAMES = [
  'CURRENT_MONTH',
  'CURRENT_QUARTER',
  'CURRENT_YEAR',
  'PREVIOUS_MONTH',
  'PREVIOUS_QUARTER',
  'PREVIOUS_YEAR',
  'NEXT_QUARTER',
  'TRAILING_12_MONTHS',
] as const;

export type PeriodName = (typeof PERIOD_NAMES)[number];

type PeriodAt = (now: Date, calendar: FiscalCalendar) => Period;

const periods: Readonly<Record<PeriodName, PeriodAt>> = {
  CURRENT_MONTH: monthOf,
  CURRENT_QUARTER: quarterOf,
  CURRENT_YEAR: yearOf,
  PREVIOUS_MONTH: (now, calendar) => periodBefore(monthOf(now, calendar), calendar),
  PREVIOUS_QUARTER: (now, calendar) => periodBefore(quarterOf(now, calendar), calendar),
  PREVIOUS_YEAR: (now, calendar) => periodBefore(yearOf(now, calendar), calendar),
  NEXT_QUARTER: (now, calendar) => quarterOf(quarterOf(now, calendar).end, calendar),
  TRAILING_12_MONTHS: trailingYear,
};

/** The period of this name at this instant: years and quarters are fiscal, months are calendar months, days begin in the calendar's zone. */
export const periodNamed = (name: PeriodName, now: Date, calendar: FiscalCalendar): Period => named({ name, now, calendar });

/** Each of them depends on the day alone. */
const named = remembered(
  ({ name, now, calendar: { timeZone, fiscalYearStart } }: { readonly name: PeriodName; readonly now: Date; readonly calendar: FiscalCalendar }) =>
    `${name} ${momentOf(now)} ${timeZone} ${String(fiscalYearStart)}`,
  ({ name, now, calendar }): Period => periods[name](now, calendar),
);

/** Twelve months of whole days, the last of which is today: what happened this morning counts. */
function trailingYear(now: Date, calendar: FiscalCalendar): Period {
  const tomorrow = zonedOf(now, calendar.timeZone).toPlainDate().add({ days: 1 });
  return periodOf({ start: boundaryAYearBefore(tomorrow), end: tomorrow }, calendar);
}
