import { periodBefore, periodNamed, yearBefore, type FiscalCalendar, type Period } from '@channelgraph/domain';
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
