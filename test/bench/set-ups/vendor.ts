/** How the vendor counts: what `npm start` takes unless told, said aloud for those who work it out by themselves. */
export const VENDOR = { calendar: { timeZone: 'Europe/Berlin', fiscalYearStart: 1 }, reportingCurrency: 'USD' } as const;
