import { certifications } from './catalogue.ts';
import { demoId } from './demo-id.ts';
import { diceOf, type Dice } from './dice.ts';
import type { Member } from './staff.ts';
import type { Timeline } from './timeline.ts';
import type { DemoAward, DemoCertification } from './world.ts';

/** An award and the days it counts, for whoever needs no instants. */
export interface EarnedAward extends DemoAward {
  readonly day: number;
  /** First day on which it surely no longer counts. */
  readonly lapses: number;
}

interface Learner {
  readonly seed: number;
  readonly timeline: Timeline;
  readonly member: Member;
}

/** Days until a certification is surely over: its months are never longer, and a renewal must not overlap it. */
const longestValidity = ({ validityMonths }: DemoCertification): number => Math.ceil((validityMonths * 366) / 12) + 1;
const DAYS_A_WEEKEND_MAY_TAKE = 2;

/** One person's awards of one certification: most are renewed as they run out, some too late, some never, very few are taken away. */
function* awardsOf({ timeline, member }: Learner, certification: DemoCertification, { from, dice }: { readonly from: number; readonly dice: Dice }): Generator<EarnedAward> {
  const over = Math.min(timeline.endDay, member.left ?? timeline.endDay);
  let wanted = from;
  for (let round = 1; wanted < over; round += 1) {
    const day = timeline.businessDay(wanted);
    const lapses = day + longestValidity(certification);
    const isRevoked = dice.chance(0.012);
    const until = isRevoked ? day + dice.int(30, 200) : lapses;
    yield {
      id: demoId('award', member.person.id, certification.code, round),
      personId: member.person.id,
      certificationCode: certification.code,
      awardedAt: timeline.at(day, dice.int(9, 16)),
      revokedAt: isRevoked ? timeline.at(until, 10) : null,
      day, lapses: until,
    };
    if (isRevoked || dice.chance(0.1)) return;
    wanted = lapses + DAYS_A_WEEKEND_MAY_TAKE + (dice.chance(0.8) ? 0 : dice.int(10, 90));
  }
}

/** Everything a person earns, certification by certification, each after the one before. */
export function* awardsEarned(learner: Learner): Generator<EarnedAward> {
  const { seed, timeline, member } = learner;
  const dice = diceOf(seed, 'awards', member.person.id);
  const path = certifications.filter(({ audience }) => audience === member.audience).slice(0, member.ambition);
  let from = Math.max(member.joined, 0) + (member.joined < 0 ? dice.int(3, 75) : dice.int(15, 120));
  for (const certification of path) {
    yield* awardsOf(learner, certification, { from: Math.max(from, DAYS_A_WEEKEND_MAY_TAKE), dice });
    from += dice.int(30, 170);
    if (from >= timeline.endDay) return;
  }
}

/** What leaves the generator: the instants, not the days. */
export const awardOf = ({ id, personId, certificationCode, awardedAt, revokedAt }: EarnedAward): DemoAward => ({ id, personId, certificationCode, awardedAt, revokedAt });
