import type { LocalDate } from '@channelgraph/domain';
import type { Window } from '../measure/measure.ts';

const MILLISECONDS_PER_DAY = 86_400_000;
/** 1 January 1970 was a Thursday: three days after a Monday. */
const DAYS_FROM_MONDAY_TO_EPOCH = 3;
const DAYS_PER_WEEK = 7;
const WORKING_DAYS_PER_WEEK = 5;

/** A calendar day as a count of days, so that clock changes play no part. */
const dayNumber = (day: LocalDate): number => Date.parse(`${day}T00:00:00Z`) / MILLISECONDS_PER_DAY;

/** Working days (Monday to Friday) from some Monday up to, not including, this day. */
function workingDaysBefore(day: number): number {
  const days = day + DAYS_FROM_MONDAY_TO_EPOCH;
  const weeks = Math.floor(days / DAYS_PER_WEEK);
  return weeks * WORKING_DAYS_PER_WEEK + Math.min(days - weeks * DAYS_PER_WEEK, WORKING_DAYS_PER_WEEK);
}

/** Working days (Monday to Friday; holidays are not known here) of a period, and those up to and including the day of `asOf`. */
export function workingDays({ firstDay, endDay, today }: Pick<Window, 'firstDay' | 'endDay' | 'today'>): { readonly elapsed: number; readonly total: number } {
  const start = dayNumber(firstDay);
  const end = dayNumber(endDay);
  const afterToday = dayNumber(today) + 1;
  const reached = Math.min(Math.max(afterToday, start), end);
  const upTo = (day: number) => workingDaysBefore(day) - workingDaysBefore(start);
  return { elapsed: upTo(reached), total: upTo(end) };
}
