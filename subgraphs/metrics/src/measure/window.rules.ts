import { localDateOf, monthOf, periodBefore, periodNamed, yearBefore, type FiscalCalendar, type Period } from '@channelgraph/domain';
import type { Window } from './measure.ts';

/** The period of a question, those it is compared with, and the instant it is asked at. */
export const windowOf = (period: Period, asOf: Date, calendar: FiscalCalendar): Window => ({
  period,
  before: periodBefore(period, calendar),
  yearBefore: yearBefore(period, calendar),
  trailing: periodNamed('TRAILING_12_MONTHS', asOf, calendar),
  asOf,
  reached: asOf < period.end ? asOf : period.end,
  firstDay: localDateOf(period.start, calendar.timeZone),
  endDay: localDateOf(period.end, calendar.timeZone),
  today: localDateOf(asOf, calendar.timeZone),
  timeZone: calendar.timeZone,
});

const startsMonth = (instant: Date, calendar: FiscalCalendar): boolean => monthOf(instant, calendar).start.getTime() === instant.getTime();

/**
 * Whether the period is made of whole calendar months. Sums over the channel for freely chosen days would tell, by their
 * difference, what was closed on a single day.
 */
export const isWholeMonths = ({ start, end }: Period, calendar: FiscalCalendar): boolean => startsMonth(start, calendar) && startsMonth(end, calendar);
