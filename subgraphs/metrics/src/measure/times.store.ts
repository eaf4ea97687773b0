import { raw, sql, type Sql } from '@channelgraph/database';
import type { Window } from './measure.ts';

/** The times of a window in SQL; half-open, as everywhere. */
export type Times = Readonly<Record<
  'start' | 'end' | 'beforeStart' | 'beforeEnd' | 'yearBeforeStart' | 'yearBeforeEnd' | 'trailingStart' | 'trailingEnd' | 'asOf' | 'firstDay' | 'endDay' | 'today' | 'timeZone', Sql
>>;

/** Each as a value of the statement. */
export const timesIn = ({ period, before, yearBefore, trailing, asOf, firstDay, endDay, today, timeZone }: Window): Times => ({
  start: sql`${period.start}::timestamptz`, end: sql`${period.end}::timestamptz`,
  beforeStart: sql`${before.start}::timestamptz`, beforeEnd: sql`${before.end}::timestamptz`,
  yearBeforeStart: sql`${yearBefore.start}::timestamptz`, yearBeforeEnd: sql`${yearBefore.end}::timestamptz`,
  trailingStart: sql`${trailing.start}::timestamptz`, trailingEnd: sql`${trailing.end}::timestamptz`,
  asOf: sql`${asOf}::timestamptz`, firstDay: sql`${firstDay}::date`, endDay: sql`${endDay}::date`, today: sql`${today}::date`, timeZone: sql`${timeZone}::text`,
});

/** Columns of `timesTable`: SQL written with them is the same text for every window, and can be kept. */
export const TIMES_OF_TABLE: Times = {
  start: raw('w."start"'), end: raw('w."end"'), beforeStart: raw('w."beforeStart"'), beforeEnd: raw('w."beforeEnd"'),
  yearBeforeStart: raw('w."yearBeforeStart"'), yearBeforeEnd: raw('w."yearBeforeEnd"'), trailingStart: raw('w."trailingStart"'), trailingEnd: raw('w."trailingEnd"'),
  asOf: raw('w."asOf"'), firstDay: raw('w."firstDay"'), endDay: raw('w."endDay"'), today: raw('w."today"'), timeZone: raw('w."timeZone"'),
};

/** The one row `w` of a window's times and the reporting currency; the planner puts the values where its columns stand. */
export const timesTable = ({ period, before, yearBefore, trailing, asOf, firstDay, endDay, today, timeZone }: Window, currency: string): Sql => sql`(
  select ${period.start}::timestamptz as "start", ${period.end}::timestamptz as "end", ${before.start}::timestamptz as "beforeStart", ${before.end}::timestamptz as "beforeEnd",
    ${yearBefore.start}::timestamptz as "yearBeforeStart", ${yearBefore.end}::timestamptz as "yearBeforeEnd",
    ${trailing.start}::timestamptz as "trailingStart", ${trailing.end}::timestamptz as "trailingEnd", ${asOf}::timestamptz as "asOf",
    ${firstDay}::date as "firstDay", ${endDay}::date as "endDay", ${today}::date as "today", ${timeZone}::text as "timeZone", ${currency}::text as currency
) w`;
