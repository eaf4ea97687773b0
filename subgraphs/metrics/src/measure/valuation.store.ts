import { sql, type Sql } from '@channelgraph/database';
import { factors } from './exchange.store.ts';
import type { Window } from './measure.ts';

export interface Valuation {
  readonly window: Window;
  /** The reporting currency. */
  readonly currency: string;
}

/**
 * What a deal `d` is worth: columns minor, held_in, day. What deals froze when it closed; else its own amount at the rate of the day on which it
 * closed, while it is open at today's. No day where nothing is to be converted.
 */
export function held({ window: { today, timeZone }, currency }: Valuation): Sql {
  const isFrozen = sql`d.closed_at is not null and d.reporting_currency = ${currency} and d.reporting_minor is not null`;
  return sql`
    case when ${isFrozen} then d.reporting_minor else d.net_minor end as minor,
    case when ${isFrozen} then d.reporting_currency else d.currency end as held_in,
    case when ${isFrozen} or d.currency = ${currency} then null when d.closed_at is null then ${today}::date else (d.closed_at at time zone ${timeZone})::date end as day`;
}

export interface Picked extends Valuation {
  /** Selects rows of `metrics.deal` as `d`, each once, under a key: columns `key` and all of `d`. */
  readonly picked: Sql;
}

/**
 * The deals picked, as `deal`, each with its value in the reporting currency (`held`), and NaN (which every sum keeps) where no rate is known.
 * Common table expressions `picked`, `valuable`, `factor`, `deal`.
 */
export const valued = ({ picked, window, currency }: Picked): Sql => sql`
  picked as (${picked}),
  valuable as (select d.*, ${held({ window, currency })} from picked d),
  factor as materialized (${factors(sql`(select held_in as currency, day from valuable where day is not null) foreign_amount`, currency)}),
  deal as (
    select a.*, case when a.day is null then a.minor else coalesce(a.minor * f.factor, 'NaN') end as value
    from valuable a left join factor f on f.currency = a.held_in and f.day = a.day
  )`;
