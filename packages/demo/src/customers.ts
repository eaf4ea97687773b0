import type { Company } from './company.ts';
import { demoId } from './demo-id.ts';
import { customerName, reservedDomain } from './names.ts';
import { expectedDeals, sellsIn } from './revenue.ts';
import { COUNTRIES } from './territories.ts';
import type { Timeline } from './timeline.ts';
import type { DemoCustomer } from './world.ts';

const CUSTOMERS_PER_DEAL = 0.19;
const FEWEST_OF_A_PARTNER = 3;
/** Every so many companies two belong to one group. */
const GROUP_EVERY = 7;

/** Customers that a story is about; no other record uses them. */
const STORY_CUSTOMERS: readonly { readonly key: string; readonly name: string; readonly country: string }[] = [
  { key: 'initech', name: 'Initech', country: 'DE' },
  { key: 'vandelay', name: 'Vandelay', country: 'FR' },
  { key: 'tyrell', name: 'Tyrell', country: 'US' },
  { key: 'hanso', name: 'Hanso', country: 'US' },
  { key: 'weyland', name: 'Weyland', country: 'JP' },
  { key: 'wernham', name: 'Wernham', country: 'CA' },
];

const alone = (id: string, name: string, country: string, domain: string): DemoCustomer => ({ id, groupId: id, name, country, domain });

const storyCustomers = new Map(STORY_CUSTOMERS.map(({ key, name, country }) => [key, alone(demoId('customer', key), name, country, reservedDomain(name))]));

/** @throws RangeError for a key that no story has. */
export function storyCustomer(key: string): DemoCustomer {
  const found = storyCustomers.get(key);
  if (!found) throw new RangeError(`No demo story has a customer "${key}".`);
  return found;
}

export interface CustomerBase {
  readonly all: readonly DemoCustomer[];
  /** Whom a partner looks after: only it ever gets a registration of theirs approved. */
  readonly ofPartner: ReadonlyMap<string, readonly DemoCustomer[]>;
  /** Customers of partners, by country. */
  readonly nearby: ReadonlyMap<string, readonly DemoCustomer[]>;
  /** With whom the vendor deals directly, by country. */
  readonly direct: ReadonlyMap<string, readonly DemoCustomer[]>;
}

interface Clientele {
  readonly owner: string;
  readonly country: string;
  readonly count: number;
  /** How many customers were named before. */
  readonly named: number;
}

function clientele({ owner, country, count, named }: Clientele): readonly DemoCustomer[] {
  const idOf = (index: number): string => demoId('customer', owner, index);
  return Array.from({ length: count }, (_, index): DemoCustomer => {
    const ordinal = named + index;
    const name = customerName(ordinal);
    const head = index % GROUP_EVERY === GROUP_EVERY - 1 ? index - 1 : index; // the neighbour before is the parent
    return { id: idOf(index), groupId: idOf(head), name, country, domain: reservedDomain(name, ordinal % 2 === 0 ? 'example' : 'test') };
  });
}

function customersWanted(company: Company, timeline: Timeline): number {
  if (company.activeFrom === null || company.engagementModels.every(model => model === 'SELL_TO')) return 0;
  const deals = timeline.quarters.filter(quarter => Math.abs(quarter.offset) <= 8 && sellsIn(company, quarter)).reduce((sum, quarter) => sum + expectedDeals(company, quarter), 0);
  return Math.max(FEWEST_OF_A_PARTNER, Math.round(deals * CUSTOMERS_PER_DEAL));
}

/** All customer companies: those of the stories, those around each partner, those of the vendor's own sales. */
export function customerBase({ timeline, companies, scale }: { readonly timeline: Timeline; readonly companies: readonly Company[]; readonly scale: number }): CustomerBase {
  let named = 0;
  const make = (owner: string, country: string, count: number): readonly DemoCustomer[] => {
    const made = clientele({ owner, country, count, named });
    named += count;
    return made;
  };
  const ofPartner = new Map(companies.map(company => [company.id, make(company.id, company.country, customersWanted(company, timeline))]));
  const direct = new Map(COUNTRIES.map(({ code }) => [code, make(code, code, Math.max(FEWEST_OF_A_PARTNER, Math.round(9 * scale)))]));
  const nearby = new Map(COUNTRIES.map(({ code }) => [code, [...ofPartner.values()].flat().filter(({ country }) => country === code)]));
  return { nearby, all: [...storyCustomers.values(), ...[...ofPartner.values()].flat(), ...[...direct.values()].flat()], ofPartner, direct };
}
