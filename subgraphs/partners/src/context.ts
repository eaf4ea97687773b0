import { byId, perArguments, perId, unitOfWork, type OperationRequest, type SubgraphRuntime } from '@channelgraph/subgraph';
import { partnerService } from './partner/partner.service.ts';
import { partnerReader } from './partner/partner.store.ts';
import { employmentService } from './person/employment.service.ts';
import { employmentReader } from './person/employment.store.ts';
import { personReader, type PeoplePage } from './person/person.store.ts';
import { portfolioService } from './portfolio/portfolio.service.ts';
import { portfolioReader } from './portfolio/portfolio.store.ts';
import { territoryService } from './territory/territory.service.ts';
import { territoryReader } from './territory/territory.store.ts';
import { tierAssignmentService } from './tier/assignment.service.ts';
import { tierAssignmentReader } from './tier/assignment.store.ts';
import { tierService } from './tier/tier.service.ts';
import { tierReader } from './tier/tier.store.ts';
import { storesIn } from './work.ts';

/** Composition root: what one operation has at hand. */
export function composePartners(runtime: SubgraphRuntime) {
  const { database, settings } = runtime;
  return ({ actor, requestId }: OperationRequest) => {
    const viewer = runtime.viewerOf(actor);
    const session = database.as(viewer);
    const work = unitOfWork({ runtime, viewer, storesIn });
    const partners = partnerReader(session, viewer);
    const people = personReader(session, viewer);
    const employments = employmentReader(session, viewer);
    const portfolio = portfolioReader(session, viewer);
    const territories = territoryReader(session, viewer);
    const tierAssignments = tierAssignmentReader(session, viewer);
    const partner = byId(partners.byIds);
    const currentTier = perId(partnerIds => tierAssignments.heldBy(partnerIds));
    const tiers = tierService({
      tiers: tierReader(session, viewer), viewer, calendar: settings.calendar,
      isVisible: async id => (await partner.load(id)) !== null,
      held: id => currentTier.load(id),
    });
    return {
      actor,
      viewer,
      requestId,
      partners,
      employments,
      territories,
      partnerService: partnerService(work),
      employmentService: employmentService(work),
      portfolioService: portfolioService(work),
      territoryService: territoryService(work),
      tierService: tiers,
      tierAssignmentService: tierAssignmentService(work),
      loaders: {
        partner,
        person: byId(people.byIds),
        people: perArguments((page: PeoplePage) => perId(partnerIds => people.pagesOf(partnerIds, page))),
        headcount: perId(partnerIds => people.countsOf(partnerIds)),
        employment: byId(employments.byIds),
        employmentsOfPerson: perId(employments.ofPeople),
        managerId: perId(partnerIds => portfolio.managersOf(partnerIds)),
        managers: perId(portfolio.historyOf),
        territory: byId(territories.byIds),
        territoryOwners: perId(territoryIds => territories.ownersOf(territoryIds)),
        currentTier,
        tierHistory: perId(tierAssignments.historyOf),
        tierProgress: perId(partnerIds => tiers.progressOf(partnerIds)),
      },
    };
  };
}

export type PartnersContext = ReturnType<ReturnType<typeof composePartners>>;
