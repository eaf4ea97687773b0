import { demoId } from './demo-id.ts';
import { diceOf } from './dice.ts';
import { mailOf, personName } from './names.ts';
import { STORY_PEOPLE, storyPerson } from './story-people.ts';
import { REGIONS, type Region } from './territories.ts';
import type { Timeline } from './timeline.ts';
import type { DemoEmployment, DemoPerson, DemoTerritoryOwnership } from './world.ts';

const VENDOR_DOMAIN = 'vendor.example';
const HIRED = -3_000;

/** The vendor's side of the trade. */
export interface VendorPeople {
  readonly people: readonly DemoPerson[];
  readonly employments: readonly DemoEmployment[];
  readonly territoryOwnerships: readonly DemoTerritoryOwnership[];
  /** Account managers by region; the one of the stories sells in EMEA. */
  readonly accountManagers: Readonly<Record<Region, readonly string[]>>;
  /** Managers of partners besides the one of the stories; the first of them looks after Globex. */
  readonly partnerManagers: readonly string[];
}

interface VendorPlan {
  readonly seed: number;
  readonly timeline: Timeline;
  readonly scale: number;
  /** How many managers of partners there are besides the one of the stories. */
  readonly partnerManagers: number;
}

function colleagues(seed: number, { role, word, count }: { readonly role: string; readonly word: string; readonly count: number }): readonly DemoPerson[] {
  return Array.from({ length: count }, (_, index): DemoPerson => {
    const name = personName(diceOf(seed, 'person', word, index));
    return { id: demoId('person', word, index), key: null, name, email: mailOf(`${name} ${word} ${index}`, VENDOR_DOMAIN), side: 'VENDOR', role, partnerId: null };
  });
}

const storyPeople = (): readonly DemoPerson[] => STORY_PEOPLE.filter(({ partner }) => partner === null)
  .map(({ key, id, name, role }) => ({ key, id, name, role, email: `${key}@${VENDOR_DOMAIN}`, side: 'VENDOR', partnerId: null }));

function employmentOf({ id, role }: DemoPerson, timeline: Timeline): DemoEmployment {
  const jobTitle = STORY_PEOPLE.find(person => person.id === id)?.jobTitle ?? (role === 'ACCOUNT_MANAGER' ? 'Account manager' : 'Partner sales manager');
  return { id: demoId('employment', id, 1), personId: id, partnerId: null, jobTitle, certifiable: false, from: timeline.at(HIRED, 8), to: null };
}

/** The whole channel has one owner; EMEA's own manager took over from a colleague a year ago. */
function ownerships(timeline: Timeline, regional: readonly DemoPerson[]): readonly DemoTerritoryOwnership[] {
  const owns = (personId: string, region: string, from: number, to: number | null): DemoTerritoryOwnership =>
    ({ id: demoId('territory-ownership', personId, region), personId, region, from: timeline.at(from, 0), to: to === null ? null : timeline.at(to, 0) });
  const change = timeline.quarter(-4).firstDay;
  const ids = regional.map(({ id }) => id);
  return [
    owns(storyPerson('channel-manager').id, 'GLOBAL', HIRED, null),
    ...ids.slice(0, 1).map(id => owns(id, 'EMEA', HIRED, change)),
    ...ids.slice(1).map((id, index) => owns(id, REGIONS[index] ?? 'EMEA', index === 0 ? change : HIRED, null)),
  ];
}

export function vendorPeople({ seed, timeline, scale, partnerManagers }: VendorPlan): VendorPeople {
  const sellers = REGIONS.map(region => colleagues(seed, { role: 'ACCOUNT_MANAGER', word: `account-${region.toLowerCase()}`, count: Math.max(1, Math.round(scale)) }));
  const managers = colleagues(seed, { role: 'PARTNER_SALES_MANAGER', word: 'partners', count: partnerManagers });
  const regional = colleagues(seed, { role: 'CHANNEL_SALES_MANAGER', word: 'channel', count: REGIONS.length + 1 });
  const people = [...storyPeople(), ...sellers.flat(), ...managers, ...regional];
  const idsOf = (list: readonly DemoPerson[] | undefined): readonly string[] => list?.map(({ id }) => id) ?? [];
  return {
    people,
    employments: people.filter(({ role }) => role !== 'INTEGRATION').map(person => employmentOf(person, timeline)), // a machine is nobody's employee
    territoryOwnerships: ownerships(timeline, regional),
    accountManagers: { EMEA: [storyPerson('account-manager').id, ...idsOf(sellers[0])], AMER: idsOf(sellers[1]), APAC: idsOf(sellers[2]) },
    partnerManagers: idsOf(managers),
  };
}
