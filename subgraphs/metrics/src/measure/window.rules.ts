import { localDateOf, momentOf, monthOf, periodBefore, periodNamed, quarterOf, remembered, yearBefore, yearOf, type FiscalCalendar, type Period, type PeriodName } from '@channelgraph/domain';
import type { CalendarUnit, Window } from './measure.ts';

const UNIT_OF: Readonly<Record<CalendarUnit, typeof monthOf>> = { MONTH: monthOf, QUARTER: quarterOf, YEAR: yearOf };

/** More months, quarters or years than this are not listed. */
export const MOST_UNITS = 60;

/** The months, quarters or years that begin in a period, in order; null when they are too many. */
export function unitsBeginningIn({ start, end }: Pick<Period, 'start' | 'end'>, unit: CalendarUnit, calendar: FiscalCalendar): readonly Period[] | null {
  const unitOf = UNIT_OF[unit];
  const found: Period[] = [];
  const first = unitOf(start, calendar);
  for (let next = first.start < start ? unitOf(first.end, calendar) : first; next.start < end; next = unitOf(next.end, calendar)) {
    if (found.length === MOST_UNITS) return null;
    found.push(next);
  }
  return found;
}

interface Divided {
  readonly period: Period;
  readonly unit: CalendarUnit;
  readonly calendar: FiscalCalendar;
}

/** The months, quarters or years that lie wholly in a period, in order; none where they are too many. */
const unitsWithin = remembered(
  ({ period: { start, end }, unit, calendar: { timeZone, fiscalYearStart } }: Divided) => `${unit} ${String(start.getTime())} ${String(end.getTime())} ${timeZone} ${String(fiscalYearStart)}`,
  ({ period, unit, calendar }): readonly Period[] => unitsBeginningIn(period, unit, calendar)?.filter(({ end }) => end <= period.end) ?? [],
);

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
  units: (unit) => unitsWithin({ period, unit, calendar }).filter(({ start }) => start <= asOf),
  timeZone: calendar.timeZone,
});

/** Windows of the named periods: what follows from the day is remembered. */
export function namedWindows(calendar: FiscalCalendar): (name: PeriodName, asOf: Date) => Window {
  const ofDay = remembered(
    ({ name, asOf }: { readonly name: PeriodName; readonly asOf: Date }) => `${name} ${momentOf(asOf)}`,
    ({ name, asOf }): Window => windowOf(periodNamed(name, asOf, calendar), asOf, calendar),
  );
  return (name, asOf) => {
    const window = ofDay({ name, asOf });
    return { ...window, asOf, reached: asOf < window.period.end ? asOf : window.period.end };
  };
}

const startsMonth = (instant: Date, calendar: FiscalCalendar): boolean => monthOf(instant, calendar).start.getTime() === instant.getTime();

/**
 * Whether the period is made of whole calendar months. Sums over the channel for freely chosen days would tell, by their
 * difference, what was closed on a single day.
 */
export const isWholeMonths = ({ start, end }: Period, calendar: FiscalCalendar): boolean => startsMonth(start, calendar) && startsMonth(end, calendar);
