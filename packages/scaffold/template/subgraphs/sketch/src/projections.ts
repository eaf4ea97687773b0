import { employmentFact, partnerFact, portfolioFact, territoryOwnershipFact } from '@channelgraph/events';
import { keepNewest, reachProjections, type Projector } from '@channelgraph/subgraph';

const reach = reachProjections('sketch');

/** THE list: which facts of other subgraphs are kept here, and how. */
export const projectors: Readonly<Record<string, Projector>> = {
  [partnerFact.name]: keepNewest(partnerFact, reach['partners.partner']),
  [employmentFact.name]: keepNewest(employmentFact, reach['partners.employment']),
  [portfolioFact.name]: keepNewest(portfolioFact, reach['partners.portfolio']),
  [territoryOwnershipFact.name]: keepNewest(territoryOwnershipFact, reach['partners.territory-ownership']),
};

/** Tables that the projectors fill. */
export const projected: readonly string[] = Object.values(reach).map(({ table }) => table);
