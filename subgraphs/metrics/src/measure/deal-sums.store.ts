import { raw, sql, type Sql } from '@channelgraph/database';
import type { Period } from '@channelgraph/domain';
import type { DealSum, Window } from './measure.ts';

export const SECONDS_PER_DAY = 86_400;

export const closedIn = ({ start, end }: Period): Sql => sql`closed_at >= ${start} and closed_at < ${end}`;

/** One sum over deals: what is added up, or null where deals are counted, and which deals. Both over columns of `deal` (`valuation.store.ts`). */
export interface SumOfDeals {
  readonly value: Sql | null;
  readonly where: Sql;
}

/** Each sum of deals, as a window has it. */
export function dealSums({ period, before, yearBefore, firstDay, endDay }: Window): Readonly<Record<DealSum, SumOfDeals>> {
  const won = sql`stage = 'WON'`;
  const lost = sql`stage = 'LOST'`;
  const ended = sql`stage in ('WON', 'LOST')`;
  const closing = sql`is_open and expected_close_on >= ${firstDay} and expected_close_on < ${endDay}`;
  const created = sql`created_at >= ${period.start} and created_at < ${period.end}`;
  const sum = (where: Sql, value: Sql = raw('value')): SumOfDeals => ({ value, where });
  const count = (where: Sql): SumOfDeals => ({ value: null, where });
  return {
    won: sum(sql`${won} and ${closedIn(period)}`),
    wonBefore: sum(sql`${won} and ${closedIn(before)}`),
    wonYearBefore: sum(sql`${won} and ${closedIn(yearBefore)}`),
    lost: sum(sql`${lost} and ${closedIn(period)}`),
    closed: sum(sql`${ended} and ${closedIn(period)}`),
    open: sum(closing),
    weighted: sum(closing, raw(`case when stage = 'ON_HOLD' then 0 else value * probability / 100 end`)),
    wonDeals: count(sql`${won} and ${closedIn(period)}`),
    lostDeals: count(sql`${lost} and ${closedIn(period)}`),
    closedDeals: count(sql`${ended} and ${closedIn(period)}`),
    openDeals: count(closing),
    cohort: count(created),
    cohortWon: count(sql`${won} and ${created}`),
    cohortNotWon: count(sql`stage <> 'WON' and ${created}`),
  };
}

/** The sum as an aggregate; 0 where there is nothing. */
export const addUp = ({ value, where }: SumOfDeals): Sql =>
  (value ? sql`coalesce(sum(${value}) filter (where ${where}), 0)` : sql`count(*) filter (where ${where})`);
