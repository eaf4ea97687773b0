import { sql, type Sql } from '@channelgraph/database';
import type { Scope } from './measure.ts';

/** Which targets `t` are those of a scope `s`: of its partners, or the one set for the region or the channel as a whole. */
export function ownTargets({ kind }: Scope): Sql {
  switch (kind) {
    case 'PARTNER':
    case 'PORTFOLIO': return sql`t.scope = 'PARTNER' and t.partner_id = s.partner_id`;
    case 'REGION': return sql`t.scope = 'REGION' and t.region = s.key`;
    case 'CHANNEL': return sql`t.scope = 'CHANNEL'`;
  }
}
