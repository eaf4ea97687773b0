import type { Temporal } from 'temporal-polyfill';

/** How a vendor counts time: the IANA zone its days begin in, and the month (1 to 12) its fiscal year begins with. */
export interface FiscalCalendar {
  readonly timeZone: string;
  readonly fiscalYearStart: number;
}

/** Where a month lies in the fiscal year. */
interface FiscalPosition {
  /** The calendar year in which the fiscal year ends: FY2027 when it starts in July 2026. */
  readonly year: number;
  readonly quarter: 1 | 2 | 3 | 4;
  /** Months since the start of the fiscal year, 0 to 11. */
  readonly month: number;
}

/** The fiscal year and quarter of a day. @throws RangeError unless the year starts with a month from 1 to 12. */
export function fiscalPosition(day: Temporal.PlainDate, { fiscalYearStart }: FiscalCalendar): FiscalPosition {
  if (!Number.isInteger(fiscalYearStart) || fiscalYearStart < 1 || fiscalYearStart > 12) {
    throw new RangeError(`A fiscal year starts with a month from 1 to 12, not ${String(fiscalYearStart)}.`);
  }
  const month = (day.month - fiscalYearStart + 12) % 12;
  const lastMonth = day.add({ months: 11 - month });
  const quarter = (Math.floor(month / 3) + 1) as 1 | 2 | 3 | 4; // 0 to 11 by three
  return { year: lastMonth.year, quarter, month };
}
