import { employmentFact, partnerFact, portfolioFact, targetFact, territoryOwnershipFact } from '@channelgraph/events';
import { keepNewest, reachProjections, type Projector } from '@channelgraph/subgraph';
import { targets } from './target/target.projector.ts';

const reach = reachProjections('deals');

/** THE list: which facts of other subgraphs are kept here, and how. */
export const projectors: Readonly<Record<string, Projector>> = {
  [partnerFact.name]: keepNewest(partnerFact, reach['partners.partner']),
  [employmentFact.name]: keepNewest(employmentFact, reach['partners.employment']),
  [portfolioFact.name]: keepNewest(portfolioFact, reach['partners.portfolio']),
  [territoryOwnershipFact.name]: keepNewest(territoryOwnershipFact, reach['partners.territory-ownership']),
  [targetFact.name]: keepNewest(targetFact, targets),
};

/** Tables that the projectors fill. */
export const projected: readonly string[] = ['deals.partner', 'deals.employment', 'deals.portfolio', 'deals.territory_ownership', 'deals.target'];
