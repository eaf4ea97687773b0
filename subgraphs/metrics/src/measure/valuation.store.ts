import { sql, type Sql } from '@channelgraph/database';
import { factors } from './exchange.store.ts';
import type { Window } from './measure.ts';

export interface Valuation {
  /** Selects rows of `metrics.deal` as `d`, each once, under a key: columns `key` and all of `d`. */
  readonly picked: Sql;
  readonly window: Window;
  /** The reporting currency. */
  readonly currency: string;
}

/**
 * The deals picked, as `deal`, each with its value in the reporting currency: what deals froze when it closed, while it is
 * open at today's rate, and NaN (which every sum keeps) where no rate is known. Common table expressions `picked`, `amount`, `factor`, `deal`.
 */
export const valued = ({ picked, window: { today, timeZone }, currency }: Valuation): Sql => sql`
  picked as (${picked}),
  amount as (
    select d.*,
      case when f.is_frozen then d.reporting_minor else d.net_minor end as minor,
      case when f.is_frozen then d.reporting_currency else d.currency end as held_in,
      case when d.closed_at is null then ${today}::date else (d.closed_at at time zone ${timeZone})::date end as day
    from picked d
    cross join lateral (select coalesce(d.closed_at is not null and d.reporting_currency = ${currency} and d.reporting_minor is not null, false) as is_frozen) f
  ),
  factor as materialized (${factors(sql`(select held_in as currency, day from amount where held_in <> ${currency}) foreign_amount`, currency)}),
  deal as (
    select a.*, case when a.held_in = ${currency} then a.minor else coalesce(a.minor * f.factor, 'NaN') end as value
    from amount a left join factor f on f.currency = a.held_in and f.day = a.day
  )`;
