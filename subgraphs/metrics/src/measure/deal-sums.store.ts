import { raw, sql, type Sql } from '@channelgraph/database';
import type { DealSum } from './measure.ts';
import type { Times } from './times.store.ts';

export const SECONDS_PER_DAY = 86_400;

/** True for deals that were closed from one instant on and before another. */
export const closedIn = (start: Sql, end: Sql): Sql => sql`closed_at >= ${start} and closed_at < ${end}`;

/** One sum over deals: what is added up, or null where deals are counted, and which deals. Both over columns of `deal` (`valuation.store.ts`). */
export interface SumOfDeals {
  readonly value: Sql | null;
  readonly where: Sql;
}

/** Each sum of deals, as a window has it. */
export function dealSums({ start, end, beforeStart, beforeEnd, yearBeforeStart, yearBeforeEnd, firstDay, endDay }: Times): Readonly<Record<DealSum, SumOfDeals>> {
  const won = sql`stage = 'WON'`;
  const lost = sql`stage = 'LOST'`;
  const ended = sql`stage in ('WON', 'LOST')`;
  const closed = closedIn(start, end);
  const closing = sql`is_open and expected_close_on >= ${firstDay} and expected_close_on < ${endDay}`;
  const created = sql`created_at >= ${start} and created_at < ${end}`;
  const sum = (where: Sql, value: Sql = raw('value')): SumOfDeals => ({ value, where });
  const count = (where: Sql): SumOfDeals => ({ value: null, where });
  return {
    won: sum(sql`${won} and ${closed}`),
    wonBefore: sum(sql`${won} and ${closedIn(beforeStart, beforeEnd)}`),
    wonYearBefore: sum(sql`${won} and ${closedIn(yearBeforeStart, yearBeforeEnd)}`),
    lost: sum(sql`${lost} and ${closed}`),
    closed: sum(sql`${ended} and ${closed}`),
    open: sum(closing),
    weighted: sum(closing, raw(`case when stage = 'ON_HOLD' then 0 else value * probability / 100 end`)),
    wonDeals: count(sql`${won} and ${closed}`),
    lostDeals: count(sql`${lost} and ${closed}`),
    closedDeals: count(sql`${ended} and ${closed}`),
    openDeals: count(closing),
    cohort: count(created),
    cohortWon: count(sql`${won} and ${created}`),
    cohortNotWon: count(sql`stage <> 'WON' and ${created}`),
  };
}

/** The sum as an aggregate; 0 where there is nothing. */
export const addUp = ({ value, where }: SumOfDeals): Sql =>
  (value ? sql`coalesce(sum(${value}) filter (where ${where}), 0)` : sql`count(*) filter (where ${where})`);
