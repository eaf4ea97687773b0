import { refuse } from '@channelgraph/domain';

/** What people come together for. */
export const PARTNER_EVENT_KINDS = ['WEBINAR', 'WORKSHOP', 'BRIEFING', 'CONFERENCE'] as const;
export type PartnerEventKind = (typeof PARTNER_EVENT_KINDS)[number];

export const PARTNER_EVENT_SETTINGS = ['IN_PERSON', 'VIRTUAL'] as const;
export type PartnerEventSetting = (typeof PARTNER_EVENT_SETTINGS)[number];

/** Where an event stands at an instant. Nothing but the cancellation needs anybody: the clock alone decides the rest. */
export const PARTNER_EVENT_STATUSES = ['SCHEDULED', 'UNDER_WAY', 'HELD', 'CANCELLED'] as const;
export type PartnerEventStatus = (typeof PARTNER_EVENT_STATUSES)[number];

/** An occasion of the trade to which the vendor invites partners' people. */
export interface PartnerEvent {
  readonly id: string;
  readonly title: string;
  readonly kind: PartnerEventKind;
  readonly setting: PartnerEventSetting;
  readonly startsAt: Date;
  /** First instant at which it is over. */
  readonly endsAt: Date;
  /** IANA zone in which its times are shown. */
  readonly timeZone: string;
  /** Only partners at home in this region are invited; null: all partners. */
  readonly region: string | null;
  /** How many may come; null: any number. */
  readonly seats: number | null;
  /** How many have a seat now: kept by the database, registration by registration. */
  readonly seatsTaken: number;
  /** Who of the vendor holds it. */
  readonly hostId: string;
  readonly cancelledAt: Date | null;
  readonly version: number;
}

/** What the organiser says of a new event. */
export type NewPartnerEvent = Omit<PartnerEvent, 'id' | 'seatsTaken' | 'cancelledAt' | 'version' | 'hostId'> & {
  /** Null: whoever schedules it. */
  readonly hostId: string | null;
};

export const unknownRegion = refuse('INVALID_VALUE', 'Use the code of a region in which the vendor has partners, e.g. EMEA.', 'region');
export const unknownHost = refuse('NOT_FOUND', 'There is no such person at the vendor.', 'hostId');

/** What the other subgraphs hear of an event. */
export const factOf = ({ id, version, kind, setting, startsAt, endsAt, region, cancelledAt }: PartnerEvent) => ({
  id, version, kind, setting, status: cancelledAt === null ? 'SCHEDULED' as const : 'CANCELLED' as const, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), region,
});
