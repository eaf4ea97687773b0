import { z } from 'zod';
import { factKind } from './fact.ts';
import { country, id, instant, version, word } from './values.ts';

/** A partner company after a change; its status holds from `statusSince` on. */
export const partnerFact = factKind({
  publisher: 'partners', entity: 'partner', subject: 'Partner', version: 1,
  verbs: ['created', 'changed', 'applied', 'review-begun', 'approved', 'declined', 'onboarding-started', 'activated', 'suspended', 'reinstated', 'offboarding-started', 'terminated'],
  schema: z.object({
    id, version, name: z.string(), kind: word, engagementModels: z.array(word), status: word, statusSince: instant,
    country, region: word, segment: word,
  }),
});

/** A person works for a partner, or for the vendor when there is none, from `validFrom` until `validTo`. */
export const employmentFact = factKind({
  publisher: 'partners', entity: 'employment', subject: 'Employment', version: 1,
  verbs: ['started', 'ended'],
  schema: z.object({ id, version, personId: id, partnerId: id.nullable(), certifiable: z.boolean(), validFrom: instant, validTo: instant.nullable() }),
});

/** Someone of the vendor looks after a partner from `validFrom` until `validTo`. */
export const portfolioFact = factKind({
  publisher: 'partners', entity: 'portfolio', subject: 'PortfolioAssignment', version: 1,
  verbs: ['assigned', 'ended'],
  schema: z.object({ id, version, personId: id, partnerId: id, validFrom: instant, validTo: instant.nullable() }),
});

/** Someone of the vendor owns a territory; the whole channel is the region GLOBAL. */
export const territoryOwnershipFact = factKind({
  publisher: 'partners', entity: 'territory-ownership', subject: 'TerritoryOwnership', version: 1,
  verbs: ['assigned', 'ended'],
  schema: z.object({ id, version, personId: id, region: word, validFrom: instant, validTo: instant.nullable() }),
});

export const tierFact = factKind({
  publisher: 'partners', entity: 'tier', subject: 'TierAssignment', version: 1,
  verbs: ['assigned', 'ended'],
  schema: z.object({ id, version, partnerId: id, programCode: word, tierCode: word, rank: z.int(), validFrom: instant, validTo: instant.nullable() }),
});
