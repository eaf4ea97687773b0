/** What a deal says of itself, as its subgraph publishes it. */
export interface PublishedDeal {
  readonly id: string;
  readonly version: number;
  readonly partnerId: string | null;
  readonly routeToMarket: string;
  readonly stage: string;
  /** Frozen at close, in minor units of the reporting currency; null while the deal is open. */
  readonly reportingMinor: string | null;
  readonly reportingCurrency: string | null;
  readonly closedAt: string | null;
}

/** One fact per deal. Without a partner it counts for nobody, and keeps older versions of the deal from counting again. */
export interface RevenueFact {
  readonly id: string;
  readonly version: number;
  readonly partnerId: string | null;
  readonly metric: 'REVENUE';
  readonly value: string;
  readonly currency: string | null;
  readonly validFrom: string | null;
}

/** Programme guide, demo ladder: won channel revenue. A deal that is open, lost or reopened, direct or without partner brings none. */
export function revenueOf({ id, version, partnerId, routeToMarket, stage, reportingMinor, reportingCurrency, closedAt }: PublishedDeal): RevenueFact {
  const counts = stage === 'WON' && routeToMarket === 'CHANNEL' && partnerId !== null && reportingMinor !== null && closedAt !== null;
  return counts
    ? { id, version, partnerId, metric: 'REVENUE', value: reportingMinor, currency: reportingCurrency, validFrom: closedAt }
    : { id, version, partnerId: null, metric: 'REVENUE', value: '0', currency: null, validFrom: null };
}
