import { awardsEarned } from './awards.ts';
import type { Company } from './company.ts';
import { demoId } from './demo-id.ts';
import { sellsIn, wonDollars } from './revenue.ts';
import type { Member } from './staff.ts';
import { storyPerson } from './story-people.ts';
import { LADDER, programId, tierId } from './tier-ladder.ts';
import type { Timeline } from './timeline.ts';
import type { DemoTierAssignment } from './world.ts';

const FIRST_EVALUATION = -6; // before that there is no year to look back on
const FIRST_QUARTER = -8;
const QUARTERS_PER_YEAR = 4;
const PROTECTED_DAYS = 365; // a new partner is not demoted in its first year
const EVALUATED_AFTER_DAYS = 3;
const YEARS_SINCE_THE_BEGINNING = 2;


interface Standing {
  readonly seed: number;
  readonly timeline: Timeline;
  readonly company: Company;
  readonly staff: readonly Member[];
}

/** Revenue of the year before a quarter; where the demo is younger than that, as if the year had gone on like it. */
function trailingDollars({ seed, timeline, company }: Standing, offset: number): number {
  const offsets = [4, 3, 2, 1].map(back => offset - back).filter(told => told >= FIRST_QUARTER);
  const quarters = offsets.map(told => timeline.quarter(told));
  const sum = quarters.reduce((total, quarter) => total + wonDollars(seed, company, quarter), 0);
  const isNew = company.activeFrom !== null && company.activeFrom > 0;
  return isNew ? sum : (sum / Math.max(1, quarters.filter(quarter => sellsIn(company, quarter)).length)) * QUARTERS_PER_YEAR;
}

/** People with an award that counts on the day. */
const certifiedPeople = ({ seed, timeline, staff }: Standing, day: number): number => staff.filter(member =>
  (member.left === null || member.left > day) && [...awardsEarned({ seed, timeline, member })].some(award => award.day <= day && day < award.lapses)).length;

/** Index of the highest rung whose criteria are met. */
function rungMet(standing: Standing, offset: number, day: number): number {
  const dollars = trailingDollars(standing, offset);
  const people = certifiedPeople(standing, day);
  return LADDER.findLastIndex(rung => dollars >= rung.dollars && people >= rung.certifiedPeople);
}

interface Change {
  readonly day: number;
  readonly rung: number;
  readonly reason: string;
}

/** Promoted at once; whoever misses its tier has one quarter's grace, then steps down by one. */
function* changesOf(standing: Standing): Generator<Change> {
  const { timeline, company: { activeFrom, activeTo, annualDollars, growth } } = standing;
  if (activeFrom === null) return;
  const isNew = activeFrom > 0;
  const dollarsThen = annualDollars / (1 + growth) ** YEARS_SINCE_THE_BEGINNING;
  let rung = isNew ? 0 : LADDER.findLastIndex(({ dollars }) => dollarsThen >= dollars);
  let isAtRisk = false;
  yield { day: activeFrom, rung, reason: 'Joined the programme.' };
  for (let offset = FIRST_EVALUATION; offset <= 0; offset += 1) {
    const day = timeline.quarter(offset).firstDay + EVALUATED_AFTER_DAYS;
    if (day <= activeFrom || (activeTo !== null && day >= activeTo)) continue;
    const met = rungMet(standing, offset, day);
    const name = (index: number): string => LADDER[index]?.name ?? '';
    if (met > rung) {
      rung = met;
      yield { day, rung, reason: `Meets the criteria of ${name(rung)}.` };
    } else if (met < rung && isAtRisk) {
      yield { day, rung: rung - 1, reason: `Missed the criteria of ${name(rung)} for a second quarter.` };
      rung -= 1;
    }
    isAtRisk = met < rung && !(isNew && day < activeFrom + PROTECTED_DAYS);
  }
}

/** The tiers of one partner one after the other, without a gap, as its revenue and people earned them. */
export function tierAssignmentsOf(standing: Standing): readonly DemoTierAssignment[] {
  const { timeline, company } = standing;
  const changes = [...changesOf(standing)];
  const end = company.statuses.find(({ state }) => state === 'TERMINATED')?.at ?? null;
  const instantOf = ({ day }: Change): Date => timeline.at(day, 10);
  return changes.map((change, index): DemoTierAssignment => {
    const next = changes[index + 1];
    return {
      id: demoId('tier-assignment', company.id, index),
      partnerId: company.id,
      programId,
      tierId: tierId(LADDER[change.rung]?.code ?? 'REGISTERED'),
      reason: change.reason,
      decidedBy: storyPerson('channel-manager').id,
      from: instantOf(change),
      to: next ? instantOf(next) : end,
    };
  });
}
