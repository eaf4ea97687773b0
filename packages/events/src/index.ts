export { BATCH_TYPE, readBatch } from './batch.ts';
export { factKind, kindOf, type Fact, type FactKind, type PublishedEvent } from './fact.ts';
export { employmentFact, partnerFact, portfolioFact, territoryOwnershipFact, tierFact } from './partners.ts';
export { dealFact, exchangeRateFact, registrationFact } from './deals.ts';
export { awardFact, enrolmentFact, eventRegistrationFact, partnerEventFact } from './enablement.ts';
export { countTargetFact, targetFact } from './metrics.ts';
export { FACT_KINDS } from './kinds.ts';
