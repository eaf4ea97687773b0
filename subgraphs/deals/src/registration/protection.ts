/** What one partner at a time holds: the customers of a group, for a product family, in a country. */
export interface ProtectionKey {
  readonly accountGroupId: string;
  readonly familyCode: string;
  readonly country: string;
}

/** Another registration of one of the same keys. */
export interface Rival {
  readonly id: string;
  readonly partnerId: string;
  readonly status: string;
  readonly submittedAt: Date;
  /** First instant at which it no longer holds the customer; null when it never did. */
  readonly protectedUntil: Date | null;
}
