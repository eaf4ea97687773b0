import { startOf, zonedOf } from './local-date.ts';

const MILLISECONDS_PER_DAY = 86_400_000;
const DAYS_PER_WEEK = 7;
const BUSINESS_DAYS_PER_WEEK = 5;
const FRIDAY = 5; // ISO weekdays: Monday 1 … Sunday 7

/** The instant `days` times 24 hours later (earlier when negative), whatever the clocks on the wall do meanwhile. */
export const daysAfter = (instant: Date, days: number): Date => new Date(instant.getTime() + days * MILLISECONDS_PER_DAY);

/**
 * The end of the day that lies `months` after the instant's day in the zone: the first instant that is too late.
 * A day the month does not have becomes its last: 31 January and one month ends with 28 (29) February.
 */
export const endOfDayAfterMonths = (instant: Date, months: number, zone: string): Date =>
  startOf(zonedOf(instant, zone).toPlainDate().add({ months }).add({ days: 1 }), zone);

/**
 * The same time of day `count` business days (Monday to Friday) later in the zone; public holidays are not known here.
 * Counting from a weekend, Monday is the first. Count 0 is the instant itself.
 * @throws RangeError unless `count` is a whole number from 0.
 */
export function addBusinessDays(instant: Date, count: number, zone: string): Date {
  if (!Number.isSafeInteger(count) || count < 0) throw new RangeError(`${count} is not a number of business days.`);
  if (count === 0) return instant;
  const start = zonedOf(instant, zone);
  const daysIntoWeekend = Math.max(0, start.dayOfWeek - FRIDAY);
  const lastBusinessDay = start.dayOfWeek - daysIntoWeekend;
  const daysOfWholeWeeks = Math.floor(count / BUSINESS_DAYS_PER_WEEK) * DAYS_PER_WEEK;
  const rest = count % BUSINESS_DAYS_PER_WEEK;
  const weekend = lastBusinessDay + rest > FRIDAY ? DAYS_PER_WEEK - BUSINESS_DAYS_PER_WEEK : 0;
  return new Date(start.add({ days: daysOfWholeWeeks + rest + weekend - daysIntoWeekend }).epochMilliseconds);
}
