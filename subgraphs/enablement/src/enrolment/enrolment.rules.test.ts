import { ROLES } from '@channelgraph/identity';
import { describe, expect, it } from 'vitest';
import { assign, carryOut, enrolmentLifeCycle, isOverdueAt } from './enrolment.rules.ts';
import { ENROLMENT_STATUSES, type Enrolment, type EnrolmentCommand, type EnrolmentStatus } from './enrolment.ts';

const BERLIN = 'Europe/Berlin';
const now = new Date('2026-11-18T10:00:00Z');
const assignedAt = new Date('2026-11-01T10:00:00Z');
const enrolment = (status: EnrolmentStatus, rest: Partial<Enrolment> = {}): Enrolment => ({
  id: 'e1', personId: 'learner', courseCode: 'SALES_BASICS', status, statusSince: assignedAt, dueOn: null, assignedAt,
  startedAt: status === 'ASSIGNED' ? null : assignedAt, completedAt: status === 'COMPLETED' ? assignedAt : null, version: 3, ...rest,
});

const COMMANDS: readonly EnrolmentCommand[] = ['start', 'complete', 'fail', 'withdraw'];
const learner = { personId: 'learner', role: 'PARTNER_SELLER' };
const teacher = { personId: 'teacher', role: 'ENABLEMENT_MANAGER' };

/** The programme, in one table: where each command leads, and who may give it. */
const programme: Readonly<Partial<Record<`${EnrolmentStatus} ${EnrolmentCommand}`, { readonly to: EnrolmentStatus; readonly by: readonly string[] }>>> = {
  'ASSIGNED start': { to: 'STARTED', by: ['LEARNER', 'VENDOR_ADMIN', 'ENABLEMENT_MANAGER'] },
  'ASSIGNED withdraw': { to: 'WITHDRAWN', by: ['VENDOR_ADMIN', 'ENABLEMENT_MANAGER', 'PARTNER_ADMIN'] },
  'STARTED complete': { to: 'COMPLETED', by: ['LEARNER', 'VENDOR_ADMIN', 'ENABLEMENT_MANAGER'] },
  'STARTED fail': { to: 'FAILED', by: ['VENDOR_ADMIN', 'ENABLEMENT_MANAGER'] },
  'STARTED withdraw': { to: 'WITHDRAWN', by: ['VENDOR_ADMIN', 'ENABLEMENT_MANAGER', 'PARTNER_ADMIN'] },
};

const everyStep = ENROLMENT_STATUSES.flatMap(status => COMMANDS.map(command => ({ status, command, allowed: programme[`${status} ${command}`] })));

describe('the life cycle of an enrolment', () => {
  it.each(everyStep)('$command while $status', ({ status, command, allowed }) => {
    for (const role of ROLES) {
      const decision = carryOut({ enrolment: enrolment(status), command, by: { personId: 'somebody else', role } }, now);
      if (!allowed) expect(decision).toMatchObject({ ok: false, refusal: { code: 'INVALID_RESOURCE_STATE' } });
      else if (allowed.by.includes(role)) expect(decision).toMatchObject({ ok: true, value: { enrolment: { status: allowed.to, statusSince: now } } });
      else expect(decision).toMatchObject({ ok: false, refusal: { code: 'ACTION_NOT_PERMITTED' } });
    }
    const own = carryOut({ enrolment: enrolment(status), command, by: learner }, now);
    expect(own.ok).toBe(allowed?.by.includes('LEARNER') ?? false);
  });

  it('notes when the course was begun and when it was completed', () => {
    const started = carryOut({ enrolment: enrolment('ASSIGNED'), command: 'start', by: learner }, now);
    expect(started).toMatchObject({ value: { verb: 'started', enrolment: { startedAt: now, completedAt: null } } });
    const completed = carryOut({ enrolment: enrolment('STARTED'), command: 'complete', by: learner }, now);
    expect(completed).toMatchObject({ value: { verb: 'completed', enrolment: { startedAt: assignedAt, completedAt: now } } });
    const failed = carryOut({ enrolment: enrolment('STARTED'), command: 'fail', by: teacher }, now);
    expect(failed).toMatchObject({ value: { verb: 'failed', enrolment: { startedAt: assignedAt, completedAt: null } } });
  });

  it('lets a partner’s admin learn like anybody else and withdraw like an admin', () => {
    const admin = { personId: 'learner', role: 'PARTNER_ADMIN' };
    expect(carryOut({ enrolment: enrolment('ASSIGNED'), command: 'start', by: admin }, now).ok).toBe(true);
    expect(carryOut({ enrolment: enrolment('ASSIGNED'), command: 'withdraw', by: admin }, now).ok).toBe(true);
    expect(carryOut({ enrolment: enrolment('STARTED'), command: 'fail', by: admin }, now).ok).toBe(false);
  });

  it('tells the others of every step', () => {
    expect(enrolmentLifeCycle.transitions.every(({ event }) => event !== undefined)).toBe(true);
  });
});

describe('assigning a course', () => {
  const wanted = { personId: 'learner', courseCode: 'SALES_BASICS', dueOn: null };

  it('puts it on the list from now on', () => {
    expect(assign({ id: 'e1', wanted, timeZone: BERLIN }, now)).toEqual({
      ok: true, value: { ...wanted, id: 'e1', status: 'ASSIGNED', statusSince: now, assignedAt: now, startedAt: null, completedAt: null, version: 1 },
    });
  });

  it('may be due today, in the vendor’s zone, but not earlier', () => {
    const lateEvening = new Date('2026-11-18T23:30:00Z'); // the 19th in Berlin
    expect(assign({ id: 'e1', wanted: { ...wanted, dueOn: '2026-11-19' }, timeZone: BERLIN }, lateEvening).ok).toBe(true);
    expect(assign({ id: 'e1', wanted: { ...wanted, dueOn: '2026-11-18' }, timeZone: BERLIN }, lateEvening))
      .toMatchObject({ ok: false, refusal: { code: 'VALUE_OUT_OF_RANGE', field: 'dueOn' } });
  });
});

describe('being overdue', () => {
  const dueOn = '2026-11-18';
  const lastInstant = new Date('2026-11-18T22:59:59.999Z');
  const midnight = new Date('2026-11-18T23:00:00Z');

  it.each(ENROLMENT_STATUSES)('concerns what is still to be completed: %s', status => {
    const isOpen = status === 'ASSIGNED' || status === 'STARTED';
    expect(isOverdueAt({ status, dueOn }, lastInstant, BERLIN)).toBe(false);
    expect(isOverdueAt({ status, dueOn }, midnight, BERLIN)).toBe(isOpen);
    expect(isOverdueAt({ status, dueOn: null }, midnight, BERLIN)).toBe(false);
  });

  it('begins with the next day where the vendor is', () => {
    expect(isOverdueAt({ status: 'ASSIGNED', dueOn }, midnight, 'America/New_York')).toBe(false);
  });
});
