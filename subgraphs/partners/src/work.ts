import type { WriteSession } from '@channelgraph/database';
import type { Viewer } from '@channelgraph/identity';
import type { UnitOfWork } from '@channelgraph/subgraph';
import { partnerStore } from './partner/partner.store.ts';
import { employmentStore } from './person/employment.store.ts';
import { personStore } from './person/person.store.ts';
import { portfolioStore } from './portfolio/portfolio.store.ts';
import { territoryStore } from './territory/territory.store.ts';
import { tierAssignmentStore } from './tier/assignment.store.ts';
import { tierReader } from './tier/tier.store.ts';

/** THE list of stores that a change may use, all in one transaction. */
export const storesIn = (session: WriteSession, viewer: Viewer) => ({
  partners: partnerStore(session, viewer),
  people: personStore(session, viewer),
  employments: employmentStore(session, viewer),
  portfolio: portfolioStore(session, viewer),
  territories: territoryStore(session, viewer),
  tiers: tierReader(session, viewer),
  tierAssignments: tierAssignmentStore(session, viewer),
});

export type Stores = ReturnType<typeof storesIn>;
export type Work = UnitOfWork<Stores>;
