import { productFamilies } from './catalogue.ts';
import type { Company } from './company.ts';
import { hourOf } from './deal-stages.ts';
import type { Dice } from './dice.ts';
import type { Opportunity } from './opportunities.ts';
import type { Protections } from './protections.ts';
import { LONGEST_PROTECTION_DAYS, MINIMUM_DOLLARS } from './registration-policies.ts';
import { registrationOf, rejection } from './registration.ts';
import { usualDeal } from './revenue.ts';
import { storyPerson } from './story-people.ts';
import type { Timeline } from './timeline.ts';
import type { DemoCustomer, DemoRegistration, DemoStep } from './world.ts';

/** Where a partner finds what it registers. */
export interface Field {
  readonly timeline: Timeline;
  readonly company: Company;
  /** People who sell for the partner; never empty when it does. */
  readonly sellers: readonly string[];
  /** Customers only this partner gets protected. */
  readonly own: readonly DemoCustomer[];
  /** Customers of every partner in the same country. */
  readonly nearby: readonly DemoCustomer[];
}

const TRIES = 8;

export const familiesBy = (dice: Dice): readonly string[] => {
  const codes = productFamilies.map(({ code }) => code);
  const first = dice.pick(codes);
  return dice.chance(0.3) ? [...new Set([first, dice.pick(codes)])] : [first];
};

const STEPS = ['DRAFT', 'SUBMITTED', 'UNDER_REVIEW', 'APPROVED', 'CONVERTED'] as const;
const REVIEWER_TAKES: ReadonlySet<string> = new Set(['UNDER_REVIEW', 'APPROVED', 'REJECTED']);

interface Way {
  readonly states: readonly string[];
  readonly days: readonly number[];
  readonly submitterId: string;
}

const stepsOf = ({ states, days, submitterId }: Way, timeline: Timeline, dice: Dice): readonly DemoStep[] => states.map((state, index) => ({
  state,
  at: timeline.at(days[index] ?? 0, hourOf(index, dice)),
  by: REVIEWER_TAKES.has(state) ? storyPerson('channel-manager').id : submitterId,
}));

/** The registration from which a deal came; null when no customer is free to be protected, or the partner was not there yet. */
export function fruitful({ timeline, company, own }: Field, deal: Opportunity, { submitterId, protections, dice }: { readonly submitterId: string; readonly protections: Protections; readonly dice: Dice }): DemoRegistration | null {
  const approved = timeline.businessDay(deal.createdDay - dice.int(1, 21));
  const reviewed = timeline.businessDay(approved - dice.int(0, 3));
  const submitted = timeline.businessDay(reviewed - dice.int(0, 1));
  const drafted = timeline.businessDay(submitted - dice.int(0, 4));
  if (drafted < Math.max(0, (company.activeFrom ?? 0) + 1)) return null;
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const customer = dice.pick(own);
    const familyCodes = familiesBy(dice);
    if (!protections.hold({ groupId: customer.groupId, familyCodes, from: drafted, to: approved + LONGEST_PROTECTION_DAYS })) continue;
    return registrationOf({
      word: deal.word, company, submitterId, customer, familyCodes, dollars: deal.dollars,
      expectedCloseOn: timeline.dateOf(deal.expectedCloseDay),
      worked: [timeline.dateOf(drafted - dice.int(5, 30)), ...(dice.chance(0.5) ? [timeline.dateOf(drafted - dice.int(0, 4))] : [])],
      steps: stepsOf({ states: STEPS, days: [drafted, submitted, reviewed, approved, deal.createdDay], submitterId }, timeline, dice),
    }, dice);
  }
  return null;
}

const ENDINGS: Readonly<Record<'REJECTED' | 'WITHDRAWN' | 'APPROVED' | 'DRAFT', readonly string[]>> = {
  REJECTED: ['DRAFT', 'SUBMITTED', 'UNDER_REVIEW', 'REJECTED'],
  WITHDRAWN: ['DRAFT', 'SUBMITTED', 'WITHDRAWN'],
  APPROVED: ['DRAFT', 'SUBMITTED', 'UNDER_REVIEW', 'APPROVED'],
  DRAFT: ['DRAFT'],
};

/** A registration that led nowhere: turned down, taken back, never used, never sent. */
export function fruitless({ timeline, company, own, nearby, sellers }: Field, { word, day, protections, dice }: { readonly word: string; readonly day: number; readonly protections: Protections; readonly dice: Dice }): DemoRegistration | null {
  const ending = dice.weighted({ REJECTED: 50, WITHDRAWN: 18, APPROVED: 18, DRAFT: 14 });
  const rejectionCode = ending === 'REJECTED' ? rejection(dice) : undefined;
  const customer = dice.pick(rejectionCode === 'ACCOUNT_NOT_AVAILABLE' ? nearby : own);
  const familyCodes = familiesBy(dice);
  const days = [day, day + dice.int(0, 2), day + dice.int(3, 5), day + dice.int(6, 8)].map(on => timeline.businessDay(on + 2));
  const to = day + (ending === 'APPROVED' ? 12 + LONGEST_PROTECTION_DAYS : 12);
  if (!protections.hold({ groupId: customer.groupId, familyCodes, from: day, to })) return null;
  const submitterId = dice.pick(sellers);
  return registrationOf({
    word, company, submitterId, customer, familyCodes,
    dollars: Math.max(MINIMUM_DOLLARS, usualDeal(company) * dice.spread(0.6)),
    expectedCloseOn: timeline.dateOf(day + dice.int(50, 150)),
    worked: rejectionCode === 'NO_EVIDENCE_OF_WORK' ? [] : [timeline.dateOf(day - dice.int(3, 30))],
    steps: stepsOf({ states: ENDINGS[ending], days, submitterId }, timeline, dice),
    ...(rejectionCode === undefined ? {} : { rejectionCode }),
  }, dice);
}
