import { empty, grouped, lockVersion, saveVersion, sql, type Session, type Sql, type WriteSession } from '@channelgraph/database';
import type { Viewer } from '@channelgraph/identity';
import { doors } from '../doors.ts';
import { ownRegistrations, partnerRows, registrationRows } from '../visibility.ts';
import { RegistrationEntity, type RegistrationRow } from './registration.entity.ts';
import { withLines, writeLines } from './registration-lines.store.ts';
import type { Registration, RegistrationStatus } from './registration.ts';

export interface RegistrationFilter {
  readonly statuses?: readonly RegistrationStatus[] | null | undefined;
  readonly partnerId?: string | null | undefined;
  readonly country?: string | null | undefined;
  readonly decisionDueBefore?: Date | null | undefined;
}

export interface RegistrationPage {
  readonly filter: RegistrationFilter;
  readonly first: number;
  /** When the last row of the page before was made, and its id. */
  readonly after: { readonly createdAt: string; readonly id: string } | null;
}

/** `null` and absent mean no restriction; each combination of fields is one prepared statement. */
const matching = ({ statuses, partnerId, country, decisionDueBefore }: RegistrationFilter): Sql => sql`
  ${statuses ? sql`and r.status = any(${statuses}::text[])` : empty} ${partnerId ? sql`and r.partner_id::text = ${partnerId}` : empty}
  ${country ? sql`and r.customer_country = ${country}` : empty} ${decisionDueBefore ? sql`and r.decision_due_at < ${decisionDueBefore}` : empty}`;

const following = (after: RegistrationPage['after']): Sql =>
  after ? sql`and (r.created_at, r.id) < (${after.createdAt}::timestamptz, ${after.id}::uuid)` : empty;

/** Questions about registrations; who asks is part of each. The newest come first. */
export function registrationReader(session: Session, viewer: Viewer) {
  const visible = registrationRows(viewer, 'r');
  return {
    byIds: async (ids: readonly string[]): Promise<readonly Registration[]> =>
      withLines(session, await session.entities(RegistrationEntity, 'r', sql`where r.id = any(${ids}::uuid[]) and ${visible}`)),

    /** One row more than asked for tells that more follow. */
    page: async ({ filter, first, after }: RegistrationPage): Promise<readonly Registration[]> =>
      withLines(session, await session.entities(RegistrationEntity, 'r', sql`
        where ${visible} ${matching(filter)} ${following(after)} order by r.created_at desc, r.id desc limit ${first + 1}`)),

    count: async (filter: RegistrationFilter): Promise<number> => {
      const [row] = await session.rows<{ count: bigint }>(sql`select count(*) from deals.registration r where ${visible} ${matching(filter)}`);
      return Number(row?.count ?? 0);
    },

    /** A page for each of several partners; those out of reach are not in the map. */
    async pagesOf(partnerIds: readonly string[], { filter, first, after }: RegistrationPage): Promise<ReadonlyMap<string, readonly Registration[]>> {
      const of = session.table(RegistrationEntity);
      const rows = await session.rows<Readonly<Record<string, unknown>>>(sql`
        select p.id as partner, ${of.columns('r')} from deals.partner p
        left join lateral (
          select r.* from deals.registration r where r.partner_id = p.id and ${ownRegistrations(viewer, 'r')} ${matching(filter)} ${following(after)}
          order by r.created_at desc, r.id desc limit ${first + 1}
        ) r on true
        where p.id = any(${partnerIds}::uuid[]) and ${partnerRows.partners(viewer, 'p.id')} order by p.id, r.created_at desc, r.id desc`);
      const found = await withLines(session, rows.filter(row => row['id'] !== null).map(row => of.read(row)));
      const byPartner = grouped(found, registration => registration.partnerId);
      return new Map(rows.map(row => [String(row['partner']), byPartner.get(String(row['partner'])) ?? []]));
    },

    async countsOf(partnerIds: readonly string[], filter: RegistrationFilter): Promise<ReadonlyMap<string, number>> {
      const rows = await session.rows<{ partnerId: string; count: bigint }>(sql`
        select r.partner_id as "partnerId", count(*) from deals.registration r
        where r.partner_id = any(${partnerIds}::uuid[]) and ${visible} ${matching(filter)} group by r.partner_id`);
      return new Map(rows.map(row => [row.partnerId, Number(row.count)]));
    },
  };
}

export type RegistrationReader = ReturnType<typeof registrationReader>;

export function registrationStore(session: WriteSession, viewer: Viewer) {
  const visible = registrationRows(viewer, 't');
  const complete = async (row: RegistrationRow): Promise<Registration> => {
    const [registration] = await withLines(session, [row]);
    if (!registration) throw new Error('A registration lost its row.');
    return registration;
  };
  return {
    get: async (id: string, expectedVersion?: number): Promise<Registration> =>
      complete(await lockVersion(session, RegistrationEntity, { id, expectedVersion, visible })),

    async add({ lines, ...row }: Registration): Promise<void> {
      await session.manager.insert(RegistrationEntity, row);
      await writeLines(session, row.id, lines);
    },

    /** A step of the life cycle; the lines stay as they are. */
    async save({ lines, ...row }: Registration): Promise<Registration> {
      const saved = await saveVersion<RegistrationRow>(session, RegistrationEntity, row);
      return { ...saved, lines };
    },

    async saveWithLines({ lines, ...row }: Registration): Promise<Registration> {
      await writeLines(session, row.id, lines);
      const saved = await saveVersion<RegistrationRow>(session, RegistrationEntity, row);
      return { ...saved, lines };
    },

    /** Of these product families, those that the partner itself already claims for the customer: undecided, or still holding it. */
    async ownClaims({ id, partnerId, customerCountry }: Registration, customerId: string, now: Date): Promise<ReadonlySet<string>> {
      await session.run(sql`select pg_advisory_xact_lock(hashtextextended(${`deals/submit/${partnerId}`}, 0))`); // a partner's submissions wait for one another, never for a rival's
      const rows = await session.through(doors.ownClaims).rows<{ familyCode: string }>(sql`
        select distinct l.family_code as "familyCode" from deals.registration r join deals.registration_line l on l.registration_id = r.id
        where r.partner_id = ${partnerId}::uuid and r.customer_id = ${customerId}::uuid and r.customer_country = ${customerCountry} and r.id <> ${id}::uuid
        and (r.status in ('SUBMITTED', 'UNDER_REVIEW')
          or exists (select from deals.protection p where p.registration_id = r.id and p.family_code = l.family_code and p.valid @> ${now}::timestamptz))`);
      return new Set(rows.map(row => row.familyCode));
    },
  };
}

export type RegistrationStore = ReturnType<typeof registrationStore>;
