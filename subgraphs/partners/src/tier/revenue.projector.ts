import { projectNewest, type Projection } from '@channelgraph/database';
import { dealFact } from '@channelgraph/events';
import { asColumns, type Projector } from '@channelgraph/subgraph';
import { revenueOf } from './revenue.rules.ts';

export const partnerFacts: Projection = {
  table: 'partners.partner_fact', key: ['id'],
  columns: { id: 'uuid', partner_id: 'uuid', metric: 'text', value: 'numeric', currency: 'text', valid_from: 'timestamptz' },
};

/** Keeps what each deal brings its partner. */
export const revenueProjector: Projector = (session, events) =>
  projectNewest(session, partnerFacts, events.map(event => asColumns({ ...revenueOf(dealFact.read(event)) })));
