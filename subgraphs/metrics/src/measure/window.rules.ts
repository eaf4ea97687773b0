import { localDateOf, monthOf, periodBefore, periodNamed, startOfDay, yearBefore, type FiscalCalendar, type Period } from '@channelgraph/domain';
import type { Window } from './measure.ts';

/** The period of a question, those it is compared with, and the instant it is asked at. */
export const windowOf = (period: Period, asOf: Date, calendar: FiscalCalendar): Window => ({
  period,
  before: periodBefore(period, calendar),
  yearBefore: yearBefore(period, calendar),
  trailing: periodNamed('TRAILING_12_MONTHS', asOf, calendar),
  asOf,
  calendar,
});

const startsMonth = (instant: Date, calendar: FiscalCalendar): boolean => monthOf(instant, calendar).start.getTime() === instant.getTime();

/**
 * Whether the period is made of whole calendar months. Sums over the channel for freely chosen days would tell, by their
 * difference, what was closed on a single day.
 */
export const isWholeMonths = ({ start, end }: Period, calendar: FiscalCalendar): boolean => startsMonth(start, calendar) && startsMonth(end, calendar);

/** The day of an instant in the vendor's zone. */
export function dayOf(instant: Date, { timeZone }: FiscalCalendar): Period {
  const name = localDateOf(instant, timeZone);
  const noonTomorrow = new Date(Date.parse(`${name}T12:00:00Z`) + 86_400_000);
  return { name, start: startOfDay(name, timeZone), end: startOfDay(noonTomorrow.toISOString().slice(0, 10), timeZone) };
}
