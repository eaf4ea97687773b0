import type { Exact, LocalDate, Period } from '@channelgraph/domain';

/** Over which partners a figure is taken: one, those somebody looks after, those of a region, all. */
export const SCOPE_KINDS = ['PARTNER', 'PORTFOLIO', 'REGION', 'CHANNEL'] as const;
export type ScopeKind = (typeof SCOPE_KINDS)[number];

/** A question's scope; each partner asked for and each region gets an answer of its own. */
export type Scope =
  | { readonly kind: 'PARTNER'; readonly ids: readonly string[] }
  | { readonly kind: 'PORTFOLIO' | 'REGION' | 'CHANNEL' };

/** The key of the one answer to a question about a portfolio or the channel. */
export const WHOLE = '*';

/** What time is counted in; quarters and years are fiscal. */
export const CALENDAR_UNITS = ['MONTH', 'QUARTER', 'YEAR'] as const;
export type CalendarUnit = (typeof CALENDAR_UNITS)[number];

/** The times a question is about. */
export interface Window {
  readonly period: Period;
  /** The period just before. */
  readonly before: Period;
  /** The same period a year before. */
  readonly yearBefore: Period;
  /** The twelve months that end with `asOf`. */
  readonly trailing: Period;
  readonly asOf: Date;
  /** How far the period has come: its end, or `asOf` while it lasts. */
  readonly reached: Date;
  /** First day of the period, and the first that is no longer in it, in the vendor's zone. */
  readonly firstDay: LocalDate;
  readonly endDay: LocalDate;
  /** The day of `asOf`, whose rates open amounts are converted with. */
  readonly today: LocalDate;
  /** The months, quarters or years that lie wholly in the period and have begun; none where they would be too many to list. */
  readonly units: (unit: CalendarUnit) => readonly Period[];
  /** IANA zone in which days begin and end. */
  readonly timeZone: string;
}

/** Why a quantity must not or cannot be told. */
export type Obstacle = 'SUPPRESSED' | 'NO_RATE';

/** A count, or whole minor units of the reporting currency. */
export interface Quantity {
  readonly amount: Exact;
  readonly obstacle: Obstacle | null;
}

/** How a sum spreads over the partners behind it; known only where suppression asks for it. */
export interface Spread {
  /** How many partners contribute. */
  readonly partners: number;
  /** The largest contribution of one partner. */
  readonly largest: Exact;
}

/** A sum over the partners of a scope. */
export interface Measure extends Quantity {
  readonly spread: Spread | null;
}

/** Sums of money over channel deals. Won and closed by their closing, open by their expected close, in the period. */
export const DEAL_VALUES = ['won', 'wonBefore', 'wonYearBefore', 'lost', 'closed', 'open', 'weighted'] as const;
/** Counts of channel deals; a cohort are those created in the period. */
export const DEAL_COUNTS = ['wonDeals', 'lostDeals', 'closedDeals', 'openDeals', 'cohort', 'cohortWon', 'cohortNotWon'] as const;
export type DealSum = (typeof DEAL_VALUES)[number] | (typeof DEAL_COUNTS)[number];

/** Sums that are told beside a part of themselves, each with its rest: whoever is told both is told the rest. */
export const DEAL_RESTS: Partial<Readonly<Record<DealSum, DealSum>>> = { closed: 'lost', closedDeals: 'lostDeals', cohort: 'cohortNotWon' };

/** `stock` and `people` as of now, `flow` in the period, `activePartners` by contract, as of now. */
export const AWARD_COUNTS = ['stock', 'flow', 'people', 'activePartners'] as const;
export type AwardSum = (typeof AWARD_COUNTS)[number];

/** People at partner events that began in the period: who was there, who had a seat, and who of those was not there. */
export const EVENT_COUNTS = ['attendees', 'registered', 'missed'] as const;
export type EventSum = (typeof EVENT_COUNTS)[number];
/** Who was there is told beside who had a seat, so the rest is told as well. */
export const EVENT_RESTS: Partial<Readonly<Record<EventSum, EventSum>>> = { registered: 'missed' };

export interface DealMeasures {
  readonly sums: Readonly<Record<DealSum, Measure>>;
  /** Half of the deals won in the trailing year took no longer from creation to closing; null when none was won. */
  readonly medianCycleDays: number | null;
  /** Half of the deals won in the period are worth no more than this; null when none was won. */
  readonly medianWon: Quantity | null;
}

export type AwardMeasures = Readonly<Record<AwardSum, Measure>>;

export type EventMeasures = Readonly<Record<EventSum, Measure>>;

/** What revenue of the whole channel consists of. */
export const MIX_DIMENSIONS = ['PRODUCT_FAMILY', 'ROUTE', 'PARTNER_KIND', 'REGION'] as const;
export type MixDimension = (typeof MIX_DIMENSIONS)[number];
export type RevenuePart = MixDimension | CalendarUnit;

/** Net value of deals won in the period. */
export interface RevenueMeasures {
  /** Channel deals of the scope. */
  readonly own: Measure;
  /** All channel deals, whatever the scope. */
  readonly channel: Measure;
  /** All deals, whatever their route to market. */
  readonly allRoutes: Measure;
  /** Of the scope by calendar unit; of the whole channel also by what it consists of. */
  readonly parts: Readonly<Record<RevenuePart, ReadonlyMap<string, Measure>>>;
}

/**
 * Partners by their status intervals: first activated in the period, active at its start, at the start and at the instant
 * reached, and at that instant; the same for producing partners; applications approved, and decided, in the period.
 */
export const MEMBERSHIP_COUNTS = [
  'activated', 'activeAtStart', 'retained', 'active', 'producingAtStart', 'producingRetained', 'producing', 'approved', 'decided', 'partnerMonths',
] as const;
export type MembershipSum = (typeof MEMBERSHIP_COUNTS)[number];
export type MembershipMeasures = Readonly<Record<MembershipSum, Measure>>;

/** Partners that hold a higher tier of a programme at the instant reached than at the period's start, and every step up in between. */
export interface PromotionMeasures {
  readonly promoted: Measure;
  readonly promotions: Measure;
  /** Partners promoted, by programme. */
  readonly byProgram: ReadonlyMap<string, Measure>;
}

/** Registrations submitted in the period. */
export interface RegistrationMeasures {
  readonly total: Measure;
  /** By the region of their partner, for the whole channel only. */
  readonly byRegion: ReadonlyMap<string, Measure>;
}

/** How many partners are to be won in the period; null when nobody has set it. */
export interface RecruitmentMeasure {
  readonly partners: Quantity | null;
}

/** What is to be won in the period; null when nobody has set it. */
export interface TargetMeasure {
  readonly amount: Quantity | null;
}

/** Everything a KPI may be made of, for one partner, portfolio, region or the channel. */
export interface Measures {
  readonly deals: DealMeasures;
  readonly awards: AwardMeasures;
  readonly registrations: RegistrationMeasures;
  readonly target: TargetMeasure;
  readonly recruitment: RecruitmentMeasure;
  readonly events: EventMeasures;
  readonly membership: MembershipMeasures;
  readonly revenue: RevenueMeasures;
  readonly promotions: PromotionMeasures;
}

/** Each group is one question; about the channel, a region or a portfolio also one statement. */
export type MeasureGroup = keyof Measures;

/** Of partners one by one, these groups are one statement together. */
export const FIGURE_GROUPS = ['deals', 'awards', 'target'] as const;
export type FigureGroup = (typeof FIGURE_GROUPS)[number];
export type PartnerFigures = Pick<Measures, FigureGroup>;

/** What is to be known of a partner. */
export interface FigureWish {
  readonly groups: readonly FigureGroup[];
  /** Only these sums are needed of deals and awards, and no medians; null: everything. */
  readonly sums: readonly (DealSum | AwardSum)[] | null;
}

export const NOTHING: Measure = { amount: 0n, obstacle: null, spread: { partners: 0, largest: 0n } };

const none = <Name extends string>(names: readonly Name[]): Readonly<Record<Name, Measure>> =>
  Object.fromEntries(names.map((name) => [name, NOTHING])) as Record<Name, Measure>; // one per name

/** What is measured where there is nothing to measure. */
export const NO_MEASURES: Measures = {
  deals: { sums: none([...DEAL_VALUES, ...DEAL_COUNTS]), medianCycleDays: null, medianWon: null },
  awards: none(AWARD_COUNTS),
  registrations: { total: NOTHING, byRegion: new Map() },
  target: { amount: null },
  recruitment: { partners: null },
  events: none(EVENT_COUNTS),
  membership: none(MEMBERSHIP_COUNTS),
  promotions: { promoted: NOTHING, promotions: NOTHING, byProgram: new Map() },
  revenue: {
    own: NOTHING, channel: NOTHING, allRoutes: NOTHING,
    parts: { PRODUCT_FAMILY: new Map(), ROUTE: new Map(), PARTNER_KIND: new Map(), REGION: new Map(), MONTH: new Map(), QUARTER: new Map(), YEAR: new Map() },
  },
};

/** The questions that the stores of this slice answer, as this viewer may ask them: a map from partner, region or `WHOLE`. */
export interface MeasureReader {
  /** By partner within reach; what was not asked for is empty. */
  figures(ids: readonly string[], window: Window, wish: FigureWish): Promise<ReadonlyMap<string, PartnerFigures>>;
  deals(scope: Scope, window: Window): Promise<ReadonlyMap<string, DealMeasures>>;
  awards(scope: Scope, window: Window): Promise<ReadonlyMap<string, AwardMeasures>>;
  /** For each key, by the region of the partner. */
  registrations(scope: Scope, window: Window): Promise<ReadonlyMap<string, ReadonlyMap<string, Measure>>>;
  revenue(scope: Scope, window: Window): Promise<ReadonlyMap<string, RevenueMeasures>>;
  promotions(scope: Scope, window: Window): Promise<ReadonlyMap<string, PromotionMeasures>>;
  membership(scope: Scope, window: Window): Promise<ReadonlyMap<string, MembershipMeasures>>;
  targets(scope: Scope, window: Window): Promise<ReadonlyMap<string, TargetMeasure>>;
  recruitment(scope: Scope, window: Window): Promise<ReadonlyMap<string, RecruitmentMeasure>>;
  events(scope: Scope, window: Window): Promise<ReadonlyMap<string, EventMeasures>>;
}
