import type { Temporal } from 'temporal-polyfill';
import { accept, accepted, refuse, type Decision } from '../decision.ts';
import { fiscalPosition, type FiscalCalendar } from './fiscal-calendar.ts';
import { isLocalDate, plainDateOf, startOf, zonedOf, type LocalDate } from './local-date.ts';

/** A stretch of time, half-open: `start` belongs to it, `end` is the first instant after it. Both begin a day of the vendor's zone. */
export interface Period {
  readonly start: Date;
  readonly end: Date;
  /** "FY2027", "FY2027-Q1", "2026-11", else both days: "2025-11-22/2026-11-22" (the second is not part of it). */
  readonly name: string;
}

/** Whether the instant lies in the period. */
export const contains = ({ start, end }: Period, instant: Date): boolean => start <= instant && instant < end;

/** The calendar month of a day, or of an instant in the calendar's zone. */
export const monthOf = (date: Date | LocalDate, calendar: FiscalCalendar): Period => monthsFrom(dayOf(date, calendar).with({ day: 1 }), 1, calendar);

/** The fiscal quarter of a day, or of an instant in the calendar's zone. */
export function quarterOf(date: Date | LocalDate, calendar: FiscalCalendar): Period {
  const day = dayOf(date, calendar);
  return monthsFrom(day.with({ day: 1 }).subtract({ months: fiscalPosition(day, calendar).month % 3 }), 3, calendar);
}

/** The fiscal year of a day, or of an instant in the calendar's zone. */
export function yearOf(date: Date | LocalDate, calendar: FiscalCalendar): Period {
  const day = dayOf(date, calendar);
  return monthsFrom(day.with({ day: 1 }).subtract({ months: fiscalPosition(day, calendar).month }), 12, calendar);
}

/**
 * The period from one day up to, not including, another. Asked for by people, so a wrong day is a refusal and not a crash.
 * @throws Refused INVALID_STRING_FORMAT for a day that does not exist, VALUE_OUT_OF_RANGE unless the end is after the start.
 */
export function periodBetween(startLocalDate: LocalDate, endLocalDate: LocalDate, calendar: FiscalCalendar): Period {
  const start = accepted(dayAsked(startLocalDate, 'between.start'));
  const end = accepted(dayAsked(endLocalDate, 'between.end'));
  return periodOf({ start, end: accepted(endAfter({ start, end })) }, calendar);
}

/** The first and last boundary of a period as days of the calendar. */
export const daysOf = ({ start, end }: Period, { timeZone }: FiscalCalendar): Days => ({
  start: zonedOf(start, timeZone).toPlainDate(),
  end: zonedOf(end, timeZone).toPlainDate(),
});

/** The period between two days, under the best name it has. */
export const periodOf = (days: Days, calendar: FiscalCalendar): Period => ({
  start: startOf(days.start, calendar.timeZone),
  end: startOf(days.end, calendar.timeZone),
  name: nameOf(days, calendar),
});

interface Days {
  readonly start: Temporal.PlainDate;
  readonly end: Temporal.PlainDate;
}

function nameOf({ start, end }: Days, calendar: FiscalCalendar): string {
  const { year, quarter, month } = fiscalPosition(start, calendar);
  const fits = (months: number) => start.day === 1 && start.add({ months }).equals(end);
  if (month === 0 && fits(12)) return `FY${year}`;
  if (month % 3 === 0 && fits(3)) return `FY${year}-Q${quarter}`;
  if (fits(1)) return start.toPlainYearMonth().toString();
  return `${start.toString()}/${end.toString()}`;
}

const monthsFrom = (start: Temporal.PlainDate, months: number, calendar: FiscalCalendar): Period =>
  periodOf({ start, end: start.add({ months }) }, calendar);

const dayOf = (date: Date | LocalDate, { timeZone }: FiscalCalendar): Temporal.PlainDate =>
  typeof date === 'string' ? plainDateOf(date) : zonedOf(date, timeZone).toPlainDate();

const dayAsked = (text: string, field: string): Decision<Temporal.PlainDate> =>
  isLocalDate(text) ? accept(plainDateOf(text)) : refuse('INVALID_STRING_FORMAT', `"${text}" is not a date; write it YYYY-MM-DD.`, field);

const endAfter = ({ start, end }: Days): Decision<Temporal.PlainDate> =>
  end.since(start).sign === 1
    ? accept(end)
    : refuse('VALUE_OUT_OF_RANGE', `The end, ${end.toString()}, is not part of the period and must be after its start, ${start.toString()}.`, 'between.end');
