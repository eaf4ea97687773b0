import { empty, lockVersion, saveVersion, sql, type Session, type Sql, type WriteSession } from '@channelgraph/database';
import { isUuid } from '@channelgraph/domain';
import type { Viewer } from '@channelgraph/identity';
import { employedNow, events } from '../visibility.ts';
import { PartnerEventEntity } from './partner-event.entity.ts';
import type { PartnerEvent, PartnerEventKind, PartnerEventStatus } from './partner-event.ts';

export interface PartnerEventFilter {
  readonly status?: PartnerEventStatus | null | undefined;
  readonly kind?: PartnerEventKind | null | undefined;
}

export interface PartnerEventPage {
  readonly filter: PartnerEventFilter;
  readonly first: number;
  /** When the last event of the page before begins, RFC 3339, and its id. */
  readonly after: { readonly startsAt: string; readonly id: string } | null;
}

/** As statusAt in partner-event.rules.ts says it. */
const standing = (at: Date): Readonly<Record<PartnerEventStatus, Sql>> => ({
  SCHEDULED: sql`and t.cancelled_at is null and ${at} < t.starts_at`,
  UNDER_WAY: sql`and t.cancelled_at is null and t.starts_at <= ${at} and ${at} < t.ends_at`,
  HELD: sql`and t.cancelled_at is null and t.ends_at <= ${at}`,
  CANCELLED: sql`and t.cancelled_at is not null`,
});

/** Questions about events; who asks, and when, is part of each. */
export function partnerEventReader(session: Session, viewer: Viewer) {
  const invited = events.invited(viewer, 't');
  const withStatus = standing(viewer.at);
  const matching = ({ status, kind }: PartnerEventFilter): Sql => sql`${status ? withStatus[status] : empty} ${kind ? sql`and t.kind = ${kind}` : empty}`;
  return {
    byIds: (ids: readonly string[]): Promise<readonly PartnerEvent[]> => session.entities(PartnerEventEntity, 't', sql`where t.id = any(${ids}::uuid[]) and ${invited}`),

    /** The last to begin first; one row more than asked for tells that more follow. */
    page: ({ filter, first, after }: PartnerEventPage): Promise<readonly PartnerEvent[]> =>
      session.entities(PartnerEventEntity, 't', sql`
        where ${invited} ${matching(filter)} ${after ? sql`and (t.starts_at, t.id) < (${after.startsAt}::timestamptz, ${after.id}::uuid)` : empty}
        order by t.starts_at desc, t.id desc limit ${first + 1}`),

    count: async (filter: PartnerEventFilter): Promise<number> => {
      const [row] = await session.rows<{ count: bigint }>(sql`select count(*) from enablement.partner_event t where ${invited} ${matching(filter)}`);
      return Number(row?.count ?? 0);
    },
  };
}

export function partnerEventStore(session: WriteSession, viewer: Viewer) {
  const isThere = async (question: Sql): Promise<boolean> => (await session.rows(sql`select ${question} limit 1`)).length > 0;
  return {
    /** Locked: whoever else gives a seat, frees one or calls the event off waits until this transaction ends. */
    get: (id: string, { expectedVersion, field = 'id' }: { readonly expectedVersion?: number; readonly field?: string } = {}): Promise<PartnerEvent> =>
      lockVersion(session, PartnerEventEntity, { id, expectedVersion, field, visible: events.invited(viewer, 't') }),

    /** The same for the event of a registration that the viewer sees, whether or not the event itself is still for the viewer. */
    ofRegistration: (id: string): Promise<PartnerEvent> => lockVersion(session, PartnerEventEntity, { id, visible: sql`true` }),

    add: (event: PartnerEvent): Promise<unknown> => session.manager.insert(PartnerEventEntity, event),
    save: (event: PartnerEvent): Promise<PartnerEvent> => saveVersion(session, PartnerEventEntity, event),

    /** Whether the vendor has partners at home there. */
    knowsRegion: (region: string): Promise<boolean> => isThere(sql`from enablement.partner p where p.region = ${region}`),
    /** Whether the person works for the vendor now. */
    isOfVendor: async (personId: string): Promise<boolean> => isUuid(personId) && isThere(sql`
      from enablement.employment e where e.person_id = ${personId}::uuid and e.partner_id is null and ${employedNow(viewer, 'e')}`),
  };
}

export type PartnerEventReader = ReturnType<typeof partnerEventReader>;
export type PartnerEventStore = ReturnType<typeof partnerEventStore>;
