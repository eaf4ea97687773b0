import { raw, sql, type Sql } from '@channelgraph/database';
import type { Viewer } from '@channelgraph/identity';
import { aggregateRows, partnerRows } from '../visibility.ts';
import { WHOLE, type Scope } from './measure.ts';

const whole = raw(`'${WHOLE}'`);

/**
 * The partners of a scope that count for this viewer, each with the key it is counted under: columns partner_id, key,
 * region, status. Every question of this slice begins here, so that nobody is counted who must not be.
 */
export function partnersIn(scope: Scope, viewer: Viewer): Sql {
  const reached = partnerRows.partners(viewer, 'p.id');
  const counted = aggregateRows.partners(viewer, 'p.id');
  const select = (key: Sql, where: Sql): Sql =>
    sql`select p.id as partner_id, ${key} as key, p.region, p.status from metrics.partner p where ${where}`;
  switch (scope.kind) {
    case 'PARTNER': return select(sql`p.id::text`, sql`p.id = any(${scope.ids}::uuid[]) and ${reached}`);
    case 'PORTFOLIO': return select(whole, reached);
    case 'REGION': return select(sql`p.region`, counted);
    case 'CHANNEL': return select(whole, counted);
  }
}
