import type { LocalDate } from '@channelgraph/domain';

/** What one unit of a currency is worth in another on a day, by the vendor's own table. A correction is the next version. */
export interface ExchangeRate {
  readonly id: string;
  readonly base: string;
  readonly quote: string;
  readonly date: LocalDate;
  /** Units of `quote` for one unit of `base`, a decimal as text. */
  readonly rate: string;
  /** Where the figure comes from, e.g. "ECB". */
  readonly source: string;
  readonly version: number;
}

export type NewExchangeRate = Omit<ExchangeRate, 'id' | 'version'>;

/** The rate a record was converted with, kept on the record. */
export type RateUsed = Pick<ExchangeRate, 'rate' | 'date' | 'source'>;

/** Which rate: the newest of a day or, where that day has none, of the last day before it that has one. */
export interface RateAsked {
  readonly base: string;
  readonly quote: string;
  readonly on: LocalDate;
}

/** What the other subgraphs hear of a rate. */
export const factOf = ({ id, version, base, quote, date, rate, source }: ExchangeRate) => ({ id, version, base, quote, date, rate, source });
