import { ROLES } from '@channelgraph/identity';
import { describe, expect, it } from 'vitest';
import { cancel, eventRegistrationLifeCycle, freesSeat, promote, record, register } from './event-registration.rules.ts';
import { EVENT_ATTENDANCES, EVENT_REGISTRATION_STATUSES, type EventRegistration, type EventRegistrationStatus } from './event-registration.ts';
import type { PartnerEvent } from './partner-event.ts';

const now = new Date('2026-11-18T10:00:00Z');
const hour = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
const event = (rest: Partial<PartnerEvent> = {}): PartnerEvent => ({
  id: 'e1', title: 'Workshop', kind: 'WORKSHOP', setting: 'IN_PERSON', startsAt: hour(1), endsAt: hour(2), timeZone: 'Europe/Berlin', region: null,
  seats: 2, seatsTaken: 0, hostId: 'host', cancelledAt: null, version: 1, ...rest,
});
const upcoming = event();
const [underWay, held, calledOff] = [event({ startsAt: now }), event({ startsAt: hour(-2), endsAt: hour(-1) }), event({ cancelledAt: hour(-1) })];
const registration = (status: EventRegistrationStatus): EventRegistration => ({
  id: 'r1', eventId: 'e1', personId: 'ada', partnerId: 'acme', status, attendance: null, registeredAt: hour(-9), changedAt: hour(-9), version: 3,
});

describe('registering', () => {
  const wanted = { eventId: 'e1', personId: 'ada' };
  const registered = (at: PartnerEvent) => register({ id: 'r1', event: at, wanted, partnerId: 'acme' }, now);

  it('gives a seat while there is one, then a place on the waiting list', () => {
    const value = { ...registration('REGISTERED'), registeredAt: now, changedAt: now, version: 1 };
    expect(registered(event({ seatsTaken: 1 }))).toEqual({ ok: true, value });
    expect(registered(event({ seatsTaken: 2 }))).toEqual({ ok: true, value: { ...value, status: 'WAITLISTED' } });
    expect(registered(event({ seats: null, seatsTaken: 9_999 }))).toEqual({ ok: true, value });
  });

  it.each([['has begun', underWay], ['is over', held], ['is called off', calledOff]])('is refused once the event %s', (_, closed) => {
    expect(registered(closed)).toMatchObject({ ok: false, refusal: { code: 'INVALID_RESOURCE_STATE', field: 'eventId' } });
  });
});

/** Everybody who might give a command: each role as somebody else, and the one who is to come. */
const givers = [...ROLES.map(role => ({ who: role, by: { personId: 'somebody else', role } })), { who: 'ATTENDEE', by: { personId: 'ada', role: 'PARTNER_SELLER' } }];
const outcomeOf = (decision: ReturnType<typeof cancel>) => (decision.ok ? decision.value.status : decision.refusal.code);

describe('the life cycle of a registration', () => {
  it.each(givers)('$who may give back a place that is held: the own, or an admin that of the company', ({ who, by }) => {
    const may = who === 'ATTENDEE' || who === 'PARTNER_ADMIN';
    expect(EVENT_REGISTRATION_STATUSES.map(status => outcomeOf(cancel({ registration: registration(status), event: upcoming, by }, now))))
      .toEqual(may ? ['CANCELLED', 'CANCELLED', 'INVALID_RESOURCE_STATE'] : ['ACTION_NOT_PERMITTED', 'ACTION_NOT_PERMITTED', 'INVALID_RESOURCE_STATE']);
  });

  it('gives nothing back once the event has begun or is called off', () => {
    const by = { personId: 'ada', role: 'PARTNER_SELLER' };
    expect([underWay, held, calledOff].map(closed => outcomeOf(cancel({ registration: registration('REGISTERED'), event: closed, by }, now)))).toEqual(Array(3).fill('INVALID_RESOURCE_STATE'));
  });

  it('promotes only who waits', () => {
    expect(EVENT_REGISTRATION_STATUSES.map(status => outcomeOf(promote(registration(status), now)))).toEqual(['INVALID_RESOURCE_STATE', 'REGISTERED', 'INVALID_RESOURCE_STATE']);
    expect(promote(registration('WAITLISTED'), now)).toMatchObject({ value: { changedAt: now, registeredAt: hour(-9) } });
  });

  it('frees a seat where one was held and seats are counted', () => {
    expect(EVENT_REGISTRATION_STATUSES.map(status => freesSeat(registration(status), upcoming))).toEqual([true, false, false]);
    expect(freesSeat(registration('REGISTERED'), event({ seats: null }))).toBe(false);
  });

  it('tells the others of every step', () => {
    expect(eventRegistrationLifeCycle.transitions.every(row => row.event !== undefined)).toBe(true);
  });
});

describe('recording attendance', () => {
  const manager = { personId: 'manager', role: 'ENABLEMENT_MANAGER' };

  it.each(givers)('is for organisers, of seats only: $who', ({ who, by }) => {
    const may = who === 'VENDOR_ADMIN' || who === 'ENABLEMENT_MANAGER';
    expect(EVENT_REGISTRATION_STATUSES.map(status => outcomeOf(record({ registration: registration(status), event: held, by, attendance: 'ATTENDED' }, now))))
      .toEqual([may ? 'REGISTERED' : 'ACTION_NOT_PERMITTED', 'INVALID_RESOURCE_STATE', 'INVALID_RESOURCE_STATE']);
  });

  it.each(EVENT_ATTENDANCES)('takes %s, from the first instant of the event on, and again to correct it', attendance => {
    for (const at of [underWay, held]) {
      expect(record({ registration: { ...registration('REGISTERED'), attendance: 'NO_SHOW' }, event: at, by: manager, attendance }, now)).toMatchObject({ ok: true, value: { attendance, changedAt: now } });
    }
  });

  it('is refused for an event still to come, and for one called off', () => {
    for (const closed of [upcoming, calledOff]) {
      expect(record({ registration: registration('REGISTERED'), event: closed, by: manager, attendance: 'ATTENDED' }, now)).toMatchObject({ ok: false, refusal: { code: 'INVALID_RESOURCE_STATE' } });
    }
  });
});
