/** CONFIRMED by the vendor, or PROVISIONAL: taken from what a partner typed. */
export const CUSTOMER_STATUSES = ['CONFIRMED', 'PROVISIONAL'] as const;
export type CustomerStatus = (typeof CUSTOMER_STATUSES)[number];

/** An end customer as the vendor knows it. Partners never see it: it would tell them that somebody else named it first. */
export interface CustomerAccount {
  readonly id: string;
  /** Head of its group of companies; its own id when it stands alone. Customers are protected group by group. */
  readonly groupId: string;
  readonly name: string;
  readonly country: string;
  /** Registrable web domain in lower-case ASCII; null where the customer has none. */
  readonly domain: string | null;
  readonly status: CustomerStatus;
  readonly createdAt: Date;
}

/** By what a customer is recognised: the domain somebody registered or, without one, its name in its country. */
export interface CustomerKey {
  readonly domain: string | null;
  readonly name: string;
  readonly country: string;
}
