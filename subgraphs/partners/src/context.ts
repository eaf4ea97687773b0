import { auditReader, byId, perArguments, perId, unitOfWork, type OperationRequest, type SubgraphRuntime } from '@channelgraph/subgraph';
import { partnerService } from './partner/partner.service.ts';
import { partnerReader, type PartnerAndTier, type PartnerPage } from './partner/partner.store.ts';
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

/** Columns in which people are named or speak: an auditor reads them masked. */
const AUDIT = { schema: 'partners', personal: new Set<string>(['name', 'email']) };

/** Composition root: what one operation has at hand. */
export function composePartners(runtime: SubgraphRuntime) {
  const { database, settings } = runtime;
  return ({ actor, requestId }: OperationRequest) => {
    const viewer = runtime.viewerOf(actor);
    const session = database.as(viewer);
    const work = unitOfWork({ runtime, viewer, requestId, storesIn });
    const partners = partnerReader(session, viewer);
    const people = personReader(session, viewer);
    const employments = employmentReader(session, viewer);
    const portfolio = portfolioReader(session, viewer);
    const territories = territoryReader(session, viewer);
    const tierAssignments = tierAssignmentReader(session, viewer);
    const partner = byId(partners.byIds);
    const currentTier = perId(partnerIds => tierAssignments.heldBy(partnerIds));
    /** What came in one statement is known to whoever asks for it next. */
    const noting = async (found: Promise<readonly PartnerAndTier[]>) => (await found).map(({ partner: { id }, partner: row, held }) => {
      partner.prime(id, row);
      currentTier.prime(id, held);
      return row;
    });
    const tiers = tierService({
      tiers: tierReader(session, viewer), viewer, calendar: settings.calendar,
      isVisible: async id => (await partner.load(id)) !== null,
      held: id => currentTier.load(id),
    });
    return {
      audit: auditReader(session, viewer, AUDIT),
      actor,
      viewer,
      requestId,
      partners,
      partnersWithTier: (page: PartnerPage) => noting(partners.pageWithTier(page)),
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
        partnerWithTier: byId(ids => noting(partners.byIdsWithTier(ids))),
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
