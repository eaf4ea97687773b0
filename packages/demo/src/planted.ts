import type { Company } from './company.ts';
import { storyCustomer } from './customers.ts';
import { channelDeal, dealOf } from './deal.ts';
import { demoId } from './demo-id.ts';
import { diceOf } from './dice.ts';
import { registrationOf } from './registration.ts';
import { storyPerson } from './story-people.ts';
import { countryOf } from './territories.ts';
import type { Timeline } from './timeline.ts';
import type { DemoDeal, DemoRegistration, DemoStep } from './world.ts';

export interface Stage {
  readonly seed: number;
  readonly timeline: Timeline;
  /** @throws RangeError for a key that no story has. */
  readonly partner: (key: string) => { readonly company: Company; readonly sellers: readonly string[] };
}

const HOUR_OF_THE_PAIR = 10;
const SECONDS_BETWEEN = 27;

/** The days of the pair's story. */
function pairDays(timeline: Timeline): { readonly submitted: number; readonly decided: number; readonly converted: number } {
  const submitted = timeline.businessDay(timeline.anchorDay - 38);
  return { submitted, decided: timeline.businessDay(submitted + 4), converted: timeline.businessDay(submitted + 16) };
}

/** Two partners claim Tyrell within one minute; what they had done before decides, not the seconds. */
function duplicatePair({ seed, timeline, partner }: Stage): { readonly winner: DemoRegistration; readonly loser: DemoRegistration } {
  const { submitted, decided, converted } = pairDays(timeline);
  const reviewer = storyPerson('channel-manager').id;
  const claim = (key: string, { seconds, days, decision }: { readonly seconds: number; readonly days: readonly number[]; readonly decision: readonly Pick<DemoStep, 'state'>[] }): DemoRegistration => {
    const { company, sellers } = partner(key);
    const submitterId = sellers[1] ?? '';
    const at = (day: number, hour: number): Date => new Date(timeline.at(day, hour).getTime() + seconds * 1_000);
    return registrationOf({
      word: 'duplicate', company, submitterId,
      customer: storyCustomer('tyrell'),
      familyCodes: ['SECURITY'],
      dollars: 42_000,
      expectedCloseOn: timeline.dateOf(timeline.endDay - 12),
      worked: days.map(before => timeline.dateOf(submitted - before)),
      steps: [
        { state: 'DRAFT', at: at(submitted - 1, 15), by: submitterId },
        { state: 'SUBMITTED', at: at(submitted, HOUR_OF_THE_PAIR), by: submitterId },
        { state: 'UNDER_REVIEW', at: at(submitted, HOUR_OF_THE_PAIR + 5), by: reviewer },
        ...decision.map(({ state }, index) => ({ state, at: at(index === 0 ? decided : converted, 11), by: index === 0 ? reviewer : submitterId })),
      ],
      ...(decision.some(({ state }) => state === 'REJECTED') ? { rejectionCode: 'ACCOUNT_NOT_AVAILABLE' } : {}),
    }, diceOf(seed, 'duplicate', key));
  };
  return {
    loser: claim('swift', { seconds: 4, days: [3], decision: [{ state: 'REJECTED' }] }),
    winner: claim('rapid', { seconds: 4 + SECONDS_BETWEEN, days: [25, 11, 6], decision: [{ state: 'APPROVED' }, { state: 'CONVERTED' }] }),
  };
}

export const plantedRegistrations = (stage: Stage): readonly DemoRegistration[] => Object.values(duplicatePair(stage));

/** The deal that came of the pair, and the vendor's own negotiation with a customer that a partner has registered. */
export function plantedDeals(stage: Stage): readonly DemoDeal[] {
  const { seed, timeline, partner } = stage;
  const { winner } = duplicatePair(stage);
  const { company } = partner('rapid');
  const open = { isWon: true, closeDay: timeline.businessDay(timeline.endDay + 10), expectedCloseDay: timeline.endDay - 12 };
  const vandelay = storyCustomer('vandelay');
  return [
    channelDeal({
      deal: { word: 'duplicate', dollars: 42_000, createdDay: pairDays(timeline).converted, ...open },
      company, ownerId: winner.submitterId, registration: winner, customers: [], familyCodes: [],
    }, timeline, diceOf(seed, 'duplicate', 'deal')),
    dealOf({
      id: demoId('deal', 'multi-channel'),
      deal: { word: 'multi-channel', dollars: 96_000, createdDay: timeline.businessDay(timeline.anchorDay - 50), ...open },
      partnerId: null, ownerId: storyPerson('account-manager').id, customer: vandelay, registrationId: null, routeToMarket: 'DIRECT', engagementModel: null,
      familyCodes: ['PLATFORM'], country: vandelay.country, currency: countryOf(vandelay.country).currency,
    }, timeline, diceOf(seed, 'multi-channel', 'deal')),
  ];
}
