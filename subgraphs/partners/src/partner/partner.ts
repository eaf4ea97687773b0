/** What a partner is to the trade (one word each, the same in table, events and graph). */
export const PARTNER_KINDS = [
  'DISTRIBUTOR', 'RESELLER', 'VAR', 'MSP', 'SYSTEM_INTEGRATOR', 'CONSULTANT', 'AGENT', 'OEM', 'ISV', 'REFERRAL',
] as const;
export type PartnerKind = (typeof PARTNER_KINDS)[number];

export const ENGAGEMENT_MODELS = ['SELL_TO', 'SELL_THROUGH', 'SELL_WITH'] as const;
export type EngagementModel = (typeof ENGAGEMENT_MODELS)[number];

export const PARTNER_SEGMENTS = ['ENTERPRISE', 'MID_MARKET', 'SMALL_BUSINESS', 'PUBLIC_SECTOR'] as const;
export type PartnerSegment = (typeof PARTNER_SEGMENTS)[number];

export const PARTNER_STATUSES = [
  'PROSPECT', 'APPLICANT', 'UNDER_REVIEW', 'APPROVED', 'ONBOARDING', 'ACTIVE', 'SUSPENDED', 'OFFBOARDING', 'TERMINATED', 'DECLINED',
] as const;
export type PartnerStatus = (typeof PARTNER_STATUSES)[number];

export type PartnerCommand =
  | 'apply' | 'beginReview' | 'approve' | 'decline' | 'startOnboarding' | 'activate' | 'suspend' | 'reinstate' | 'startOffboarding' | 'terminate';

export interface Partner {
  readonly id: string;
  readonly name: string;
  readonly kind: PartnerKind;
  /** A hybrid partner has more than one; each deal has exactly one of them. */
  readonly engagementModels: readonly EngagementModel[];
  readonly status: PartnerStatus;
  /** Since when the status holds. */
  readonly statusSince: Date;
  /** ISO 3166-1 alpha-2 of the home country. */
  readonly country: string;
  /** Code of the region of the territory tree that contains the country. */
  readonly region: string;
  readonly segment: PartnerSegment;
  readonly createdAt: Date;
  /** Who of the vendor handed in its application; null before, and where nobody wrote it down. */
  readonly applicantId: string | null;
  readonly version: number;
}

/** What the vendor knows of a company it wants to recruit. */
export interface NewPartner {
  readonly name: string;
  readonly kind: PartnerKind;
  readonly engagementModels: readonly EngagementModel[];
  readonly country: string;
  readonly segment: PartnerSegment;
}

/** What the other subgraphs hear of a partner. */
export const factOf = ({ id, version, name, kind, engagementModels, status, statusSince, country, region, segment }: Partner) => ({
  id, version, name, kind, engagementModels: [...engagementModels], status, statusSince: statusSince.toISOString(), country, region, segment,
});
