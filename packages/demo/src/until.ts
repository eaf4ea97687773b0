import type { DemoDeal, DemoEmployment, DemoInterval, DemoPerson, DemoRegistration, DemoStep, DemoWorld } from './world.ts';

/** What has happened of some steps; none when the thing had not begun. */
const happened = (steps: readonly DemoStep[], until: Date): readonly DemoStep[] => steps.filter(({ at }) => at <= until);

function* filtered<T, U>(items: Iterable<T>, keep: (item: T) => U | null): Generator<U> {
  for (const item of items) {
    const kept = keep(item);
    if (kept !== null) yield kept;
  }
}

/** The same list, seen from `until`; made again each time somebody reads it. */
const seen = <T, U>(items: Iterable<T>, keep: (item: T) => U | null): Iterable<U> => ({ [Symbol.iterator]: () => filtered(items, keep) });

/** Intervals that have begun; one that ends later has no end yet. */
const begun = <T extends DemoInterval>(intervals: readonly T[], until: Date): readonly T[] =>
  intervals.filter(({ from }) => from <= until).map(interval => (interval.to !== null && interval.to > until ? { ...interval, to: null } : interval));

function dealAt(deal: DemoDeal, until: Date): DemoDeal | null {
  const stages = happened(deal.stages, until);
  const last = stages.at(-1);
  if (!last) return null;
  return { ...deal, stages, orderId: last.state === 'WON' ? deal.orderId : null, lossReason: last.state === 'LOST' ? deal.lossReason : null };
}

function registrationAt(registration: DemoRegistration, until: Date): DemoRegistration | null {
  const steps = happened(registration.steps, until);
  const last = steps.at(-1);
  return last ? { ...registration, steps, rejectionCode: last.state === 'REJECTED' ? registration.rejectionCode : null } : null;
}

/** People who have arrived; whoever changed companies acts for the one they joined last. */
function peopleAt(people: readonly DemoPerson[], employments: readonly DemoEmployment[]): readonly DemoPerson[] {
  const employer = new Map(employments.map(({ personId, partnerId }) => [personId, partnerId]));
  return people.filter(({ id, side }) => side === 'VENDOR' || employer.has(id)).map(person => ({ ...person, partnerId: employer.get(person.id) ?? null }));
}

/**
 * The world as far as it has come at `until`: later steps have not been taken, later things do not exist. Nothing is
 * changed but cut, so an earlier world is always the beginning of a later one.
 */
export function worldUntil(world: Omit<DemoWorld, 'until'>, until: Date, lastDate: string): DemoWorld {
  const employments = begun(world.employments, until);
  const partners = world.partners.map(partner => ({ ...partner, statuses: happened(partner.statuses, until) })).filter(({ statuses }) => statuses.length > 0);
  const known = new Set(partners.map(({ id }) => id));
  return {
    ...world,
    until,
    people: peopleAt(world.people, employments),
    employments,
    partners,
    territoryOwnerships: begun(world.territoryOwnerships, until),
    portfolioAssignments: begun(world.portfolioAssignments, until),
    tierAssignments: begun(world.tierAssignments, until),
    exchangeRates: world.exchangeRates.filter(({ date }) => date <= lastDate),
    targets: world.targets.filter(({ partnerId }) => partnerId === null || known.has(partnerId)),
    deals: seen(world.deals, deal => dealAt(deal, until)),
    registrations: seen(world.registrations, registration => registrationAt(registration, until)),
    enrolments: seen(world.enrolments, enrolment => {
      const steps = happened(enrolment.steps, until);
      return steps.length > 0 ? { ...enrolment, steps } : null;
    }),
    partnerEvents: world.partnerEvents.flatMap(event => {
      const steps = happened(event.steps, until);
      return steps.length > 0 ? [{ ...event, steps }] : [];
    }),
    eventRegistrations: seen(world.eventRegistrations, registration => {
      const steps = happened(registration.steps, until);
      return steps.length > 0 ? { ...registration, steps } : null;
    }),
    awards: seen(world.awards, award => {
      if (award.awardedAt > until) return null;
      return award.revokedAt !== null && award.revokedAt > until ? { ...award, revokedAt: null } : award;
    }),
  };
}
