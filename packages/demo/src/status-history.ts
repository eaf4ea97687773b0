import type { Dice } from './dice.ts';
import { storyPerson } from './story-people.ts';
import type { Timeline } from './timeline.ts';
import type { DemoStep } from './world.ts';

const WAY_IN = ['PROSPECT', 'APPLICANT', 'UNDER_REVIEW', 'APPROVED', 'ONBOARDING', 'ACTIVE'] as const;
const WAY_OUT = ['SUSPENDED', 'OFFBOARDING', 'TERMINATED'] as const;
type Status = (typeof WAY_IN)[number] | (typeof WAY_OUT)[number] | 'DECLINED';

/** Days since the status before, at least and at most. */
const DAYS_SINCE: Readonly<Record<Status, readonly [number, number]>> = {
  PROSPECT: [0, 0], APPLICANT: [5, 25], UNDER_REVIEW: [1, 6], DECLINED: [4, 15], APPROVED: [4, 14], ONBOARDING: [1, 5], ACTIVE: [20, 55],
  SUSPENDED: [400, 1_200], OFFBOARDING: [20, 60], TERMINATED: [30, 60],
};
/** Days before the anchor on which the last status began, at least and at most. */
const DAYS_BEFORE_ANCHOR: Readonly<Record<Exclude<Status, 'ACTIVE'>, readonly [number, number]>> = {
  PROSPECT: [3, 60], APPLICANT: [2, 25], UNDER_REVIEW: [1, 12], APPROVED: [1, 10], ONBOARDING: [3, 40], DECLINED: [20, 500],
  SUSPENDED: [20, 150], OFFBOARDING: [10, 80], TERMINATED: [30, 400],
};

function pathTo(last: Status): readonly Status[] {
  if (last === 'DECLINED') return ['PROSPECT', 'APPLICANT', 'DECLINED'];
  const wholeWay = [...WAY_IN, ...WAY_OUT];
  return wholeWay.slice(0, wholeWay.indexOf(last) + 1);
}

interface Fate {
  readonly timeline: Timeline;
  readonly dice: Dice;
  readonly last: Status;
  /** Whether it became active within the demo's two years; otherwise before them. */
  readonly isNew: boolean;
}

interface StatusHistory {
  readonly statuses: readonly DemoStep[];
  readonly knownFrom: number;
  readonly activeFrom: number | null;
  readonly activeTo: number | null;
}

function lastDay({ timeline, dice, last, isNew }: Fate): number {
  if (last === 'ACTIVE') return isNew ? dice.int(timeline.quarter(-7).firstDay, timeline.anchorDay - 25) : -dice.int(40, 1_500);
  return timeline.anchorDay - dice.int(...DAYS_BEFORE_ANCHOR[last]);
}

/** The way of a partner through its life cycle, told backwards from the day on which its last status begins. */
export function statusHistory(fate: Fate): StatusHistory {
  const { timeline, dice, last } = fate;
  const days = new Map<Status, number>();
  let day = lastDay(fate);
  for (const status of pathTo(last).toReversed()) {
    days.set(status, day);
    day -= dice.int(...DAYS_SINCE[status]);
  }
  const steps = [...days].reverse().map(([state, on], index): DemoStep => ({
    state,
    at: timeline.at(timeline.businessDay(on), 9 + index / 2), // two changes may fall on one Friday
    by: storyPerson(state === 'TERMINATED' ? 'vendor-admin' : 'channel-manager').id,
  }));
  return {
    statuses: steps,
    knownFrom: timeline.businessDay(days.get('PROSPECT') ?? 0),
    activeFrom: days.get('ACTIVE') ?? null,
    activeTo: days.get('SUSPENDED') ?? null,
  };
}
