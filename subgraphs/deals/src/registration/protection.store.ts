import { guaranteed, sql, type WriteSession } from '@channelgraph/database';
import { doors } from '../doors.ts';
import type { ProtectionKey, Rival } from './protection.ts';

const NOT_AVAILABLE = { code: 'ACCOUNT_NOT_AVAILABLE', message: 'This account is not available.' } as const;

const lockName = ({ accountGroupId, familyCode, country }: ProtectionKey): string => `deals/protection/${accountGroupId}/${familyCode}/${country}`;

export interface Grant {
  readonly registrationId: string;
  readonly keys: readonly ProtectionKey[];
  readonly from: Date;
  readonly until: Date;
}

/** Who holds which customers. Vendor only: no partner's question reaches this table. */
export const protectionStore = (session: WriteSession) => ({
  /**
   * The other registrations of these keys that are undecided or hold one of them. Decisions on the same key wait for one
   * another; taken in the order of the keys, the locks of two decisions cannot cross.
   */
  async lockRivals(registrationId: string, keys: readonly ProtectionKey[]): Promise<readonly Rival[]> {
    for (const key of keys) await session.run(sql`select pg_advisory_xact_lock(hashtextextended(${lockName(key)}, 0))`);
    const [key] = keys;
    if (!key) return [];
    const families = keys.map(({ familyCode }) => familyCode);
    return session.through(doors.rivals).rows<Rival>(sql`
      select r.id, r.partner_id as "partnerId", r.status, r.submitted_at as "submittedAt", (
        select max(upper(p.valid)) from deals.protection p where p.registration_id = r.id and p.family_code = any(${families}::text[])
      ) as "protectedUntil"
      from deals.registration r join deals.customer_account c on c.id = r.customer_id
      where c.group_id = ${key.accountGroupId}::uuid and r.customer_country = ${key.country} and r.id <> ${registrationId}::uuid
      and r.status in ('SUBMITTED', 'UNDER_REVIEW', 'APPROVED', 'CONVERTED')
      and exists (select from deals.registration_line l where l.registration_id = r.id and l.family_code = any(${families}::text[]))`);
  },

  /** Opens the window. Whatever the rules overlooked, the table refuses a second holder in the same words. */
  async grant({ registrationId, keys, from, until }: Grant): Promise<void> {
    await guaranteed({ protection_one_holder: NOT_AVAILABLE }, () => session.run(sql`
      insert into deals.protection (registration_id, account_group_id, family_code, country, valid)
      select ${registrationId}::uuid, k.account_group_id, k.family_code, k.country, tstzrange(${from}, ${until})
      from unnest(${keys.map(key => key.accountGroupId)}::uuid[], ${keys.map(key => key.familyCode)}::text[], ${keys.map(key => key.country)}::text[])
        as k (account_group_id, family_code, country)`));
  },

  /** Closes the window early: the claim was withdrawn, or its deal was closed. Without a window nothing happens. */
  async end(registrationId: string, at: Date): Promise<void> {
    await session.through(doors.windows).run(sql`
      update deals.protection set valid = tstzrange(lower(valid), greatest(lower(valid), ${at}))
      where registration_id = ${registrationId}::uuid and upper(valid) > ${at}`);
  },
});

export type ProtectionStore = ReturnType<typeof protectionStore>;
