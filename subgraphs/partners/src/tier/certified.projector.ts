import { projectNewest, type Projection } from '@channelgraph/database';
import { awardFact } from '@channelgraph/events';
import { asColumns, type Projector } from '@channelgraph/subgraph';
import { certificationOf } from './certified.rules.ts';

export const personFacts: Projection = {
  table: 'partners.person_fact', key: ['id'],
  columns: { id: 'uuid', person_id: 'uuid', metric: 'text', key: 'text', valid_from: 'timestamptz', valid_to: 'timestamptz' },
};

/** Keeps when each award counts for the person who holds it. */
export const certifiedProjector: Projector = (session, events) =>
  projectNewest(session, personFacts, events.map(event => asColumns({ ...certificationOf(awardFact.read(event)) })));
