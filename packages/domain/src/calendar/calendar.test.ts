import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { periodBefore, yearBefore } from './comparison.ts';
import type { FiscalCalendar } from './fiscal-calendar.ts';
import { localDateOf, startOfDay } from './local-date.ts';
import { periodNamed, type PeriodName } from './period-names.ts';
import { contains, monthOf, periodBetween, quarterOf, yearOf, type Period } from './period.ts';

const instants = fc.date({ min: new Date('2012-01-01'), max: new Date('2060-01-01'), noInvalidDate: true });
const calendars: fc.Arbitrary<FiscalCalendar> = fc.record({
  timeZone: fc.constantFrom(
    'UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland', 'Pacific/Kiritimati', 'Pacific/Honolulu',
    'Australia/Lord_Howe', // half an hour of summer time
    'America/Sao_Paulo', 'Asia/Beirut', 'America/Santiago', 'Africa/Cairo', // clocks that changed at midnight
  ),
  fiscalYearStart: fc.integer({ min: 1, max: 12 }),
});
const units = fc.constantFrom(monthOf, quarterOf, yearOf);
const days = fc.integer({ min: 1, max: 800 });

/** The periods that one unit cuts another into, in order. */
function cut(whole: Period, unit: typeof monthOf, calendar: FiscalCalendar): readonly Period[] {
  const pieces = [unit(whole.start, calendar)];
  for (let last = pieces[0]; last && last.end < whole.end; last = pieces.at(-1)) pieces.push(unit(last.end, calendar));
  return pieces;
}

describe('in any zone, with any start of the fiscal year,', () => {
  it('an instant lies in its month, quarter and year', () => {
    fc.assert(fc.property(instants, calendars, units, (now, calendar, unit) => {
      expect(contains(unit(now, calendar), now)).toBe(true);
    }));
  });

  it('months, quarters and years tile time without gap or overlap', () => {
    fc.assert(fc.property(instants, calendars, units, (now, calendar, unit) => {
      const period = unit(now, calendar);
      expect(unit(period.start, calendar)).toEqual(period);
      expect(unit(period.end, calendar).start).toEqual(period.end);
      expect(unit(new Date(period.start.getTime() - 1), calendar)).toEqual(periodBefore(period, calendar));
    }));
  });

  it('a year is its four quarters, and a quarter its three months', () => {
    fc.assert(fc.property(instants, calendars, (now, calendar) => {
      const year = yearOf(now, calendar);
      const quarters = cut(year, quarterOf, calendar);
      expect(quarters.map(({ name }) => name)).toEqual([1, 2, 3, 4].map((quarter) => `${year.name}-Q${quarter}`));
      expect(quarters.at(-1)?.end).toEqual(year.end);
      expect(quarters.map((quarter) => cut(quarter, monthOf, calendar).length)).toEqual([3, 3, 3, 3]);
    }));
  });

  it('current periods and the trailing year have now in them, previous ones end where current ones start, the next starts where it ends', () => {
    fc.assert(fc.property(instants, calendars, (now, calendar) => {
      const named = (name: PeriodName) => periodNamed(name, now, calendar);
      for (const unit of ['MONTH', 'QUARTER', 'YEAR'] as const) {
        expect(contains(named(`CURRENT_${unit}`), now)).toBe(true);
        expect(named(`PREVIOUS_${unit}`).end).toEqual(named(`CURRENT_${unit}`).start);
      }
      expect(named('NEXT_QUARTER').start).toEqual(named('CURRENT_QUARTER').end);
      expect(contains(named('TRAILING_12_MONTHS'), now)).toBe(true);
    }));
  });

  it('the trailing year and the one before it leave no gap', () => {
    fc.assert(fc.property(instants, calendars, (now, calendar) => {
      const trailing = periodNamed('TRAILING_12_MONTHS', now, calendar);
      expect(yearBefore(trailing, calendar).end).toEqual(trailing.start);
    }));
  });

  it('the quarter a year before is the fourth one before', () => {
    fc.assert(fc.property(instants, calendars, (now, calendar) => {
      const quarter = quarterOf(now, calendar);
      const fourthBefore = [1, 2, 3, 4].reduce((period) => periodBefore(period, calendar), quarter);
      expect(yearBefore(quarter, calendar)).toEqual(fourthBefore);
    }));
  });

  it('any two days make a period that can be compared: none is empty, and the one before ends where it starts', () => {
    fc.assert(fc.property(instants, days, calendars, (from, length, calendar) => {
      const start = localDateOf(from, 'UTC');
      const end = localDateOf(new Date(Date.parse(start) + length * 86_400_000), 'UTC');
      const period = periodBetween(start, end, calendar);
      expect(period.start).toEqual(startOfDay(start, calendar.timeZone));
      for (const { start: first, end: last } of [period, yearBefore(period, calendar), periodBefore(period, calendar)]) {
        expect(first < last).toBe(true);
      }
      expect(periodBefore(period, calendar).end).toEqual(period.start);
    }));
  });

  it('a day contains exactly the instants that are on that day', () => {
    fc.assert(fc.property(instants, calendars, (now, { timeZone }) => {
      const start = startOfDay(localDateOf(now, timeZone), timeZone);
      expect(start <= now).toBe(true);
      expect(localDateOf(start, timeZone)).toBe(localDateOf(now, timeZone));
      expect(localDateOf(new Date(start.getTime() - 1), timeZone) < localDateOf(now, timeZone)).toBe(true);
    }));
  });
});
