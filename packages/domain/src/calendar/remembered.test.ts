import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { zonedOf } from './local-date.ts';
import { momentOf, remembered } from './remembered.ts';

describe('what is remembered', () => {
  it('is worked out once for each question, as long as there are not too many', () => {
    const asked: number[] = [];
    const half = remembered(String, (number: number) => {
      asked.push(number);
      return { half: number / 2 };
    });
    expect(half(4)).toBe(half(4));
    expect(asked).toEqual([4]);
    for (let number = 5; number < 505; number += 1) half(number);
    expect(half(4)).toEqual({ half: 2 });
    expect(asked.filter(number => number === 4)).toHaveLength(2);
  });
});

describe('a moment', () => {
  const zones = fc.constantFrom('UTC', 'Europe/Berlin', 'Asia/Kathmandu', 'Pacific/Chatham', 'Australia/Lord_Howe', 'America/St_Johns', 'America/Guyana', 'Africa/Monrovia', 'Pacific/Kiritimati', 'Pacific/Apia', 'Europe/Amsterdam');
  const instants = fc.oneof(fc.date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }), fc.date({ min: new Date('1971-12-31'), max: new Date('1973-01-02'), noInvalidDate: true }));

  it('lies in one day, in whatever zone', () => {
    fc.assert(fc.property(instants, fc.integer({ min: 0, max: 59_999 }), zones, (instant, later, zone) => {
      const other = new Date(instant.getTime() + later);
      const dayOf = (at: Date): string => zonedOf(at, zone).toPlainDate().toString();
      if (momentOf(instant) === momentOf(other)) expect(dayOf(instant)).toBe(dayOf(other));
    }));
  });

  it('is a second where clocks were off by seconds: midnight of Monrovia in 1971', () => {
    const midnight = new Date('1971-11-18T00:44:30Z');
    expect(momentOf(midnight)).not.toBe(momentOf(new Date(midnight.getTime() - 1)));
    expect(zonedOf(midnight, 'Africa/Monrovia').toPlainTime().toString()).toBe('00:00:00');
  });
});
