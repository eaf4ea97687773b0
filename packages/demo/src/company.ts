import { demoId } from './demo-id.ts';
import { diceOf, type Dice } from './dice.ts';
import { partnerName, reservedDomain } from './names.ts';
import { sellsIn } from './revenue.ts';
import { statusHistory } from './status-history.ts';
import { STORY_PARTNERS, type Size, type StoryPartner } from './story-partners.ts';
import { countriesOf, countryOf, REGIONS } from './territories.ts';
import type { Timeline } from './timeline.ts';
import type { DemoPartner } from './world.ts';

/** A partner as the generator knows it: what it is, and what will become of it. */
export interface Company extends DemoPartner {
  readonly size: Size;
  readonly domain: string;
  /** What it sells in the year around the anchor, in US dollars; what it sold a year earlier follows from its growth. */
  readonly annualDollars: number;
  /** Deals it decides in an average quarter. */
  readonly dealsPerQuarter: number;
  /** 0.2 is 20 % a year. */
  readonly growth: number;
  readonly quarters: Readonly<Record<number, number>> | null;
  readonly closesFrom: number;
  /** First day of its first status. */
  readonly knownFrom: number;
  /** From when until when it is ACTIVE; null where it never was, or still is. */
  readonly activeFrom: number | null;
  readonly activeTo: number | null;
}

/** Before its share of all deals is known. */
type Firm = Omit<Company, 'dealsPerQuarter'>;

interface CompanyPlan {
  readonly seed: number;
  readonly timeline: Timeline;
}

/** Of ten companies of a region, those with these turns never became active or did not stay so. */
const INACTIVE_TURNS: readonly number[] = [2, 5, 8];
/** How far they came. */
const OTHER_STATUSES = ['ONBOARDING', 'SUSPENDED', 'PROSPECT', 'UNDER_REVIEW', 'TERMINATED', 'APPLICANT', 'DECLINED', 'APPROVED', 'OFFBOARDING'] as const;
/** Two in ten make three quarters of the revenue. */
const SIZES: readonly Size[] = ['PLATINUM', 'SILVER', 'REGISTERED', 'GOLD', 'SILVER', 'PLATINUM', 'REGISTERED', 'SILVER', 'GOLD', 'REGISTERED'];
const YEARLY: Readonly<Record<Size, readonly [number, number]>> = {
  REGISTERED: [9_000, 42_000], SILVER: [60_000, 170_000], GOLD: [225_000, 430_000], PLATINUM: [800_000, 1_900_000],
};
const MODELS: Readonly<Record<string, readonly string[]>> = {
  RESELLER: ['SELL_THROUGH'], VAR: ['SELL_THROUGH'], MSP: ['SELL_THROUGH', 'SELL_WITH'], SYSTEM_INTEGRATOR: ['SELL_WITH', 'SELL_THROUGH'],
  CONSULTANT: ['SELL_WITH'], ISV: ['SELL_WITH'], DISTRIBUTOR: ['SELL_TO', 'SELL_THROUGH'], AGENT: ['SELL_WITH'], OEM: ['SELL_TO'], REFERRAL: ['SELL_WITH'],
};
const KINDS = ['RESELLER', 'VAR', 'MSP', 'SYSTEM_INTEGRATOR', 'RESELLER', 'CONSULTANT', 'ISV', 'DISTRIBUTOR', 'VAR', 'AGENT', 'RESELLER', 'OEM', 'MSP', 'REFERRAL'] as const;
const SEGMENTS = ['ENTERPRISE', 'MID_MARKET', 'SMALL_BUSINESS', 'PUBLIC_SECTOR'] as const;
/** Deals that close within the demo's time, over all partners. */
const DEALS_OF_A_PARTNER = 33;
const FEWEST = 24; // below this, regions would be too small for figures about them

function storyCompany(story: StoryPartner, { seed, timeline }: CompanyPlan): Firm {
  const { region, currency } = countryOf(story.country);
  const { key, id, name, kind, engagementModels, country, segment, size, annualDollars, quarters, closesFrom } = story;
  return {
    key, id, name, kind, engagementModels, country, segment, size, annualDollars, region, currency,
    growth: 0.08, quarters: quarters ?? null, closesFrom: closesFrom ?? 0.05, domain: reservedDomain(name),
    ...statusHistory({ timeline, dice: diceOf(seed, 'status', key), last: 'ACTIVE', isNew: false }),
  };
}

function yearlyDollars(size: Size, dice: Dice): number {
  const [least, most] = YEARLY[size];
  return Math.round(least + (most - least) * dice.next());
}

const inactiveBefore = (turn: number): number => Math.floor(turn / 10) * INACTIVE_TURNS.length + INACTIVE_TURNS.filter(inactive => inactive < turn % 10).length;

/** The n-th company that nothing is told about. Regions take turns. */
function extraCompany(ordinal: number, { seed, timeline }: CompanyPlan): Firm {
  const dice = diceOf(seed, 'partner', ordinal);
  const region = REGIONS[ordinal % REGIONS.length] ?? 'EMEA';
  const turn = Math.floor(ordinal / REGIONS.length);
  const isActive = !INACTIVE_TURNS.includes(turn % 10);
  const countries = countriesOf(region);
  const { code: country, currency } = countries[Math.floor(turn / 2) % countries.length] ?? countryOf('DE');
  const kind = KINDS[ordinal % KINDS.length] ?? 'RESELLER';
  const size = isActive ? SIZES[(turn - inactiveBefore(turn)) % SIZES.length] ?? 'SILVER' : dice.pick(['REGISTERED', 'SILVER'] as const);
  const other = OTHER_STATUSES[(inactiveBefore(turn) * REGIONS.length + (ordinal % REGIONS.length)) % OTHER_STATUSES.length] ?? 'PROSPECT';
  const name = partnerName(ordinal);
  return {
    key: null, id: demoId('partner', ordinal), name, kind, engagementModels: MODELS[kind] ?? [], country, region, currency, segment: dice.pick(SEGMENTS), size,
    annualDollars: yearlyDollars(size, dice), growth: dice.int(-20, 70) / 100, quarters: null, closesFrom: 0.05, domain: reservedDomain(name),
    ...statusHistory({ timeline, dice, last: isActive ? 'ACTIVE' : other, isNew: size !== 'PLATINUM' && dice.chance(0.35) }),
  };
}

/** Large partners have more deals and larger ones: both grow with the root of what they sell. */
function withDeals(firms: readonly Firm[], timeline: Timeline): readonly Company[] {
  const told = timeline.quarters.filter(({ offset }) => offset >= -8 && offset <= 0);
  const wanted = DEALS_OF_A_PARTNER * firms.length;
  const roots = firms.reduce((sum, firm) => sum + Math.sqrt(firm.annualDollars) * told.filter(quarter => sellsIn(firm, quarter)).length, 0);
  return firms.map(firm => ({ ...firm, dealsPerQuarter: (Math.sqrt(firm.annualDollars) * wanted) / roots }));
}

/** All partner companies, those of the stories first. */
export function companiesOf(plan: CompanyPlan & { readonly scale: number }): readonly Company[] {
  const count = Math.max(FEWEST, Math.round(60 * plan.scale));
  const extras = Array.from({ length: count - STORY_PARTNERS.length }, (_, ordinal) => extraCompany(ordinal, plan));
  return withDeals([...STORY_PARTNERS.map(story => storyCompany(story, plan)), ...extras], plan.timeline);
}
