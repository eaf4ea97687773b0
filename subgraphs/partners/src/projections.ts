import { awardFact, dealFact } from '@channelgraph/events';
import type { Projector } from '@channelgraph/subgraph';
import { certifiedProjector, personFacts } from './tier/certified.projector.ts';
import { partnerFacts, revenueProjector } from './tier/revenue.projector.ts';

/** THE list: which facts of other subgraphs are kept here, and how. */
export const projectors: Readonly<Record<string, Projector>> = {
  [dealFact.name]: revenueProjector,
  [awardFact.name]: certifiedProjector,
};

/** Tables that the projectors fill. */
export const projected: readonly string[] = [partnerFacts.table, personFacts.table];
