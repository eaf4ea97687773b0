import { dealFact, exchangeRateFact, registrationFact } from './deals.ts';
import { awardFact, enrolmentFact, eventRegistrationFact, partnerEventFact } from './enablement.ts';
import { countTargetFact, targetFact } from './metrics.ts';
import { employmentFact, partnerFact, portfolioFact, territoryOwnershipFact, tierFact } from './partners.ts';

/** THE list: every kind of fact that is published, by publisher. */
export const FACT_KINDS = [
  partnerFact, employmentFact, portfolioFact, territoryOwnershipFact, tierFact,
  dealFact, registrationFact, exchangeRateFact,
  awardFact, enrolmentFact, partnerEventFact, eventRegistrationFact,
  targetFact, countTargetFact,
] as const;
