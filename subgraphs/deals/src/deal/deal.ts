import type { LocalDate, Money } from '@channelgraph/domain';
import type { EngagementModel } from './engagement.ts';
import type { DealStage } from './stage.ts';

export const ROUTES_TO_MARKET = ['CHANNEL', 'DIRECT', 'ONLINE'] as const;
export type RouteToMarket = (typeof ROUTES_TO_MARKET)[number];

export const LOSS_REASONS = ['PRICE', 'COMPETITOR', 'NO_BUDGET', 'NO_DECISION', 'TIMING', 'MISSING_FEATURE', 'OTHER'] as const;
export type LossReason = (typeof LOSS_REASONS)[number];

/** An opportunity to sell, from the first need to won or lost. */
export interface Deal {
  readonly id: string;
  readonly name: string;
  /** Null on a deal that the vendor sells itself. */
  readonly partnerId: string | null;
  readonly ownerId: string;
  /** As typed; null where the customer stays unknown to the vendor. */
  readonly customerName: string | null;
  /** The account matched. Vendor only. */
  readonly customerId: string | null;
  readonly registrationId: string | null;
  readonly routeToMarket: RouteToMarket;
  /** Null where there is no partner. */
  readonly engagementModel: EngagementModel | null;
  readonly familyCodes: readonly string[];
  readonly country: string;
  /** Expected while open, as ordered once won; in the currency of the deal. */
  readonly value: Money;
  readonly stage: DealStage;
  /** Per cent. */
  readonly probability: number;
  readonly expectedCloseOn: LocalDate;
  /** When to look at it again, while on hold. */
  readonly reviewOn: LocalDate | null;
  readonly orderId: string | null;
  readonly lossReason: LossReason | null;
  /** Frozen at close with the rate of that day; null while open, and where no rate was known for a lost deal. */
  readonly reportingValue: Money | null;
  readonly rate: string | null;
  /** Day of that rate. */
  readonly rateDate: LocalDate | null;
  readonly rateSource: string | null;
  readonly createdAt: Date;
  readonly closedAt: Date | null;
  readonly version: number;
}

/** A deal as somebody enters it. */
export interface NewDeal {
  readonly name: string;
  readonly partnerId?: string | null;
  readonly customerName?: string | null;
  readonly customerDomain?: string | null;
  readonly engagementModel?: EngagementModel | null;
  readonly familyCodes: readonly string[];
  readonly country: string;
  readonly value: { readonly amountMinor: string; readonly currency: string };
  readonly expectedCloseOn: LocalDate;
}

/** What the other subgraphs hear of a deal. */
export const factOf = (deal: Deal) => ({
  id: deal.id, version: deal.version, partnerId: deal.partnerId, ownerId: deal.ownerId, routeToMarket: deal.routeToMarket,
  engagementModel: deal.engagementModel, stage: deal.stage, probability: deal.probability, familyCodes: [...deal.familyCodes], country: deal.country,
  netMinor: deal.value.amountMinor.toString(), currency: deal.value.currency,
  reportingMinor: deal.reportingValue?.amountMinor.toString() ?? null, reportingCurrency: deal.reportingValue?.currency ?? null, rateDate: deal.rateDate,
  expectedCloseOn: deal.expectedCloseOn, createdAt: deal.createdAt.toISOString(), closedAt: deal.closedAt?.toISOString() ?? null,
  registrationId: deal.registrationId,
});
