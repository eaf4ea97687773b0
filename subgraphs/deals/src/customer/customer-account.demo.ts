import type { DemoTable, DemoWorld } from '@channelgraph/demo';

/** The vendor has checked every customer that the stories begin with. */
export function customerAccountTable({ customers, anchor }: DemoWorld): DemoTable {
  return {
    table: 'deals.customer_account',
    rows: customers.map(({ id, groupId, name, country, domain }) => ({ id, group_id: groupId, name, country, domain, status: 'CONFIRMED', created_at: anchor })),
  };
}
