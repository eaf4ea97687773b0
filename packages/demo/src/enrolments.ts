import { courses } from './catalogue.ts';
import { demoId } from './demo-id.ts';
import { diceOf } from './dice.ts';
import type { Member } from './staff.ts';
import { storyPerson } from './story-people.ts';
import type { Timeline } from './timeline.ts';
import type { DemoEnrolment, DemoStep } from './world.ts';

const FOR_EVERYBODY = ['PRODUCT_INTRODUCTION', 'DATA_PROTECTION'] as const;
const FOR_AUDIENCE: Readonly<Record<Member['audience'], readonly string[]>> = {
  SALES: ['SALES_BASICS', 'DEAL_REGISTRATION', 'CONFLICT_RESOLUTION', 'PRICING_AND_QUOTING'],
  TECHNICAL: ['PLATFORM_ADMINISTRATION', 'ANALYTICS_WORKSHOP', 'SECURITY_HARDENING', 'INTEGRATION_PATTERNS'],
};

interface Learner {
  readonly seed: number;
  readonly timeline: Timeline;
  readonly member: Member;
}

/** The courses one person is sent to, spread over the time with the partner. Some are begun late, some never. */
export function* enrolmentsOf({ seed, timeline, member }: Learner): Generator<DemoEnrolment> {
  const { person, joined, left, audience } = member;
  const from = Math.max(joined, 0);
  const over = Math.min(timeline.endDay, left ?? timeline.endDay);
  for (const { code } of courses) {
    if (!FOR_EVERYBODY.some(known => known === code) && !FOR_AUDIENCE[audience].includes(code)) continue;
    const dice = diceOf(seed, 'enrolment', person.id, code);
    const assigned = from + dice.int(2, Math.max(3, timeline.endDay - from - 1));
    if (assigned >= over || dice.chance(0.15)) continue;
    const begun = assigned + dice.int(0, 30);
    const completed = begun + dice.int(0, 25);
    const steps: readonly (DemoStep & { readonly day: number })[] = [
      { state: 'ASSIGNED', at: timeline.at(assigned, 9), by: storyPerson('enablement-manager').id, day: assigned },
      ...(dice.chance(0.92) ? [{ state: 'STARTED', at: timeline.at(begun, 11), by: person.id, day: begun }] : []),
      ...(dice.chance(0.9) ? [{ state: 'COMPLETED', at: timeline.at(completed, 15), by: person.id, day: completed }] : []),
    ];
    const isBegun = steps[1]?.state === 'STARTED'; // nobody completes what was never begun
    yield {
      id: demoId('enrolment', person.id, code),
      personId: person.id,
      courseCode: code,
      dueOn: code === 'CONFLICT_RESOLUTION' && !dice.chance(0.5) ? null : timeline.dateOf(assigned + dice.int(21, 60)),
      steps: steps.filter(({ day }, index) => day < over && (index === 0 || isBegun)).map(({ state, at, by }) => ({ state, at, by })),
    };
  }
}
