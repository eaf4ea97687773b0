import { accepted, localDateOf, refuseAll } from '@channelgraph/domain';
import { dealFact } from '@channelgraph/events';
import type { VendorSettings } from '@channelgraph/subgraph';
import { customerKey } from '../customer/customer-account.rules.ts';
import type { Stores, Work } from '../work.ts';
import { closeLost, closeWon, type Reporting } from './closing.rules.ts';
import { factOf, type Deal, type LossReason, type NewDeal } from './deal.ts';
import { opened, openingProblems, partnerOf } from './opening.rules.ts';
import { hold, move, type Moved } from './stage.rules.ts';
import type { OpenStage } from './stage.ts';

export interface DealChange {
  readonly id: string;
  readonly expectedVersion: number;
  readonly clientMutationId?: string | null | undefined;
}

/** What a decision on a deal has in its hands. */
interface Asked {
  readonly deal: Deal;
  readonly role: string;
  readonly now: Date;
  readonly today: string;
  /** How the value would be reported if it were in this currency today. */
  readonly reportingIn: (currency: string) => Promise<Reporting>;
}

export function dealService(work: Work, { calendar: { timeZone }, reportingCurrency }: VendorSettings) {
  const reportingIn = ({ exchangeRates }: Pick<Stores, 'exchangeRates'>, on: string) => async (currency: string): Promise<Reporting> =>
    ({ currency: reportingCurrency, rate: await exchangeRates.used({ base: currency, quote: reportingCurrency, on }) });

  /** Load, decide, save with its row of history, record. */
  const step = (operation: string, change: DealChange, decide: (asked: Asked) => Promise<Moved>): Promise<Deal> => {
    const { clientMutationId, ...input } = change;
    return work.once({ operation, clientMutationId: clientMutationId ?? undefined, input }, async ({ deals, exchangeRates, protections, outbox, actor, now }) => {
      const deal = await deals.get(change.id, change.expectedVersion);
      const today = localDateOf(now, timeZone);
      const moved = await decide({ deal, role: actor.role, now, today, reportingIn: reportingIn({ exchangeRates }, today) });
      const saved = await deals.save(moved.deal, moved.note);
      if (saved.closedAt !== null && saved.registrationId !== null) await protections.end(saved.registrationId, now);
      await outbox.record(dealFact.of(moved.verb, factOf(saved)));
      return saved.id;
    }, ({ deals }, id) => deals.get(id));
  };

  return {
    create: (typed: NewDeal, clientMutationId?: string): Promise<Deal> =>
      work.once({ operation: 'createDeal', clientMutationId, input: typed }, async ({ deals, partners, customers, productFamilies, outbox, actor, now, newId }) => {
        const partnerId = partnerOf(typed, actor);
        const opening = {
          typed, opener: actor, today: localDateOf(now, timeZone),
          partner: partnerId === null ? null : await partners.standing(partnerId), knownFamilies: await productFamilies.known(typed.familyCodes),
        };
        refuseAll(openingProblems(opening));
        const domain = typed.customerDomain?.trim();
        const customer = domain ? await customers.match(accepted(customerKey({ name: typed.customerName?.trim() ?? '', country: typed.country, domain }, 'customerDomain')), now) : null;
        const deal = opened(opening, { id: newId(), customerId: customer?.id ?? null }, now);
        await deals.add(deal);
        await outbox.record(dealFact.of('created', factOf(deal)));
        return deal.id;
      }, ({ deals }, id) => deals.get(id)),

    /** Any number of stages forward or back. */
    advance: (change: DealChange & { readonly stage: OpenStage; readonly evidence?: string | null; readonly reason?: string | null }): Promise<Deal> =>
      step('advanceDealStage', change, ({ deal, role }) => Promise.resolve(accepted(move({ deal, role, to: change.stage, evidence: change.evidence ?? null, reason: change.reason ?? null })))),

    hold: (change: DealChange & { readonly reviewOn: string; readonly reason: string }): Promise<Deal> =>
      step('holdDeal', change, ({ deal, role, today }) => Promise.resolve(accepted(hold({ deal, role, today, reviewOn: change.reviewOn, reason: change.reason })))),

    closeWon: (change: DealChange & { readonly orderId: string; readonly netValue: { readonly amountMinor: string; readonly currency: string } }): Promise<Deal> =>
      step('closeDealWon', change, async ({ deal, role, now, reportingIn: reporting }) =>
        accepted(closeWon({ deal, role, orderId: change.orderId, netValue: change.netValue, reporting: await reporting(change.netValue.currency) }, now))),

    closeLost: (change: DealChange & { readonly lossReason: LossReason }): Promise<Deal> =>
      step('closeDealLost', change, async ({ deal, role, now, reportingIn: reporting }) =>
        accepted(closeLost({ deal, role, lossReason: change.lossReason, reporting: await reporting(deal.value.currency) }, now))),
  };
}

export type DealService = ReturnType<typeof dealService>;
