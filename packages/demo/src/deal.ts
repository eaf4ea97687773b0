import { productFamilies } from './catalogue.ts';
import type { Company } from './company.ts';
import { fromDollars } from './currencies.ts';
import { hourOf, LOSS_REASONS, stagesOf } from './deal-stages.ts';
import { demoId } from './demo-id.ts';
import type { Dice } from './dice.ts';
import type { Opportunity } from './opportunities.ts';
import type { Timeline } from './timeline.ts';
import type { DemoCustomer, DemoDeal, DemoRegistration } from './world.ts';

interface Sale {
  readonly id: string;
  readonly deal: Opportunity;
  readonly partnerId: string | null;
  readonly ownerId: string;
  readonly customer: { readonly id: string; readonly name: string; readonly country: string } | null;
  readonly registrationId: string | null;
  readonly routeToMarket: DemoDeal['routeToMarket'];
  readonly engagementModel: string | null;
  readonly familyCodes: readonly string[];
  readonly country: string;
  readonly currency: string;
  /** When it is not simply some hour of its first day. */
  readonly created?: Date;
}

const namesOf = (codes: readonly string[]): string => productFamilies.filter(({ code }) => codes.includes(code)).map(({ name }) => name).join(' and ');

/** A deal with its whole way to the end; what has happened by now is cut out later. */
export function dealOf(sale: Sale, timeline: Timeline, dice: Dice): DemoDeal {
  const { id, deal, partnerId, ownerId, customer, registrationId, routeToMarket, engagementModel, familyCodes, country, currency } = sale;
  const created = sale.created ?? timeline.at(deal.createdDay, hourOf(0, dice));
  return {
    id,
    name: customer ? `${customer.name}: ${namesOf(familyCodes)}` : `${namesOf(familyCodes)}, built in`,
    partnerId, ownerId,
    customerId: customer?.id ?? null,
    registrationId, routeToMarket, engagementModel, familyCodes, country,
    netMinor: fromDollars(deal.dollars, currency),
    currency,
    expectedCloseOn: timeline.dateOf(deal.expectedCloseDay),
    stages: stagesOf({ created, createdDay: deal.createdDay, closeDay: deal.closeDay, isWon: deal.isWon }, { owner: ownerId, timeline, dice }),
    orderId: deal.isWon ? `SO-${id.slice(0, 8).toUpperCase()}` : null,
    lossReason: deal.isWon ? null : dice.pick(LOSS_REASONS),
  };
}

interface ChannelSale {
  readonly deal: Opportunity;
  readonly company: Company;
  readonly ownerId: string;
  readonly registration: DemoRegistration | null;
  readonly customers: readonly DemoCustomer[];
  readonly familyCodes: readonly string[];
}

function modelOf({ registration, company, customers }: ChannelSale, dice: Dice): string {
  if (registration) return registration.engagementModel;
  return dice.pick(customers.length === 0 ? ['SELL_TO'] : company.engagementModels);
}

/** A deal of a partner: as registered, or with whom it pleases; sold to the partner itself it names no customer. */
export function channelDeal(sale: ChannelSale, timeline: Timeline, dice: Dice): DemoDeal {
  const { deal, company, ownerId, registration, customers } = sale;
  const engagementModel = modelOf(sale, dice);
  const registered = registration ? { id: registration.customerId, name: registration.customerName, country: registration.country } : null;
  const created = registration?.steps.at(-1)?.at; // a registration is converted by creating its deal
  return dealOf({
    id: demoId('deal', company.key ?? company.id, deal.word),
    deal, ownerId, engagementModel,
    partnerId: company.id,
    customer: registered ?? (engagementModel === 'SELL_TO' ? null : dice.pick(customers)),
    registrationId: registration?.id ?? null,
    routeToMarket: 'CHANNEL',
    familyCodes: registration?.lines.map(({ familyCode }) => familyCode) ?? sale.familyCodes,
    country: company.country,
    currency: company.currency,
    ...(created === undefined ? {} : { created }),
  }, timeline, dice);
}
