import type { EngagementModel } from '../deal/engagement.ts';

/** What deals must know of a partner to decide; partners owns the rest and tells of every change. */
export interface PartnerStanding {
  readonly id: string;
  /** ACTIVE may register and sell. */
  readonly status: string;
  /** A hybrid partner has more than one; each deal has exactly one of them. */
  readonly engagementModels: readonly EngagementModel[];
  readonly country: string;
}
