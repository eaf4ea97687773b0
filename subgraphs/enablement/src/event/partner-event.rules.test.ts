import { ROLES } from '@channelgraph/identity';
import { describe, expect, it } from 'vitest';
import { cancel, problemsOf, schedule, seatsShownTo, statusAt } from './partner-event.rules.ts';
import type { NewPartnerEvent, PartnerEvent, PartnerEventStatus } from './partner-event.ts';

const now = new Date('2026-11-18T10:00:00Z');
const hour = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
const wanted: NewPartnerEvent = {
  title: 'What is new', kind: 'WEBINAR', setting: 'VIRTUAL', startsAt: hour(24), endsAt: hour(26), timeZone: 'Europe/Berlin', region: null, seats: null, hostId: null,
};
const event = (rest: Partial<PartnerEvent> = {}): PartnerEvent => ({ ...schedule({ id: 'e1', wanted, by: 'organiser' }), ...rest });
const standing: Readonly<Record<PartnerEventStatus, PartnerEvent>> = {
  SCHEDULED: event(), UNDER_WAY: event({ startsAt: now, endsAt: hour(1) }), HELD: event({ startsAt: hour(-1), endsAt: now }), CANCELLED: event({ cancelledAt: hour(-1) }),
};

describe('where an event stands', () => {
  it.each(Object.entries(standing))('%s follows from the clock and the cancellation', (status, known) => { expect(statusAt(known, now)).toBe(status); });

  it('is under way from its first instant until, not including, its last', () => {
    const { startsAt, endsAt } = wanted;
    const before = (instant: Date) => new Date(instant.getTime() - 1);
    expect([before(startsAt), startsAt, before(endsAt), endsAt].map(at => statusAt(event(), at))).toEqual(['SCHEDULED', 'UNDER_WAY', 'UNDER_WAY', 'HELD']);
  });
});

describe('scheduling an event', () => {
  it('opens it, held by who schedules it unless somebody else is named', () => {
    expect(problemsOf(wanted, now)).toEqual([]);
    expect(schedule({ id: 'e1', wanted, by: 'organiser' })).toEqual({ ...wanted, id: 'e1', hostId: 'organiser', seatsTaken: 0, cancelledAt: null, version: 1 });
    expect(schedule({ id: 'e1', wanted: { ...wanted, hostId: 'host' }, by: 'organiser' }).hostId).toBe('host');
  });

  it.each<readonly [Partial<NewPartnerEvent>, string]>([
    [{ title: ' ' }, 'REQUIRED_FIELD_MISSING title'],
    [{ title: 'x'.repeat(201) }, 'INVALID_VALUE title'],
    [{ title: 'What\0' }, 'INVALID_VALUE title'],
    [{ setting: 'IN_PERSON' }, 'INVALID_VALUE setting'],
    [{ startsAt: now }, 'VALUE_OUT_OF_RANGE startsAt'],
    [{ endsAt: hour(24) }, 'VALUE_OUT_OF_RANGE endsAt'],
    [{ endsAt: hour(24 + 14 * 24 + 1) }, 'VALUE_OUT_OF_RANGE endsAt'],
    [{ timeZone: 'Berlin' }, 'INVALID_VALUE timeZone'],
    [{ seats: 0 }, 'VALUE_OUT_OF_RANGE seats'],
    [{ seats: 100_001 }, 'VALUE_OUT_OF_RANGE seats'],
  ])('is refused for %o', (rest, fault) => {
    expect(problemsOf({ ...wanted, ...rest }, now).map(({ code, field }) => `${code} ${field ?? ''}`)).toEqual([fault]);
  });

  it('takes an event in one place that is no webinar, and a limit of seats', () => {
    expect(problemsOf({ ...wanted, kind: 'WORKSHOP', setting: 'IN_PERSON', seats: 1 }, now)).toEqual([]);
  });
});

describe('calling an event off', () => {
  it.each(ROLES)('is for organisers, before it begins: %s', role => {
    for (const [status, known] of Object.entries(standing)) {
      const decision = cancel(known, role, now);
      if (status !== 'SCHEDULED') expect(decision).toMatchObject({ ok: false, refusal: { code: 'INVALID_RESOURCE_STATE' } });
      else if (role === 'VENDOR_ADMIN' || role === 'ENABLEMENT_MANAGER') expect(decision).toMatchObject({ ok: true, value: { cancelledAt: now } });
      else expect(decision).toMatchObject({ ok: false, refusal: { code: 'ACTION_NOT_PERMITTED' } });
    }
  });
});

it('the number of seats is told to organisers only', () => {
  const told = ROLES.filter(role => seatsShownTo({ role }, event({ seats: 20 })) === 20);
  expect(told).toEqual(['VENDOR_ADMIN', 'ENABLEMENT_MANAGER']);
});
