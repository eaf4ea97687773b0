import { localDateOf, periodBefore, quarterOf, startOfDay, yearOf, type FiscalCalendar, type Period } from '@channelgraph/domain';

const MILLISECONDS_PER_DAY = 86_400_000;
const QUARTERS_BEFORE = 8;
/** Targets cover whole fiscal years around the quarters told, so the calendar reaches further than the stories. */
const FIRST_QUARTER = -11;
const LAST_QUARTER = 4;

export interface Quarter extends Period {
  /** 0 is the anchor's. */
  readonly offset: number;
  /** Which of its fiscal year: 1 to 4. */
  readonly season: number;
  /** Name of its fiscal year. */
  readonly year: string;
  readonly firstDay: number;
  /** Days it has. */
  readonly length: number;
}

/** Two years and a quarter as numbered days: day 0 is the first of the demo world, days before it are negative. */
export interface Timeline {
  readonly calendar: FiscalCalendar;
  /** First instant of the anchor's quarter. */
  readonly anchor: Date;
  readonly anchorDay: number;
  /** First instant after the anchor's quarter; nothing is told from here on. */
  readonly end: Date;
  readonly endDay: number;
  /** All quarters, those for targets only included. */
  readonly quarters: readonly Quarter[];
  /** @throws RangeError outside the calendar. */
  quarter(offset: number): Quarter;
  /** An instant so many hours after the beginning of a day in the vendor's zone. */
  at(day: number, hour: number): Date;
  /** `YYYY-MM-DD` */
  dateOf(day: number): string;
  /** The day itself, or the Friday before when it lies on a weekend. */
  businessDay(day: number): number;
}

function quartersAround(anchor: Date, calendar: FiscalCalendar): readonly Period[] {
  let first = quarterOf(anchor, calendar);
  for (let offset = 0; offset > FIRST_QUARTER; offset -= 1) first = periodBefore(first, calendar);
  const quarters = [first];
  for (let last = first; quarters.length <= LAST_QUARTER - FIRST_QUARTER; quarters.push(last)) last = quarterOf(last.end, calendar);
  return quarters;
}

export function timelineAround(anchor: Date, calendar: FiscalCalendar): Timeline {
  const periods = quartersAround(anchor, calendar);
  const origin = periods[-QUARTERS_BEFORE - FIRST_QUARTER]?.start ?? anchor;
  const firstDate = Date.parse(localDateOf(origin, calendar.timeZone));
  const firstWeekday = new Date(firstDate).getUTCDay();
  const dayOf = (start: Date): number => Math.round((start.getTime() - origin.getTime()) / MILLISECONDS_PER_DAY); // rounding forgives summer time

  const dates = new Map<number, { readonly date: string; readonly start: number }>();
  const known = (day: number): { readonly date: string; readonly start: number } => {
    const found = dates.get(day);
    if (found) return found;
    const date = new Date(firstDate + day * MILLISECONDS_PER_DAY).toISOString().slice(0, 10);
    const made = { date, start: startOfDay(date, calendar.timeZone).getTime() };
    dates.set(day, made);
    return made;
  };

  const quarters = periods.map((period, index): Quarter => ({
    ...period,
    offset: index + FIRST_QUARTER,
    season: Number(period.name.at(-1)),
    year: yearOf(period.start, calendar).name,
    firstDay: dayOf(period.start),
    length: dayOf(period.end) - dayOf(period.start),
  }));
  const quarter = (offset: number): Quarter => {
    const found = quarters[offset - FIRST_QUARTER];
    if (!found) throw new RangeError(`The demo calendar has no quarter ${offset}.`);
    return found;
  };
  const current = quarter(0);
  return {
    calendar, quarters, quarter,
    anchor: current.start,
    anchorDay: current.firstDay,
    end: current.end,
    endDay: current.firstDay + current.length,
    at: (day, hour) => new Date(known(day).start + Math.round(hour * 3_600) * 1_000),
    dateOf: day => known(day).date,
    businessDay(day) {
      const weekday = (((firstWeekday + day) % 7) + 7) % 7; // 0 is Sunday, 6 Saturday
      return weekday === 0 ? day - 2 : weekday === 6 ? day - 1 : day;
    },
  };
}
