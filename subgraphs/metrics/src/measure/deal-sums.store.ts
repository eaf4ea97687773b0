import { raw, sql, type Sql } from '@channelgraph/database';
import type { DealSum } from './measure.ts';
import type { Times } from './times.store.ts';

export const SECONDS_PER_DAY = 86_400;

/** True for deals that were closed from one instant on and before another. */
export const closedIn = (start: Sql, end: Sql): Sql => sql`stage in ('WON', 'LOST') and closed_at >= ${start} and closed_at < ${end}`;

/**
 * The deals that sums of a window are about, each set found by an index: closed in the period, in the one before or a year before, open and
 * closing in it, created in it.
 */
export type DealSet = 'closed' | 'closedBefore' | 'closedYearBefore' | 'closing' | 'created';

/** Which deals are in a set: conditions over columns of `deal`. */
export const dealSets = ({ start, end, beforeStart, beforeEnd, yearBeforeStart, yearBeforeEnd, firstDay, endDay }: Times): Readonly<Record<DealSet, Sql>> => ({
  closed: closedIn(start, end),
  closedBefore: closedIn(beforeStart, beforeEnd),
  closedYearBefore: closedIn(yearBeforeStart, yearBeforeEnd),
  closing: sql`stage not in ('WON', 'LOST') and expected_close_on >= ${firstDay} and expected_close_on < ${endDay}`,
  created: sql`created_at >= ${start} and created_at < ${end}`,
});

/** One sum over the deals of a set. */
export interface SumOfDeals {
  readonly of: DealSet;
  /** What is added up; null where deals are counted. */
  readonly value: 'value' | 'weighted' | null;
  /** Which deals of the set; null: all. */
  readonly where: Sql | null;
}

const won = raw(`stage = 'WON'`);
const lost = raw(`stage = 'LOST'`);
const sum = (of: DealSet, where: Sql | null = null): SumOfDeals => ({ of, value: 'value', where });
const count = (of: DealSet, where: Sql | null = null): SumOfDeals => ({ of, value: null, where });

export const DEAL_SUMS: Readonly<Record<DealSum, SumOfDeals>> = {
  won: sum('closed', won),
  wonBefore: sum('closedBefore', won),
  wonYearBefore: sum('closedYearBefore', won),
  lost: sum('closed', lost),
  closed: sum('closed'),
  open: sum('closing'),
  weighted: { ...sum('closing'), value: 'weighted' },
  wonDeals: count('closed', won),
  lostDeals: count('closed', lost),
  closedDeals: count('closed'),
  openDeals: count('closing'),
  cohort: count('created'),
  cohortWon: count('created', won),
  cohortNotWon: count('created', raw(`stage <> 'WON'`)),
};

/** What a deal that is put on hold weighs is nothing, whatever its probability. */
export const weighted = (value: Sql): Sql => sql`case when stage = 'ON_HOLD' then 0 else ${value} * probability / 100 end`;
