/** The demo world as plain facts. Each subgraph maps the part it owns to its own tables and events. */

/** Dates of a thing that changes hands or state: from (inclusive) until (exclusive; null = still). */
export interface DemoInterval {
  readonly from: Date;
  readonly to: Date | null;
}

/** One step of a life cycle, in order of time. */
export interface DemoStep<State extends string = string> {
  readonly state: State;
  readonly at: Date;
  /** Person who took it. */
  readonly by: string;
}

export interface DemoPerson {
  readonly id: string;
  /** Name under which the story knows this person (`acme-seller`); null for extras. */
  readonly key: string | null;
  readonly name: string;
  readonly email: string;
  readonly side: 'VENDOR' | 'PARTNER';
  /** Role of the access token. */
  readonly role: string;
  /** Partner of the access token. */
  readonly partnerId: string | null;
}

export interface DemoEmployment extends DemoInterval {
  readonly id: string;
  readonly personId: string;
  readonly partnerId: string | null;
  readonly jobTitle: string;
  readonly certifiable: boolean;
}

export interface DemoTerritory {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly kind: 'GLOBAL' | 'REGION' | 'COUNTRY';
  readonly parentId: string | null;
}

export interface DemoTerritoryOwnership extends DemoInterval {
  readonly id: string;
  readonly personId: string;
  readonly region: string;
}

export interface DemoPartner {
  readonly id: string;
  /** `acme`, `globex`; null for extras. */
  readonly key: string | null;
  readonly name: string;
  readonly kind: string;
  readonly engagementModels: readonly string[];
  readonly country: string;
  readonly region: string;
  readonly segment: string;
  /** Currency it trades in. */
  readonly currency: string;
  readonly statuses: readonly DemoStep[];
}

export interface DemoPortfolioAssignment extends DemoInterval {
  readonly id: string;
  readonly personId: string;
  readonly partnerId: string;
}

export interface DemoTierCriterion {
  readonly id: string;
  /** REVENUE (won channel revenue, trailing 12 months) or CERTIFIED_PEOPLE (distinct people with an active award). */
  readonly metric: 'REVENUE' | 'CERTIFIED_PEOPLE';
  /** Minor units for money, else a count. */
  readonly required: bigint;
  readonly unit: 'MONEY' | 'COUNT';
  readonly currency: string | null;
}

export interface DemoTier {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly rank: number;
  readonly discountBasisPoints: number;
  readonly mdfBasisPoints: number;
  readonly criteria: readonly DemoTierCriterion[];
}

export interface DemoTierProgram {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly currency: string;
  readonly tiers: readonly DemoTier[];
}

export interface DemoTierAssignment extends DemoInterval {
  readonly id: string;
  readonly partnerId: string;
  readonly programId: string;
  readonly tierId: string;
  readonly reason: string;
  readonly decidedBy: string;
}

export interface DemoExchangeRate {
  readonly id: string;
  readonly base: string;
  readonly quote: string;
  /** `YYYY-MM-DD` */
  readonly date: string;
  readonly rate: string;
  readonly source: string;
}

export interface DemoProductFamily {
  readonly code: string;
  readonly name: string;
}

export interface DemoCustomer {
  readonly id: string;
  /** Head of the customer group; its own id when it stands alone. */
  readonly groupId: string;
  readonly name: string;
  readonly country: string;
  readonly domain: string;
}

export interface DemoRegistrationPolicy {
  readonly id: string;
  readonly effectiveFrom: Date;
  readonly protectionDays: number;
  readonly decisionBusinessDays: number;
  readonly minimum: { readonly amountMinor: bigint; readonly currency: string };
}

export interface DemoLine {
  readonly familyCode: string;
  readonly quantity: number;
  readonly listMinor: bigint;
  readonly currency: string;
}

export interface DemoRegistration {
  readonly id: string;
  readonly partnerId: string;
  readonly submitterId: string;
  readonly customerId: string;
  readonly customerName: string;
  readonly country: string;
  readonly domain: string;
  readonly contact: { readonly name: string; readonly email: string; readonly jobTitle: string };
  readonly engagementModel: string;
  readonly lines: readonly DemoLine[];
  readonly expectedCloseOn: string;
  readonly useCase: string;
  readonly evidence: readonly { readonly kind: string; readonly on: string; readonly note: string }[];
  /** DRAFT, SUBMITTED, UNDER_REVIEW, APPROVED, REJECTED, WITHDRAWN, CONVERTED */
  readonly steps: readonly DemoStep[];
  readonly rejectionCode: string | null;
}

export interface DemoDeal {
  readonly id: string;
  readonly name: string;
  readonly partnerId: string | null;
  readonly ownerId: string;
  readonly customerId: string | null;
  readonly registrationId: string | null;
  readonly routeToMarket: 'CHANNEL' | 'DIRECT' | 'ONLINE';
  readonly engagementModel: string | null;
  readonly familyCodes: readonly string[];
  readonly country: string;
  readonly netMinor: bigint;
  readonly currency: string;
  readonly expectedCloseOn: string;
  /** PROSPECT … WON or LOST; the first step is its creation. */
  readonly stages: readonly DemoStep[];
  readonly orderId: string | null;
  readonly lossReason: string | null;
}

export interface DemoCourse {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly minutes: number;
}

export interface DemoCertification {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  /** FOUNDATIONAL, ASSOCIATE, PROFESSIONAL, SPECIALTY */
  readonly level: string;
  readonly audience: 'SALES' | 'TECHNICAL';
  readonly validityMonths: number;
  readonly recertificationDays: number;
}

export interface DemoEnrolment {
  readonly id: string;
  readonly personId: string;
  readonly courseCode: string;
  readonly dueOn: string | null;
  /** ASSIGNED, STARTED, COMPLETED */
  readonly steps: readonly DemoStep[];
}

export interface DemoAward {
  readonly id: string;
  readonly personId: string;
  readonly certificationCode: string;
  readonly awardedAt: Date;
  readonly revokedAt: Date | null;
}

export interface DemoPartnerEvent {
  readonly id: string;
  readonly title: string;
  readonly kind: 'WEBINAR' | 'WORKSHOP';
  readonly setting: 'IN_PERSON' | 'VIRTUAL';
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** IANA zone in which its times are shown. */
  readonly timeZone: string;
  /** Whose partners are invited; null: all. */
  readonly region: string | null;
  readonly seats: number | null;
  readonly hostId: string;
  /** SCHEDULED, CANCELLED */
  readonly steps: readonly DemoStep[];
}

export interface DemoEventRegistration {
  readonly id: string;
  readonly eventId: string;
  readonly personId: string;
  readonly partnerId: string;
  /** REGISTERED or WAITLISTED, REGISTERED from the waiting list, CANCELLED; in the end ATTENDED, LATE, NO_SHOW or EXCUSED. */
  readonly steps: readonly DemoStep[];
}

export interface DemoTarget {
  readonly id: string;
  readonly scope: 'PARTNER' | 'REGION' | 'CHANNEL';
  readonly partnerId: string | null;
  readonly region: string | null;
  readonly periodStart: Date;
  readonly periodEnd: Date;
  readonly goal: { readonly metric: 'REVENUE'; readonly amountMinor: bigint; readonly currency: string } | { readonly metric: 'NEW_PARTNERS'; readonly count: number };
}

/** Everything that has happened up to `until`. Lists may be read more than once and are always in the same order. */
export interface DemoWorld {
  /** Start of the fiscal quarter that the stories are laid around. */
  readonly anchor: Date;
  readonly until: Date;
  readonly people: readonly DemoPerson[];
  readonly employments: readonly DemoEmployment[];
  readonly territories: readonly DemoTerritory[];
  readonly territoryOwnerships: readonly DemoTerritoryOwnership[];
  readonly partners: readonly DemoPartner[];
  readonly portfolioAssignments: readonly DemoPortfolioAssignment[];
  readonly tierProgram: DemoTierProgram;
  readonly tierAssignments: readonly DemoTierAssignment[];
  readonly exchangeRates: readonly DemoExchangeRate[];
  readonly productFamilies: readonly DemoProductFamily[];
  readonly customers: readonly DemoCustomer[];
  readonly registrationPolicies: readonly DemoRegistrationPolicy[];
  readonly registrations: Iterable<DemoRegistration>;
  readonly deals: Iterable<DemoDeal>;
  readonly courses: readonly DemoCourse[];
  readonly certifications: readonly DemoCertification[];
  readonly enrolments: Iterable<DemoEnrolment>;
  readonly awards: Iterable<DemoAward>;
  readonly partnerEvents: readonly DemoPartnerEvent[];
  readonly eventRegistrations: Iterable<DemoEventRegistration>;
  readonly targets: readonly DemoTarget[];
}
