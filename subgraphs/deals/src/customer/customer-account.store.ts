import { newId, sql, type Session, type WriteSession } from '@channelgraph/database';
import type { Viewer } from '@channelgraph/identity';
import { doors } from '../doors.ts';
import { customerRows } from '../visibility.ts';
import { CustomerAccountEntity } from './customer-account.entity.ts';
import type { CustomerAccount, CustomerKey } from './customer-account.ts';

/** Questions about customers; partners get no answer to any of them. */
export function customerAccountReader(session: Session, viewer: Viewer) {
  const visible = customerRows(viewer, 'c');
  return {
    byIds: (ids: readonly string[]): Promise<readonly CustomerAccount[]> =>
      session.entities(CustomerAccountEntity, 'c', sql`where c.id = any(${ids}::uuid[]) and ${visible}`),
  };
}

/** Matching runs for whoever submits and sees every account; what it finds never leaves towards a partner. */
export function customerAccountStore(session: WriteSession) {
  const all = session.through(doors.customers);
  return {
    /**
     * The account a key belongs to, opened as PROVISIONAL when it is the first time that anybody names it. Both take the
     * same two statements, and two who name it at the same instant get the same account.
     */
    async match({ domain, name, country }: CustomerKey, now: Date): Promise<CustomerAccount> {
      const id = newId();
      await all.run(sql`
        insert into deals.customer_account (id, group_id, name, country, domain, status, created_at)
        values (${id}::uuid, ${id}::uuid, ${name}, ${country}, ${domain}, 'PROVISIONAL', ${now}) on conflict do nothing`);
      const [account] = await all.entities(CustomerAccountEntity, 'c', domain === null
        ? sql`where c.domain is null and c.country = ${country} and lower(c.name) = lower(${name})`
        : sql`where c.domain = ${domain}`);
      if (!account) throw new Error('A customer account that was just written is gone.');
      return account;
    },

    /** The group of companies that an account belongs to. */
    async groupOf(id: string): Promise<string> {
      const [account] = await session.entities(CustomerAccountEntity, 'c', sql`where c.id = ${id}::uuid`);
      if (!account) throw new Error('A registration names a customer account that does not exist.');
      return account.groupId;
    },
  };
}
