import type { Company } from './company.ts';
import { cycleDays } from './deal-stages.ts';
import { diceOf, type Dice } from './dice.ts';
import { quarterPlan, sellsIn, usualDeal } from './revenue.ts';
import type { Quarter, Timeline } from './timeline.ts';

/** A deal before it has a customer: what it is worth, and when it begins and ends. */
export interface Opportunity {
  /** Names it within its partner or region. */
  readonly word: string;
  readonly dollars: number;
  readonly isWon: boolean;
  readonly createdDay: number;
  readonly closeDay: number;
  readonly expectedCloseDay: number;
}

const SHORTEST_CYCLE = 4;
/** Deals of these quarters are told; what would close after the anchor's stays open. */
const FIRST_QUARTER = -8;
const LAST_QUARTER = 2;

interface Closing {
  readonly word: string;
  readonly dollars: number;
  readonly isWon: boolean;
  readonly quarter: Quarter;
  /** First day on which it may be created. */
  readonly earliest: number;
  readonly closesFrom: number;
}

/** Works backwards from the quarter in which a deal closes; the later in the quarter, the more deals. */
export function opportunity({ word, dollars, isWon, quarter, earliest, closesFrom }: Closing, timeline: Timeline, dice: Dice): Opportunity {
  const { firstDay, length } = quarter;
  const share = closesFrom + (0.98 - closesFrom) * Math.sqrt(dice.next());
  const closeDay = Math.max(timeline.businessDay(firstDay + Math.floor(length * share)), earliest + SHORTEST_CYCLE + 3);
  const wanted = timeline.businessDay(closeDay - Math.max(SHORTEST_CYCLE, cycleDays(dollars, dice)));
  const createdDay = wanted >= earliest ? wanted : Math.min(earliest + dice.int(0, 12), closeDay - SHORTEST_CYCLE);
  const slip = isWon ? dice.int(-8, 5) : dice.int(-12, 30); // what is lost was hoped for later
  const expected = Math.max(createdDay + 1, closeDay + slip);
  return { word, dollars, isWon, createdDay, closeDay, expectedCloseDay: isWon ? Math.min(Math.max(expected, firstDay), firstDay + length - 1) : expected };
}

/** A deal that is open whatever the day in the anchor's quarter: it is hoped for before the quarter ends, and slips. */
function lastingDeal(company: Company, timeline: Timeline, dice: Dice): Opportunity {
  const createdDay = Math.max(timeline.anchorDay - dice.int(8, 70), (company.activeFrom ?? 0) + 5);
  return {
    word: 'lasting', createdDay, isWon: dice.chance(0.3),
    dollars: usualDeal(company) * dice.spread(0.3),
    closeDay: timeline.businessDay(timeline.endDay + dice.int(5, 40)),
    expectedCloseDay: timeline.endDay - dice.int(1, 20),
  };
}

/** All deals of a partner, oldest quarter first; the amounts are those of its plan. */
export function opportunitiesOf({ seed, timeline, company }: { readonly seed: number; readonly timeline: Timeline; readonly company: Company }): readonly Opportunity[] {
  const { activeFrom, activeTo, closesFrom, id } = company;
  if (activeFrom === null) return [];
  const earliest = Math.max(3, activeFrom + 4);
  const closing = timeline.quarters.filter(({ offset }) => offset >= FIRST_QUARTER && offset <= LAST_QUARTER).flatMap(quarter => {
    if (!sellsIn(company, quarter)) return [];
    const plan = quarterPlan(seed, company, quarter);
    const each = (amounts: readonly number[], isWon: boolean): readonly Opportunity[] => amounts.map((dollars, index) => {
      const word = `${quarter.offset}/${isWon ? 'won' : 'lost'}/${index}`;
      return opportunity({ word, dollars, isWon, quarter, earliest, closesFrom }, timeline, diceOf(seed, 'opportunity', id, word));
    });
    return [...each(plan.won, true), ...each(plan.lost, false)];
  });
  const open = activeTo === null ? [lastingDeal(company, timeline, diceOf(seed, 'lasting', id))] : [];
  return [...closing, ...open].filter(({ createdDay }) => createdDay < timeline.endDay);
}
