import type { Company } from './company.ts';
import { demoId } from './demo-id.ts';
import { diceOf, type Dice } from './dice.ts';
import { mailOf, personName } from './names.ts';
import { storyPartner, type Size } from './story-partners.ts';
import { STORY_PEOPLE } from './story-people.ts';
import type { Timeline } from './timeline.ts';
import type { DemoEmployment, DemoPerson } from './world.ts';

/** Someone who works for a partner, as the generator knows them. */
export interface Member {
  readonly person: DemoPerson;
  readonly employments: readonly DemoEmployment[];
  readonly joined: number;
  /** Day on which they leave this partner; null while they stay. */
  readonly left: number | null;
  readonly audience: 'SALES' | 'TECHNICAL';
  readonly certifiable: boolean;
  /** How many certifications they go for, one after the other. */
  readonly ambition: number;
}

interface Workplace {
  readonly seed: number;
  readonly timeline: Timeline;
  readonly company: Company;
}

const HEADCOUNT: Readonly<Record<Size, number>> = { REGISTERED: 5, SILVER: 8, GOLD: 9, PLATINUM: 14 };
/** The principal and two who sell were there first and stay: deals need an owner for years. */
export const FOUNDERS = 3;
const TITLES = { SALES: ['Sales', 'Account executive', 'Inside sales'], TECHNICAL: ['Engineer', 'Solution architect', 'Support engineer'] } as const;
/** Who is planted in which seat; other seats are filled by chance. */
const SEATS: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  acme: { 0: 'acme-admin', 1: 'acme-seller', 3: 'acme-learner' },
  globex: { 0: 'globex-admin', 1: 'globex-seller' },
  central: { 1: 'distributor-user' },
};
/** The only expert of this partner leaves it, and soon begins with another. */
const LEAVING_EXPERT = { from: 'solitaire', seat: 3, to: 'meridian', daysBeforeAnchor: 12, daysBetween: 8 } as const;

const isLeavingExpert = (company: Company, seat: number): boolean => company.key === LEAVING_EXPERT.from && seat === LEAVING_EXPERT.seat;

function roleOf({ kind }: Company, seat: number, audience: Member['audience']): string {
  if (seat === 0) return 'PARTNER_ADMIN';
  if (kind === 'DISTRIBUTOR') return 'DISTRIBUTOR_USER';
  return audience === 'SALES' ? 'PARTNER_SELLER' : 'PARTNER_LEARNER';
}

function ambitionOf(company: Company, seat: number, dice: Dice): number {
  const { activeFrom, key, size } = company;
  if (seat === 0 || activeFrom === null) return 0;
  if (key === LEAVING_EXPERT.from) return isLeavingExpert(company, seat) ? 3 : 0;
  if (key === 'acme') return 3;
  if (seat === 1) return dice.chance(0.9) ? dice.int(1, 3) : 0;
  return size === 'REGISTERED' ? dice.int(0, 2) : dice.int(1, 4);
}

/** When someone comes and goes: a quarter joins during the demo's two years, one in twelve leaves within them. */
function stayOf({ timeline, company }: Workplace, seat: number, dice: Dice): { readonly joined: number; readonly left: number | null } {
  const joinsLater = dice.chance(0.25);
  const leaves = dice.chance(0.08);
  const isPlanted = company.key !== null && SEATS[company.key]?.[seat] !== undefined;
  if (isLeavingExpert(company, seat)) return { joined: company.knownFrom, left: timeline.anchorDay - LEAVING_EXPERT.daysBeforeAnchor };
  if (seat < FOUNDERS || isPlanted) return { joined: company.knownFrom, left: null };
  const first = Math.max(company.knownFrom, 0);
  const joined = joinsLater && first < timeline.anchorDay - 90 ? dice.int(first, timeline.anchorDay - 30) : company.knownFrom;
  const earliestLeave = Math.max(joined, 0) + 120;
  return { joined, left: leaves && earliestLeave < timeline.anchorDay ? dice.int(earliestLeave, timeline.anchorDay) : null };
}

function memberOf(workplace: Workplace, seat: number): Member {
  const { seed, timeline, company } = workplace;
  const word = company.key ?? company.id;
  const dice = diceOf(seed, 'person', word, seat);
  const key = (company.key === null ? undefined : SEATS[company.key]?.[seat]) ?? null;
  const story = STORY_PEOPLE.find(person => key !== null && person.key === key);
  const audience = seat < FOUNDERS || seat % 3 === 2 ? 'SALES' : 'TECHNICAL';
  const id = story?.id ?? demoId('person', word, seat);
  const name = story?.name ?? personName(dice);
  const { joined, left } = stayOf(workplace, seat, dice);
  const jobTitle = story?.jobTitle ?? (seat === 0 ? 'Managing director' : dice.pick(TITLES[audience]));
  const certifiable = seat !== 0;
  const employment = { id: demoId('employment', id, 1), personId: id, partnerId: company.id, jobTitle, certifiable, from: timeline.at(joined, 8), to: left === null ? null : timeline.at(left, 0) };
  return {
    person: { id, key, name, email: mailOf(`${name}${seat < FOUNDERS || story ? '' : seat}`, company.domain), side: 'PARTNER', role: story?.role ?? roleOf(company, seat, audience), partnerId: company.id },
    employments: isLeavingExpert(company, seat) && left !== null
      ? [employment, { ...employment, id: demoId('employment', id, 2), partnerId: storyPartner(LEAVING_EXPERT.to).id, from: timeline.at(left + LEAVING_EXPERT.daysBetween, 8), to: null }]
      : [employment],
    joined, left, audience, certifiable,
    ambition: ambitionOf(company, seat, dice),
  };
}

/** The people of one partner, principal first; companies that never came far sent only whoever signed the application. */
export function staffOf(workplace: Workplace): readonly Member[] {
  const { activeFrom, size } = workplace.company;
  const seats = activeFrom === null ? 1 : HEADCOUNT[size];
  return Array.from({ length: seats }, (_, seat) => memberOf(workplace, seat));
}
