import { expect, it } from 'vitest';
import { onceADay } from './once-a-day.ts';

it('is worked out anew when a day begins in the zone of the calendar, and for an instant before', () => {
  const asked: string[] = [];
  const dayOf = onceADay({ timeZone: 'Europe/Berlin', fiscalYearStart: 1 }, (word: string, at) => {
    asked.push(`${word} ${at.toISOString()}`);
    return word;
  });
  const instants = ['2026-11-18T10:00:00.000Z', '2026-11-18T22:59:59.999Z', '2026-11-18T23:00:00.000Z', '2026-11-18T09:00:00.000Z'];
  for (const instant of instants) expect(dayOf('quarter', new Date(instant))).toBe('quarter');
  expect(dayOf('year', new Date('2026-11-18T09:00:00Z'))).toBe('year');
  expect(asked).toEqual(['quarter 2026-11-18T10:00:00.000Z', 'quarter 2026-11-18T23:00:00.000Z', 'quarter 2026-11-18T09:00:00.000Z', 'year 2026-11-18T09:00:00.000Z']);
});
