import { decimal, percentage, type FiscalCalendar, type Period } from '@channelgraph/domain';
import type { CalendarUnit, Window } from '../measure/measure.ts';
import { unitsBeginningIn, windowOf } from '../measure/window.rules.ts';
import type { Kpi } from './kpi.ts';
import type { KpiComparison, KpiPoint } from './series.ts';

/** Each point, and each period it is compared with, is a question of its own. */
const MOST_POINTS = 36;

/** The change from another period's value, in per cent of its size; without one value, or from 0, there is none to tell. */
export function comparison(now: Kpi, then: Kpi): KpiComparison {
  const { period, value } = then;
  if (now.value === null || value === null) return { period, value, change: null, reason: now.reason ?? then.reason };
  const base = decimal(value);
  const change = percentage(decimal(now.value).minus(base), base.abs());
  return { period, value, change, reason: change === null ? 'NO_BASE' : null };
}

/** One month, quarter or year of a series, and the two it is compared with. */
export interface Moment {
  readonly window: Window;
  readonly before: Window;
  readonly yearBefore: Window;
}

export interface Course {
  readonly period: Period;
  readonly by: CalendarUnit;
  readonly asOf: Date;
}

/** The months, quarters or years that begin in a period and have begun, with those they are compared with; each window is one object, however often it is needed. */
export function momentsOf({ period: { start, end }, by, asOf }: Course, calendar: FiscalCalendar): readonly Moment[] | null {
  const windows = new Map<number, Window>();
  const windowIn = (unit: Period): Window => {
    const window = windows.get(unit.start.getTime()) ?? windowOf(unit, asOf, calendar);
    windows.set(unit.start.getTime(), window);
    return window;
  };
  const afterNow = new Date(asOf.getTime() + 1);
  const units = unitsBeginningIn({ start, end: end < afterNow ? end : afterNow }, by, calendar);
  if (units === null || units.length > MOST_POINTS) return null;
  return units.map((unit) => {
    const window = windowIn(unit);
    return { window, before: windowIn(window.before), yearBefore: windowIn(window.yearBefore) };
  });
}

/** The points of a series, where the KPI is known in every period they need. */
export const pointsOf = (moments: readonly Moment[], known: ReadonlyMap<Window, Kpi>): readonly KpiPoint[] => moments.flatMap(({ window, before, yearBefore }) => {
  const [kpi, previous, lastYear] = [known.get(window), known.get(before), known.get(yearBefore)];
  if (!kpi || !previous || !lastYear) return [];
  return [{ kpi, isComplete: window.period.end <= window.asOf, before: comparison(kpi, previous), yearBefore: comparison(kpi, lastYear) }];
});
