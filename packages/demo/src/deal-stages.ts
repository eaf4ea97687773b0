import type { Dice } from './dice.ts';
import type { Timeline } from './timeline.ts';
import type { DemoStep } from './world.ts';

/** The open stages, and when, as a part of the whole cycle, a deal that gets there enters them. */
const OPEN_STAGES = [
  { state: 'PROSPECT', share: 0 }, { state: 'QUALIFIED', share: 0.12 }, { state: 'TECHNICAL_VALIDATION', share: 0.34 },
  { state: 'BUSINESS_VALIDATION', share: 0.6 }, { state: 'COMMITTED', share: 0.85 },
] as const;
/** From which stage deals are lost, and how often. */
const LOST_FROM = { PROSPECT: 15, QUALIFIED: 30, TECHNICAL_VALIDATION: 28, BUSINESS_VALIDATION: 20, COMMITTED: 7 } as const;
const SKIPS = 0.1;
const FIRST_HOUR = 8;

export const LOSS_REASONS = ['PRICE', 'COMPETITOR', 'NO_BUDGET', 'NO_DECISION', 'TIMING', 'MISSING_FEATURE', 'OTHER'] as const;

/** Between creation and the end of a deal. */
export interface Cycle {
  /** Instant of creation. */
  readonly created: Date;
  readonly createdDay: number;
  readonly closeDay: number;
  readonly isWon: boolean;
}

/** Days from creation to close: about eleven weeks, more for large deals. */
export function cycleDays(dollars: number, dice: Dice): number {
  const length = 25 + 105 * ((dice.next() + dice.next()) / 2);
  return Math.round(length * (dollars > 150_000 ? 1.35 : dollars < 12_000 ? 0.6 : 1));
}

/** The hour of the n-th step of anything: later steps come later, though two fall on one day. */
export const hourOf = (step: number, dice: Dice): number => FIRST_HOUR + step * 1.5 + dice.next() * 1.4;

/** The way of a deal through the stages to its end, each step taken by its owner. */
export function stagesOf({ created, createdDay, closeDay, isWon }: Cycle, { owner, timeline, dice }: { readonly owner: string; readonly timeline: Timeline; readonly dice: Dice }): readonly DemoStep[] {
  const lastStage = isWon ? 'COMMITTED' : dice.weighted(LOST_FROM);
  const reached = OPEN_STAGES.findIndex(({ state }) => state === lastStage);
  const steps: DemoStep[] = [{ state: 'PROSPECT', at: created, by: owner }];
  const length = closeDay - createdDay;
  OPEN_STAGES.forEach(({ state, share }, index) => {
    if (index === 0 || index > reached || (index < reached && dice.chance(SKIPS))) return;
    const pace = isWon ? share : (share / (OPEN_STAGES[reached]?.share || 1)) * 0.8; // whoever loses early lingers at the end
    const day = Math.max(createdDay + 1, createdDay + Math.floor(length * pace * (0.85 + 0.15 * dice.next())));
    steps.push({ state, at: timeline.at(Math.max(createdDay + 1, timeline.businessDay(day)), hourOf(index, dice)), by: owner });
  });
  return [...steps, { state: isWon ? 'WON' : 'LOST', at: timeline.at(closeDay, hourOf(OPEN_STAGES.length, dice)), by: owner }];
}
