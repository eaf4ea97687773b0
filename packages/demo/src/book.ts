import { fruitful, fruitless, familiesBy, type Field } from './claims.ts';
import { channelDeal } from './deal.ts';
import { diceOf } from './dice.ts';
import { opportunitiesOf } from './opportunities.ts';
import { protectionsOfOnePartner } from './protections.ts';
import { MINIMUM_DOLLARS } from './registration-policies.ts';
import { expectedDeals, sellsIn } from './revenue.ts';
import type { DemoDeal, DemoRegistration } from './world.ts';

/** What one partner registered and sold, over the whole time. */
export interface Book {
  readonly deals: readonly DemoDeal[];
  readonly registrations: readonly DemoRegistration[];
}

export interface Bookkeeping extends Field {
  readonly seed: number;
}

/** Half of what is won was registered before; of what is lost much less. */
const REGISTERED = { won: 0.56, lost: 0.2 } as const;
/** Registrations that never became a deal, for each deal. */
const FRUITLESS_PER_DEAL = 0.17;

/** Everything one partner did, worked out from the beginning: who is protected depends on what came before. */
export function bookOf(keeping: Bookkeeping): Book {
  const { seed, timeline, company, sellers, own } = keeping;
  const protections = protectionsOfOnePartner();
  const registrations: DemoRegistration[] = [];
  const mayRegister = own.length > 0;
  const deals = opportunitiesOf(keeping).map(deal => {
    const dice = diceOf(seed, 'deal', company.id, deal.word);
    const ownerId = dice.pick(sellers);
    const isRegistered = mayRegister && deal.dollars >= MINIMUM_DOLLARS && dice.chance(deal.isWon ? REGISTERED.won : REGISTERED.lost);
    const registration = isRegistered ? fruitful(keeping, deal, { submitterId: ownerId, protections, dice: diceOf(seed, 'registration', company.id, deal.word) }) : null;
    if (registration) registrations.push(registration);
    return channelDeal({ deal, company, ownerId, registration, customers: own, familyCodes: familiesBy(dice) }, timeline, dice);
  });
  for (const quarter of mayRegister ? timeline.quarters : []) {
    if (quarter.offset < -8 || quarter.offset > 0 || !sellsIn(company, quarter)) continue;
    const dice = diceOf(seed, 'fruitless', company.id, quarter.offset);
    const count = dice.round(expectedDeals(company, quarter) * FRUITLESS_PER_DEAL);
    for (let index = 0; index < count; index += 1) {
      const registration = fruitless(keeping, { word: `${quarter.offset}/fruitless/${index}`, day: quarter.firstDay + dice.int(1, quarter.length - 12), protections, dice });
      if (registration) registrations.push(registration);
    }
  }
  return { deals, registrations };
}
