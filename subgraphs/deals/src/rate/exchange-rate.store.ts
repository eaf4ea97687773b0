import { newId, sql, type Session, type WriteSession } from '@channelgraph/database';
import type { ExchangeRate, NewExchangeRate, RateAsked, RateUsed } from './exchange-rate.ts';

const columns = sql`x.id, x.base, x.quote, x.date, x.rate, x.source, x.version`;

/** Questions about published rates. */
export const exchangeRateReader = (session: Session) => ({
  /** Null when the table has none up to that day. */
  async onOrBefore({ base, quote, on }: RateAsked): Promise<ExchangeRate | null> {
    const [row] = await session.rows<ExchangeRate>(sql`
      select ${columns} from deals.exchange_rate x where x.base = ${base} and x.quote = ${quote} and x.date <= ${on}::date order by x.date desc limit 1`);
    return row ?? null;
  },
});

export const exchangeRateStore = (session: WriteSession) => ({
  /** The rate to convert with: as published, else the other way round, else through the euro; a currency is worth itself. */
  async used({ base, quote, on }: RateAsked): Promise<RateUsed | null> {
    const [row] = await session.rows<RateUsed>(sql`select trim_scale(r.rate) as rate, r.date, r.source from deals.rate_on(${base}, ${quote}, ${on}::date) r`);
    return row ?? null;
  },

  async get(id: string): Promise<ExchangeRate> {
    const [row] = await session.rows<ExchangeRate>(sql`select ${columns} from deals.exchange_rate x where x.id = ${id}::uuid`);
    if (!row) throw new Error('A rate that was just written is gone.');
    return row;
  },

  /** Writes the rate of a day, or corrects it, in one statement: two publishers at once make two versions. */
  async put({ base, quote, date, rate, source }: NewExchangeRate): Promise<ExchangeRate> {
    const [row] = await session.rows<ExchangeRate>(sql`
      insert into deals.exchange_rate as x (id, base, quote, date, rate, source, version)
      values (${newId()}::uuid, ${base}, ${quote}, ${date}::date, ${rate}::numeric, ${source}, 1)
      on conflict (base, quote, date) do update set rate = excluded.rate, source = excluded.source, version = x.version + 1
      returning ${columns}`);
    if (!row) throw new Error('PostgreSQL wrote no rate.');
    return row;
  },
});
