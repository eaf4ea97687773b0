import type { DemoTable, DemoWorld } from '@channelgraph/demo';
import { daysAfter } from '@channelgraph/domain';

/** The vendor knew every customer before the stories begin. */
export function customerAccountTable({ customers, anchor }: DemoWorld): DemoTable {
  const known = daysAfter(anchor, -1_000);
  return {
    table: 'deals.customer_account',
    rows: customers.map(({ id, groupId, name, country, domain }) => ({ id, group_id: groupId, name, country, domain, status: 'CONFIRMED', created_at: known })),
  };
}
