import { raw, sql, type Sql } from '@channelgraph/database';
import { CURRENCY_CODES, currencyExponent } from '@channelgraph/domain';

/** Most rates are quoted against the euro; two of them make any third. */
const PIVOT = 'EUR';

const codesWith = (exponent: number): string =>
  CURRENCY_CODES.filter((code) => currencyExponent(code) === exponent).map((code) => `'${code}'`).join(', ');

/** Decimal places of the currency in this column, as the value objects know them. */
const exponentOf = (column: string): Sql =>
  raw(`case when ${column} in (${codesWith(0)}) then 0 when ${column} in (${codesWith(3)}) then 3 when ${column} in (${codesWith(4)}) then 4 else 2 end`);

const currency = raw('n.currency');
const pivot = raw(`'${PIVOT}'`);

/** The rate of a day; on a day without one, that of the last earlier day that has one. */
const latest = (base: Sql, quote: Sql): Sql => sql`(
  select r.rate from metrics.exchange_rate r where r.base = ${base} and r.quote = ${quote} and r.date <= n.day order by r.date desc limit 1)`;

/**
 * What one minor unit of each currency was worth in minor units of `to` on each day: columns currency, day, factor, for the
 * rows (currency, day) of `needed`. A rate is taken as published, else the other way round, else through the euro; null
 * where there is none. Thirty decimals are far beyond what rounding to a minor unit can see.
 */
export function factors(needed: Sql, to: string): Sql {
  return sql`
    select n.currency, n.day, case when n.currency = ${to} then 1 else coalesce(
      ${latest(currency, sql`${to}`)},
      1::numeric(40, 30) / ${latest(sql`${to}`, currency)},
      ${latest(pivot, sql`${to}`)}::numeric(60, 30) / ${latest(pivot, currency)}
    ) * power(10::numeric, ${currencyExponent(to)}::int - ${exponentOf('n.currency')}) end as factor
    from (select distinct currency, day from ${needed}) n`;
}

export interface RateWanted {
  /** A column that holds a currency. */
  readonly currency: string;
  readonly to: string;
  /** The same in SQL. */
  readonly toSql: Sql;
  readonly day: Sql;
}

const scaled = ({ currency: column, to, toSql }: Omit<RateWanted, 'day'>, rate: Sql): Sql => sql`case when ${raw(column)} = ${toSql} then 1
  else coalesce(${rate} * power(10::numeric, ${raw(currencyExponent(to).toString())} - ${exponentOf(column)}), 'NaN') end`;

const called = ({ currency: column, toSql, day }: RateWanted): Sql => sql`metrics.rate_on(${raw(column)}, ${toSql}, ${day})`;

/** The same for one currency and day: NaN (which every sum keeps) where no rate is known. Looked up only where it is needed. */
export const factorOn = (wanted: RateWanted): Sql => scaled(wanted, called(wanted));

/** The same where a rate that was published that very day is what most rows need: it is looked up in place, which costs a fifth of a call. */
export const factorPublishedOn = (wanted: RateWanted): Sql => scaled(wanted, sql`coalesce(
  (select r.rate from metrics.exchange_rate r where r.base = ${raw(wanted.currency)} and r.quote = ${wanted.toSql} and r.date = ${wanted.day} limit 1), ${called(wanted)})`);
