import { daysAfter, endOfDayAfterMonths, isEmail, isUuid, registrableDomain } from '@channelgraph/domain';
import { describe, expect, it } from 'vitest';
import { demoWorld } from './demo-world.ts';

const timeZone = 'America/New_York';
const until = new Date('2026-11-21T12:00:00Z');
const world = demoWorld({ anchor: new Date('2026-11-21'), until, scale: 2, calendar: { timeZone, fiscalYearStart: 1 }, reportingCurrency: 'EUR' });
const deals = [...world.deals];
const registrations = [...world.registrations];
const enrolments = [...world.enrolments];
const awards = [...world.awards];
const eventRegistrations = [...world.eventRegistrations];

const idsOf = (items: readonly { readonly id: string }[]): ReadonlySet<string> => new Set(items.map(({ id }) => id));
const missing = (wanted: readonly (string | null)[], known: ReadonlySet<string>): readonly (string | null)[] => wanted.filter(id => id !== null && !known.has(id));
const groupsBy = <T>(items: readonly T[], wordOf: (item: T) => string): readonly (readonly T[])[] => {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(wordOf(item), [...(groups.get(wordOf(item)) ?? []), item]);
  return [...groups.values()];
};
interface Span { readonly from: Date; readonly to: Date | null }
const overlapping = <T extends Span>(spans: readonly T[]): readonly T[] => {
  const sorted = [...spans].sort((a, b) => +a.from - +b.from);
  return sorted.filter((span, index) => { const before = sorted[index - 1]; return before !== undefined && (before.to === null || before.to > span.from); });
};

describe('what the records name', () => {
  it('is in the world', () => {
    const [people, partners, customers, tiers] = [world.people, world.partners, world.customers, world.tierProgram.tiers].map(idsOf);
    if (!people || !partners || !customers || !tiers) throw new RangeError('unreachable');
    const steps = [...deals.flatMap(({ stages }) => stages), ...registrations.flatMap(registration => registration.steps), ...enrolments.flatMap(enrolment => enrolment.steps), ...eventRegistrations.flatMap(({ steps: own }) => own), ...world.partners.flatMap(({ statuses }) => statuses)];
    expect(missing([...steps.map(({ by }) => by), ...deals.map(({ ownerId }) => ownerId), ...registrations.map(({ submitterId }) => submitterId), ...world.tierAssignments.map(({ decidedBy }) => decidedBy)], people)).toEqual([]);
    expect(missing([...world.employments, ...world.portfolioAssignments, ...world.territoryOwnerships, ...awards, ...enrolments, ...eventRegistrations].map(({ personId }) => personId), people)).toEqual([]);
    expect(missing([...world.people, ...world.employments, ...world.portfolioAssignments, ...world.tierAssignments, ...world.targets, ...deals, ...registrations, ...eventRegistrations].map(({ partnerId }) => partnerId), partners)).toEqual([]);
    expect(missing([...deals.map(({ customerId }) => customerId), ...registrations.map(({ customerId }) => customerId), ...world.customers.map(({ groupId }) => groupId)], customers)).toEqual([]);
    expect(missing(deals.map(({ registrationId }) => registrationId), idsOf(registrations))).toEqual([]);
    expect(missing(world.tierAssignments.map(({ tierId }) => tierId), tiers)).toEqual([]);
    expect(missing(eventRegistrations.map(({ eventId }) => eventId), idsOf(world.partnerEvents))).toEqual([]);
    expect(missing(world.partnerEvents.map(({ hostId }) => hostId), people)).toEqual([]);
    expect(missing(world.territories.map(({ parentId }) => parentId), idsOf(world.territories))).toEqual([]);
  });

  it('is in the catalogues', () => {
    const families = new Set(world.productFamilies.map(({ code }) => code));
    const codes = new Set(world.territories.map(({ code }) => code));
    expect(missing([...deals.flatMap(({ familyCodes }) => familyCodes), ...registrations.flatMap(({ lines }) => lines.map(({ familyCode }) => familyCode))], families)).toEqual([]);
    expect(missing(awards.map(({ certificationCode }) => certificationCode), new Set(world.certifications.map(({ code }) => code)))).toEqual([]);
    expect(missing(enrolments.map(({ courseCode }) => courseCode), new Set(world.courses.map(({ code }) => code)))).toEqual([]);
    expect(missing([...world.partners.flatMap(({ country, region }) => [country, region]), ...world.territoryOwnerships.map(({ region }) => region), ...deals.map(({ country }) => country)], codes)).toEqual([]);
  });

  it('is there once', () => {
    for (const items of [world.people, world.employments, world.partners, world.customers, world.targets, world.exchangeRates, world.tierAssignments, world.portfolioAssignments, deals, registrations, enrolments, awards, world.partnerEvents, eventRegistrations]) {
      expect(idsOf(items).size).toBe(items.length);
      expect(items.filter(({ id }) => !isUuid(id))).toEqual([]);
    }
  });

  it('belongs to nobody outside: domains and addresses are reserved', () => {
    const addresses = [...world.people.map(({ email }) => email), ...registrations.map(({ contact }) => contact.email)];
    expect(addresses.filter(address => !isEmail(address) || !/\.(example|test)$/.test(address))).toEqual([]);
    expect(new Set(world.people.map(({ email }) => email)).size).toBe(world.people.length);
    const domains = world.customers.map(({ domain }) => domain);
    expect(domains.filter(domain => registrableDomain(domain) !== domain || !/\.(example|test)$/.test(domain))).toEqual([]);
    expect(new Set(domains).size).toBe(domains.length);
  });
});

describe('what may be only once at a time', () => {
  it('never overlaps: one employer, one manager, one tier', () => {
    expect(groupsBy(world.employments, ({ personId }) => personId).flatMap(overlapping)).toEqual([]);
    expect(groupsBy(world.portfolioAssignments, ({ partnerId }) => partnerId).flatMap(overlapping)).toEqual([]);
    expect(groupsBy(world.tierAssignments, ({ partnerId }) => partnerId).flatMap(overlapping)).toEqual([]);
  });

  it('never overlaps: one protection of a customer group for a product family', () => {
    const granted = registrations.flatMap(({ steps, customerId, country, lines }) => {
      const from = steps.find(({ state }) => state === 'APPROVED')?.at;
      const group = world.customers.find(({ id }) => id === customerId)?.groupId ?? '';
      return from ? lines.map(({ familyCode }) => ({ from, to: daysAfter(from, 91), key: `${group} ${familyCode} ${country}` })) : [];
    });
    expect(granted.length).toBeGreaterThan(1_000);
    expect(groupsBy(granted, ({ key }) => key).flatMap(overlapping)).toEqual([]);
  });

  it('never overlaps: one award of a certification', () => {
    const months = new Map(world.certifications.map(({ code, validityMonths }) => [code, validityMonths]));
    const held = awards.map(({ personId, certificationCode, awardedAt, revokedAt }) => ({
      key: `${personId} ${certificationCode}`, from: awardedAt, to: revokedAt ?? endOfDayAfterMonths(awardedAt, months.get(certificationCode) ?? 0, timeZone),
    }));
    expect(groupsBy(held, ({ key }) => key).flatMap(overlapping)).toEqual([]);
  });
});

describe('partner events', () => {
  const lastState = ({ steps }: { readonly steps: readonly { readonly state: string }[] }) => steps.at(-1)?.state ?? '';

  it('seat no more people than there are seats, and let the others wait', () => {
    const of = groupsBy(eventRegistrations, ({ eventId }) => eventId);
    const overbooked = of.filter(list => {
      const seats = world.partnerEvents.find(({ id }) => id === list[0]?.eventId)?.seats ?? null;
      return seats !== null && list.filter(registration => !['WAITLISTED', 'CANCELLED'].includes(lastState(registration))).length > seats;
    });
    expect(overbooked).toEqual([]);
    expect(new Set(eventRegistrations.map(lastState))).toEqual(new Set(['REGISTERED', 'WAITLISTED', 'CANCELLED', 'ATTENDED', 'LATE', 'NO_SHOW', 'EXCUSED']));
    expect(eventRegistrations.some(({ steps }) => steps[0]?.state === 'WAITLISTED' && steps[1]?.state === 'REGISTERED')).toBe(true);
  });

  it('are held every quarter, one called off, and some are still to come; nobody came to those', () => {
    expect(world.partnerEvents.filter(event => lastState(event) === 'CANCELLED')).toHaveLength(1);
    const open = new Set(world.partnerEvents.filter(event => event.startsAt > until || lastState(event) === 'CANCELLED').map(({ id }) => id));
    expect(open.size).toBeGreaterThan(1);
    expect(eventRegistrations.filter(registration => open.has(registration.eventId) && !['REGISTERED', 'WAITLISTED', 'CANCELLED'].includes(lastState(registration)))).toEqual([]);
  });
});

describe('what happened', () => {
  it('happened in order, and before now', () => {
    const ways = [...deals.map(({ stages }) => stages), ...registrations.map(({ steps }) => steps), ...enrolments.map(({ steps }) => steps), ...eventRegistrations.map(({ steps }) => steps), ...world.partnerEvents.map(({ steps }) => steps), ...world.partners.map(({ statuses }) => statuses)];
    expect(ways.filter(steps => steps.some(({ at }, index) => at > until || at <= (steps[index - 1]?.at ?? new Date(0))))).toEqual([]);
  });

  it('was done by partners while they were active', () => {
    const activity = new Map(world.partners.map(({ id, statuses }) => [id, { from: statuses.find(({ state }) => state === 'ACTIVE')?.at, to: statuses.find(({ state }) => state === 'SUSPENDED')?.at }]));
    const acts = [...deals.map(({ partnerId, stages }) => ({ partnerId, at: stages.map(({ at }) => at) })), ...registrations.map(({ partnerId, steps }) => ({ partnerId, at: steps.map(({ at }) => at) }))];
    const strange = acts.filter(({ partnerId, at }) => {
      const active = partnerId === null ? null : activity.get(partnerId);
      return active && at.some(instant => !active.from || instant < active.from || (active.to && instant > active.to));
    });
    expect(strange).toEqual([]);
  });

  it('was done by people while they worked there', () => {
    const acts = [...deals.map(({ partnerId, ownerId, stages }) => ({ partnerId, personId: ownerId, at: stages[0]?.at })), ...registrations.map(({ partnerId, submitterId, steps }) => ({ partnerId, personId: submitterId, at: steps[0]?.at }))];
    const employments = new Map(groupsBy(world.employments, ({ personId }) => personId).map(list => [list[0]?.personId ?? '', list]));
    const strange = acts.filter(({ partnerId, personId, at }) => !employments.get(personId)?.some(({ partnerId: employer, from, to }) => employer === partnerId && at && from <= at && (to === null || at < to)));
    expect(strange).toEqual([]);
  });

  it('was come to by people while they worked there', () => {
    const starts = new Map(world.partnerEvents.map(({ id, startsAt }) => [id, startsAt]));
    const employments = new Map(groupsBy(world.employments, ({ personId }) => personId).map(list => [list[0]?.personId ?? '', list]));
    const strange = eventRegistrations.filter(({ eventId, personId, partnerId, steps }) => [steps[0]?.at, starts.get(eventId)].some(at =>
      !employments.get(personId)?.some(({ partnerId: employer, from, to }) => employer === partnerId && at && from <= at && (to === null || at < to))));
    expect(strange).toEqual([]);
  });

  it('has a rate for every day and currency, whatever figures are added up in', () => {
    const days = 730 + 52; // two years, and October and November so far
    expect(groupsBy(world.exchangeRates, ({ base }) => base).map(rates => [rates[0]?.base, rates.length])).toEqual([['USD', days], ['JPY', days]]);
    expect(world.exchangeRates.filter(({ rate, quote }) => quote !== 'EUR' || !/^\d+\.\d+$/.test(rate) || Number(rate) <= 0)).toEqual([]);
    expect(Number(world.exchangeRates.find(({ base }) => base === 'JPY')?.rate)).toBeCloseTo(0.0061, 3);
  });
});
