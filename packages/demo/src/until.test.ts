import { localDateOf } from '@channelgraph/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { demoWorld } from './demo-world.ts';
import { DESK_IDS } from './desk.ts';
import type { DemoInterval, DemoStep, DemoWorld } from './world.ts';

const WORLDS = 8; // whole worlds take time, however hard a run tries
const worldAt = (until: Date): DemoWorld => demoWorld({ anchor: new Date('2026-10-01'), until, scale: 0.4, calendar: { timeZone: 'Europe/Berlin', fiscalYearStart: 4 }, reportingCurrency: 'USD' });
const instants = fc.date({ min: new Date('2024-08-01'), max: new Date('2027-02-01'), noInvalidDate: true });

const cutSteps = (steps: readonly DemoStep[], until: Date): readonly DemoStep[] => steps.filter(({ at }) => at <= until);
const cutInterval = <T extends DemoInterval>(list: readonly T[], until: Date): readonly T[] =>
  list.filter(({ from }) => from <= until).map(item => ({ ...item, to: item.to !== null && item.to <= until ? item.to : null }));
const withSteps = <T>(list: Iterable<T>, stepsOf: (item: T) => readonly DemoStep[], with_: (item: T, steps: readonly DemoStep[]) => T, until: Date): readonly T[] =>
  [...list].flatMap(item => { const steps = cutSteps(stepsOf(item), until); return steps.length > 0 ? [with_(item, steps)] : []; });

/** The parts of a world that have a past, as they were at an earlier instant; whoever reads it this way needs no generator. */
const pastOf = (world: DemoWorld, until: Date) => ({
  partners: withSteps(world.partners, ({ statuses }) => statuses, (partner, statuses) => ({ ...partner, statuses }), until),
  employments: cutInterval(world.employments, until),
  portfolioAssignments: cutInterval(world.portfolioAssignments, until),
  territoryOwnerships: cutInterval(world.territoryOwnerships, until),
  tierAssignments: cutInterval(world.tierAssignments, until),
  deals: withSteps(world.deals, ({ stages }) => stages, (deal, stages) => {
    const state = stages.at(-1)?.state;
    return { ...deal, stages, orderId: state === 'WON' ? deal.orderId : null, lossReason: state === 'LOST' ? deal.lossReason : null };
  }, until),
  registrations: withSteps([...world.registrations].filter(({ id }) => !DESK_IDS.has(id)), ({ steps }) => steps,
    (registration, steps) => ({ ...registration, steps, rejectionCode: steps.at(-1)?.state === 'REJECTED' ? registration.rejectionCode : null }), until),
  enrolments: withSteps(world.enrolments, ({ steps }) => steps, (enrolment, steps) => ({ ...enrolment, steps }), until),
  partnerEvents: withSteps(world.partnerEvents, ({ steps }) => steps, (event, steps) => ({ ...event, steps }), until),
  eventRegistrations: withSteps(world.eventRegistrations, ({ steps }) => steps, (registration, steps) => ({ ...registration, steps }), until),
  awards: [...world.awards].filter(({ awardedAt }) => awardedAt <= until).map(award => ({ ...award, revokedAt: award.revokedAt !== null && award.revokedAt <= until ? award.revokedAt : null })),
});

const textOf = (world: object): string => JSON.stringify(world, (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value));

describe('an earlier world', () => {
  it('is the beginning of a later one, but for what lies on the desk', () => {
    fc.assert(fc.property(instants, instants, (one, other) => {
      const [earlier, later] = one < other ? [one, other] : [other, one];
      expect(textOf(pastOf(worldAt(earlier), earlier)) === textOf(pastOf(worldAt(later), earlier))).toBe(true); // two megabytes are compared faster than they are shown
    }), { numRuns: WORLDS });
  });

  it('has nobody and nothing that is yet to come', () => {
    fc.assert(fc.property(instants, until => {
      const world = worldAt(until);
      const partners = new Set(world.partners.map(({ id }) => id));
      const people = new Set(world.people.map(({ id }) => id));
      expect([...world.employments, ...world.portfolioAssignments, ...world.tierAssignments, ...world.targets, ...world.people].filter(({ partnerId }) => partnerId !== null && !partners.has(partnerId))).toEqual([]);
      expect([...world.awards, ...world.enrolments, ...world.eventRegistrations, ...world.employments].filter(({ personId }) => !people.has(personId))).toEqual([]);
      expect([...world.registrations].filter(({ partnerId, submitterId }) => !partners.has(partnerId) || !people.has(submitterId))).toEqual([]);
      expect(world.exchangeRates.filter(({ date }) => date > localDateOf(until, 'Europe/Berlin'))).toEqual([]);
    }), { numRuns: WORLDS });
  });
});

describe('a deal that will be won', () => {
  it('is still open the instant before, at its last stage, and has no order', () => {
    const later = worldAt(new Date('2026-12-20'));
    const won = [...later.deals].find(({ stages }) => stages.at(-1)?.state === 'WON');
    const closedAt = won?.stages.at(-1)?.at ?? new Date(0);
    const before = [...worldAt(new Date(closedAt.getTime() - 1)).deals].find(({ id }) => id === won?.id);
    const after = [...worldAt(closedAt).deals].find(({ id }) => id === won?.id);
    expect(before).toEqual({ ...won, stages: won?.stages.slice(0, -1), orderId: null });
    expect(after).toEqual(won);
  });
});

describe('the desk', () => {
  it.each(['2026-10-01T08:00:00Z', '2026-11-21T12:00:00Z', '2026-12-31T20:00:00Z'])('has something to decide at %s', (now) => {
    const until = new Date(now);
    const waiting = [...worldAt(until).registrations].filter(({ id }) => DESK_IDS.has(id));
    expect(waiting.map(({ steps }) => steps.at(-1)?.state).sort()).toEqual(['SUBMITTED', 'SUBMITTED', 'SUBMITTED', 'UNDER_REVIEW', 'UNDER_REVIEW', 'UNDER_REVIEW']);
    expect(waiting.every(({ steps }) => steps.every(({ at }) => at <= until && at > new Date(+until - 4 * 86_400_000)))).toBe(true);
  });
});
