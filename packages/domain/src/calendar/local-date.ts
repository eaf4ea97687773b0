import { Temporal } from 'temporal-polyfill';
import { momentOf, remembered } from './remembered.ts';

/** A day on the wall calendar, "YYYY-MM-DD", without a zone. */
export type LocalDate = string;

const LOCAL_DATE = /^\d{4}-\d{2}-\d{2}$/;
const ZONE_NAME = /^[A-Za-z][A-Za-z0-9_+/-]*$/; // keeps out offsets and dated texts, which Temporal would read a zone from

/** Whether the text is a day that exists: "2027-02-29" is not. */
export function isLocalDate(text: string): boolean {
  return succeeds(() => plainDateOf(text));
}

/** Whether the text names an IANA time zone. A fixed offset is none: it knows no summer time. */
export function isTimeZone(text: string): boolean {
  return ZONE_NAME.test(text) && succeeds(() => zonedOf(new Date(0), text));
}

/** The day it is at this instant in this IANA time zone. @throws RangeError for an unknown zone or an invalid date. */
export const localDateOf = (instant: Date, zone: string): LocalDate => dayIn({ instant, zone });

const dayIn = remembered(
  ({ instant, zone }: { readonly instant: Date; readonly zone: string }) => `${momentOf(instant)} ${zone}`,
  ({ instant, zone }): LocalDate => zonedOf(instant, zone).toPlainDate().toString(),
);

/** The first instant of a day in this zone; not always 00:00, as some zones skip midnight. @throws RangeError for a day that does not exist. */
export const startOfDay = (localDate: LocalDate, zone: string): Date => startOf(plainDateOf(localDate), zone);

/** The day as a Temporal value, for arithmetic within the calendar. @throws RangeError unless it is a day that exists. */
export function plainDateOf(localDate: LocalDate): Temporal.PlainDate {
  if (!LOCAL_DATE.test(localDate)) throw new RangeError(`"${localDate}" is not a date written YYYY-MM-DD.`);
  return Temporal.PlainDate.from(localDate, { overflow: 'reject' });
}

/** The instant as a Temporal value on the wall clock of a zone. */
export const zonedOf = (instant: Date, zone: string): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone);

/** The first instant of the day. */
export const startOf = (day: Temporal.PlainDate, zone: string): Date => new Date(day.toZonedDateTime(zone).epochMilliseconds);

function succeeds(attempt: () => unknown): boolean {
  try {
    attempt();
    return true;
  } catch {
    return false;
  }
}
