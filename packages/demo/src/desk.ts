import { localDateOf } from '@channelgraph/domain';
import { storyCustomer } from './customers.ts';
import { demoId } from './demo-id.ts';
import { diceOf } from './dice.ts';
import type { Stage } from './planted.ts';
import { registrationOf } from './registration.ts';
import { storyPerson } from './story-people.ts';
import { storyPartner } from './story-partners.ts';
import type { DemoRegistration, DemoStep } from './world.ts';

const MILLISECONDS_PER_HOUR = 3_600_000;

interface Waiting {
  readonly word: string;
  readonly partner: string;
  readonly customer: string;
  readonly familyCodes: readonly string[];
  readonly dollars: number;
  /** Hours ago that it was drafted, submitted and, where it was, taken up for review. */
  readonly hoursAgo: readonly [number, number] | readonly [number, number, number];
}

const WAITING: readonly Waiting[] = [
  { word: 'initech', partner: 'acme', customer: 'initech', familyCodes: ['PLATFORM', 'ANALYTICS'], dollars: 64_000, hoursAgo: [31, 26, 20] },
  { word: 'initech', partner: 'globex', customer: 'initech', familyCodes: ['PLATFORM'], dollars: 58_000, hoursAgo: [24, 22] },
  { word: 'multi-channel', partner: 'meridian', customer: 'vandelay', familyCodes: ['PLATFORM'], dollars: 90_000, hoursAgo: [70, 47, 29] },
  { word: 'waiting', partner: 'auric', customer: 'hanso', familyCodes: ['SECURITY'], dollars: 31_000, hoursAgo: [5, 3] },
  { word: 'waiting', partner: 'sakura', customer: 'weyland', familyCodes: ['INTEGRATION'], dollars: 77_000, hoursAgo: [12, 9] },
  { word: 'waiting', partner: 'phoenix', customer: 'wernham', familyCodes: ['STORAGE'], dollars: 45_000, hoursAgo: [52, 44, 28] },
];

const idOf = ({ partner, word }: Waiting): string => demoId('registration', storyPartner(partner).key, word);

/** Registrations on the vendor's desk: the one part of the world that is laid around `until` and not around the anchor. */
export const DESK_IDS: ReadonlySet<string> = new Set(WAITING.map(idOf));

/** What waits for a decision: sent shortly before `until`, whenever that is, so that there is always something to decide. */
export function deskAt({ seed, timeline, partner }: Stage, until: Date): readonly DemoRegistration[] {
  return WAITING.flatMap(waiting => {
    const { word, customer, familyCodes, dollars, hoursAgo } = waiting;
    const { company, sellers } = partner(waiting.partner);
    const submitterId = sellers[1] ?? '';
    const dice = diceOf(seed, 'desk', waiting.partner, word);
    const ago = (hours: number): Date => new Date(until.getTime() - hours * MILLISECONDS_PER_HOUR);
    const dateOf = (hours: number): string => localDateOf(ago(hours), timeline.calendar.timeZone);
    const [drafted, submitted, reviewed] = hoursAgo;
    if (company.statuses.some(({ at }) => at > ago(drafted))) return []; // in a world that has not come that far yet
    const steps: readonly DemoStep[] = [
      { state: 'DRAFT', at: ago(drafted), by: submitterId },
      { state: 'SUBMITTED', at: ago(submitted), by: submitterId },
      ...(reviewed === undefined ? [] : [{ state: 'UNDER_REVIEW', at: ago(reviewed), by: storyPerson('channel-manager').id }]),
    ];
    return registrationOf({
      word, company, submitterId, customer: storyCustomer(customer), familyCodes, dollars, steps,
      expectedCloseOn: dateOf(-24 * dice.int(40, 90)),
      worked: [dateOf(drafted + 24 * dice.int(8, 30)), dateOf(drafted + 24 * dice.int(1, 6))],
    }, dice);
  });
}
