import type { Projection } from '@channelgraph/database';

/** What metrics publishes of its targets, kept so that coverage here equals K34 there. */
export const targets: Projection = {
  table: 'deals.target',
  key: ['id'],
  columns: {
    id: 'uuid', scope: 'text', partner_id: 'uuid', region: 'text', metric: 'text',
    period_start: 'timestamptz', period_end: 'timestamptz', amount_minor: 'bigint', currency: 'text',
  },
};
