import type { FiscalCalendar } from '@channelgraph/domain';
import { awardOf, awardsEarned } from './awards.ts';
import { bookOf, type Book } from './book.ts';
import { certifications, courses, productFamilies } from './catalogue.ts';
import { companiesOf, type Company } from './company.ts';
import { customerBase } from './customers.ts';
import { directDeals } from './direct.ts';
import { enrolmentsOf } from './enrolments.ts';
import { eventRegistrationsOf } from './event-registrations.ts';
import { exchangeRates } from './exchange-rates.ts';
import { partnerEventOf, partnerEventsOf } from './partner-events.ts';
import { plantedDeals, plantedRegistrations, type Stage } from './planted.ts';
import { managersWanted, portfolioAssignments } from './portfolios.ts';
import { registrationPolicies } from './registration-policies.ts';
import { FOUNDERS, staffOf, type Member } from './staff.ts';
import { storyPartner } from './story-partners.ts';
import { targetsOf } from './targets.ts';
import { territories } from './territories.ts';
import { tierAssignmentsOf } from './tier-history.ts';
import { tierProgram } from './tier-ladder.ts';
import { timelineAround, type Timeline } from './timeline.ts';
import { vendorPeople } from './vendor-people.ts';
import type { DemoPartner, DemoWorld } from './world.ts';

export interface PlanOptions {
  /** Any instant of the fiscal quarter that the stories are laid around. */
  readonly anchor: Date;
  /** 1 is 60 partners and 2,500 deals. */
  readonly scale: number;
  readonly calendar: FiscalCalendar;
  readonly reportingCurrency: string;
  readonly seed: number;
}

/** The world with everything that will ever happen in it. */
export interface Plan {
  readonly timeline: Timeline;
  readonly stage: Stage;
  readonly world: Omit<DemoWorld, 'until'>;
}

/** A list that is made again each time somebody reads it. */
const list = <T>(make: () => Iterator<T>): Iterable<T> => ({ [Symbol.iterator]: make });

const partnerOf = ({ id, key, name, kind, engagementModels, country, region, segment, currency, statuses }: Company): DemoPartner =>
  ({ id, key, name, kind, engagementModels, country, region, segment, currency, statuses });

/** Plans a world. What there are few of is made at once, what there are many of only while it is read. */
export function planWorld({ anchor, scale, calendar, reportingCurrency, seed }: PlanOptions): Plan {
  const timeline = timelineAround(anchor, calendar);
  const companies = companiesOf({ seed, timeline, scale });
  const staff = new Map(companies.map(company => [company.id, staffOf({ seed, timeline, company })]));
  const staffAt = ({ id }: { readonly id: string }): readonly Member[] => staff.get(id) ?? [];
  const members = [...staff.values()].flat();
  const learners = companies.filter(({ activeFrom }) => activeFrom !== null).flatMap(staffAt);
  const vendor = vendorPeople({ seed, timeline, scale, partnerManagers: managersWanted(companies) });
  const customers = customerBase({ timeline, companies, scale });

  const sellersOf = (company: Company): readonly string[] => staffAt(company).slice(0, FOUNDERS).map(({ person }) => person.id);
  const stage: Stage = {
    seed, timeline,
    partner: key => {
      const { id } = storyPartner(key);
      const company = companies.find(candidate => candidate.id === id);
      if (!company) throw new RangeError(`The demo world has no partner "${key}".`);
      return { company, sellers: sellersOf(company) };
    },
  };
  const events = partnerEventsOf(timeline);
  const books = function* (): Generator<Book> {
    for (const company of companies) {
      if (company.activeFrom === null) continue;
      const own = customers.ofPartner.get(company.id) ?? [];
      yield bookOf({ seed, timeline, company, sellers: sellersOf(company), own, nearby: customers.nearby.get(company.country) ?? [] });
    }
  };

  return {
    timeline, stage,
    world: {
      anchor: timeline.anchor,
      people: [...vendor.people, ...members.map(({ person }) => person)],
      employments: [...vendor.employments, ...members.flatMap(({ employments }) => employments)],
      territories,
      territoryOwnerships: vendor.territoryOwnerships,
      partners: companies.map(partnerOf),
      portfolioAssignments: portfolioAssignments({ companies, timeline, managers: vendor.partnerManagers }),
      tierProgram: tierProgram(reportingCurrency),
      tierAssignments: companies.flatMap(company => tierAssignmentsOf({ seed, timeline, company, staff: staffAt(company) })),
      exchangeRates: exchangeRates({ seed, timeline, reportingCurrency }),
      productFamilies,
      customers: customers.all,
      registrationPolicies: registrationPolicies(timeline, reportingCurrency),
      registrations: list(function* () {
        for (const { registrations } of books()) yield* registrations;
        yield* plantedRegistrations(stage);
      }),
      deals: list(function* () {
        for (const { deals } of books()) yield* deals;
        yield* directDeals({ seed, timeline, scale, customers, accountManagers: vendor.accountManagers });
        yield* plantedDeals(stage);
      }),
      courses,
      certifications,
      enrolments: list(function* () {
        for (const member of learners) yield* enrolmentsOf({ seed, timeline, member });
      }),
      awards: list(function* () {
        for (const member of learners) for (const award of awardsEarned({ seed, timeline, member })) yield awardOf(award);
      }),
      partnerEvents: events.map(partnerEventOf),
      eventRegistrations: list(function* () {
        for (const event of events) yield* eventRegistrationsOf({ seed, timeline, event, companies, staffAt });
      }),
      targets: targetsOf({ seed, timeline, companies, currency: reportingCurrency }),
    },
  };
}
