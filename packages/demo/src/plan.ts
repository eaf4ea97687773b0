import type { FiscalCalendar } from '@channelgraph/domain';
import { awardOf, awardsEarned } from './awards.ts';
import { bookOf, type Book } from './book.ts';
import { certifications, courses, productFamilies } from './catalogue.ts';
import { companiesOf, type Company } from './company.ts';
import { customerBase } from './customers.ts';
import { directDeals } from './direct.ts';
import { enrolmentsOf } from './enrolments.ts';
import { exchangeRates } from './exchange-rates.ts';
import { plantedDeals, plantedRegistrations, type Stage } from './planted.ts';
import { managersWanted, portfolioAssignments } from './portfolios.ts';
import { registrationPolicies } from './registration-policies.ts';
import { staffOf, type Member } from './staff.ts';
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
  const vendor = vendorPeople({ seed, timeline, scale, partnerManagers: managersWanted(companies) });
  const customers = customerBase({ timeline, companies, scale });

  const sellersOf = (company: Company): readonly string[] => staffAt(company).slice(0, 3).map(({ person }) => person.id);
  const nearby = new Map(Map.groupBy(companies, ({ country }) => country));
  const books = function* (): Generator<Book> {
    for (const company of companies) {
      if (company.activeFrom === null) continue;
      yield bookOf({ seed, timeline, company, sellers: sellersOf(company), own: customers.ofPartner.get(company.id) ?? [], nearby: nearby.get(company.country) ?? [] });
    }
  };
  return {} as never;
}
