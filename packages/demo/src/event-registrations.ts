import type { Company } from './company.ts';
import { demoId } from './demo-id.ts';
import { diceOf } from './dice.ts';
import type { PlannedEvent } from './partner-events.ts';
import type { Member } from './staff.ts';
import type { Timeline } from './timeline.ts';
import type { DemoEventRegistration, DemoStep } from './world.ts';

/** Of those invited, how many want to come; the people of the first story are keen. */
const INTEREST = { WEBINAR: 0.2, WORKSHOP: 0.14 } as const;
const KEEN = 0.6;
const CHANGES_OF_MIND = 0.08;
const TURNOUT = { ATTENDED: 78, LATE: 6, NO_SHOW: 12, EXCUSED: 4 } as const;

interface Invitation {
  readonly seed: number;
  readonly timeline: Timeline;
  readonly event: PlannedEvent;
  readonly companies: readonly Company[];
  readonly staffAt: (company: Company) => readonly Member[];
}

/** What one person does about an event. */
interface Intent {
  readonly personId: string;
  readonly partnerId: string;
  readonly registers: Date;
  readonly cancels: Date | null;
  readonly turnout: string;
}

const isThere = ({ from, to }: { readonly from: number | null; readonly to: number | null }, first: number, last: number): boolean =>
  from !== null && from < first && (to === null || to > last);

/** Who of the people invited wants to come, and who changes his or her mind; nobody who is not there from the one day to the other. */
function* intentsOf({ seed, timeline, event, companies, staffAt }: Invitation): Generator<Intent> {
  const last = event.day + 2;
  for (const company of companies) {
    if (event.region !== null && event.region !== company.region) continue;
    for (const { person, joined, left } of staffAt(company)) {
      const dice = diceOf(seed, 'event-registration', event.id, person.id);
      if (!dice.chance(company.key === 'acme' ? KEEN : INTEREST[event.kind])) continue;
      const day = event.day - dice.int(3, 40);
      if (!isThere({ from: joined, to: left }, day, last) || !isThere({ from: company.activeFrom, to: company.activeTo }, day, last)) continue;
      yield {
        personId: person.id, partnerId: company.id, registers: timeline.at(day, 8 + 10 * dice.next()),
        cancels: dice.chance(CHANGES_OF_MIND) ? timeline.at(dice.int(day + 1, event.day - 1), 8 + 10 * dice.next()) : null,
        turnout: dice.weighted(TURNOUT),
      };
    }
  }
}

interface Happening {
  readonly at: Date;
  readonly intent: Intent;
  readonly isCancelling: boolean;
}

const inOrder = (a: Happening, b: Happening): number => +a.at - +b.at || Number(a.isCancelling) - Number(b.isCancelling) || (a.intent.personId < b.intent.personId ? -1 : 1);

/** Everybody's steps, played through in order of time: seats go to who comes first, a freed one to who has waited longest. */
function played(event: PlannedEvent, intents: readonly Intent[]): ReadonlyMap<Intent, DemoStep[]> {
  const calledOff = event.steps.find(({ state }) => state === 'CANCELLED')?.at ?? event.startsAt;
  const happenings = intents.flatMap((intent): Happening[] => [
    { at: intent.registers, intent, isCancelling: false }, ...(intent.cancels ? [{ at: intent.cancels, intent, isCancelling: true }] : []),
  ]).filter(({ at }) => at < calledOff).sort(inOrder);
  const steps = new Map<Intent, DemoStep[]>();
  const waiting: Intent[] = [];
  let free = event.seats ?? Number.POSITIVE_INFINITY;
  for (const { at, intent, isCancelling } of happenings) {
    const own = steps.get(intent) ?? [];
    const place = waiting.indexOf(intent);
    if (isCancelling) own.push({ state: 'CANCELLED', at, by: intent.personId });
    else own.push({ state: free > 0 ? 'REGISTERED' : 'WAITLISTED', at, by: intent.personId });
    steps.set(intent, own);
    if (!isCancelling && free > 0) free -= 1;
    else if (!isCancelling) waiting.push(intent);
    else if (place >= 0) waiting.splice(place, 1);
    else {
      const index = waiting.findIndex(({ registers }) => registers < at);
      const [next] = index < 0 ? [] : waiting.splice(index, 1);
      if (next) steps.get(next)?.push({ state: 'REGISTERED', at, by: event.hostId });
      else free += 1;
    }
  }
  return steps;
}

/** Who was registered for an event, and what became of it; who came is written down the day after. */
export function* eventRegistrationsOf(invitation: Invitation): Generator<DemoEventRegistration> {
  const { event, timeline } = invitation;
  const recorded = timeline.at(event.day + 1, 10);
  for (const [{ personId, partnerId, turnout }, steps] of played(event, [...intentsOf(invitation)])) {
    const hasSeat = event.isHeld && steps.at(-1)?.state === 'REGISTERED';
    yield {
      id: demoId('event-registration', event.id, personId), eventId: event.id, personId, partnerId,
      steps: hasSeat ? [...steps, { state: turnout, at: recorded, by: event.hostId }] : steps,
    };
  }
}
