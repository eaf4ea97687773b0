import { describe, expect, it } from 'vitest';
import { isLocalDate, isTimeZone, localDateOf, startOfDay } from './local-date.ts';

describe('a day of the vendor', () => {
  it('is the day on the wall in the zone of the vendor, not in that of the server', () => {
    const lateEvening = new Date('2026-06-30T23:30:00Z');
    expect(localDateOf(lateEvening, 'UTC')).toBe('2026-06-30');
    expect(localDateOf(lateEvening, 'Europe/Berlin')).toBe('2026-07-01');
    expect(localDateOf(lateEvening, 'America/Los_Angeles')).toBe('2026-06-30');
  });

  it('begins at midnight, in summer and in winter', () => {
    expect(startOfDay('2026-07-01', 'Europe/Berlin')).toEqual(new Date('2026-06-30T22:00:00Z'));
    expect(startOfDay('2026-12-01', 'Europe/Berlin')).toEqual(new Date('2026-11-30T23:00:00Z'));
  });

  it('begins later where the clocks skip midnight', () => {
    expect(startOfDay('2018-11-04', 'America/Sao_Paulo')).toEqual(new Date('2018-11-04T03:00:00Z')); // 01:00 on the wall
    expect(localDateOf(startOfDay('2018-11-04', 'America/Sao_Paulo'), 'America/Sao_Paulo')).toBe('2018-11-04');
  });

  it('must exist', () => {
    expect(isLocalDate('2028-02-29')).toBe(true);
    expect(() => startOfDay('2027-02-29', 'UTC')).toThrow(RangeError);
  });

  it.each(['2027-02-29', '2026-13-01', '2026-1-1', '20260101', '2026-01-01T00:00', '01.02.2026', ''])('is not %j', (text) => {
    expect(isLocalDate(text)).toBe(false);
  });
});

describe('a time zone', () => {
  it.each(['UTC', 'Europe/Berlin', 'America/Argentina/Buenos_Aires', 'Asia/Kolkata'])('may be %s', (text) => {
    expect(isTimeZone(text)).toBe(true);
  });

  it.each(['+02:00', 'Europe/Atlantis', '', 'Z', '2026-01-01T00:00[Europe/Paris]'])('is not %j', (text) => {
    expect(isTimeZone(text)).toBe(false);
  });
});
