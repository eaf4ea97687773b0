import { z } from 'zod';
import { factKind } from './fact.ts';
import { country, currency, id, instant, localDate, minorUnits, version, word } from './values.ts';

/** A deal after a change. Reporting figures are frozen at close with the rate of that day; null while it is open. */
export const dealFact = factKind({
  publisher: 'deals', entity: 'deal', subject: 'Deal', version: 1,
  verbs: ['created', 'changed', 'stage-changed', 'won', 'lost', 'held', 'reopened'],
  schema: z.object({
    id, version, partnerId: id.nullable(), ownerId: id, routeToMarket: word, engagementModel: word.nullable(), stage: word,
    probability: z.int(), familyCodes: z.array(word), country,
    netMinor: minorUnits, currency, reportingMinor: minorUnits.nullable(), reportingCurrency: currency.nullable(), rateDate: localDate.nullable(),
    expectedCloseOn: localDate, createdAt: instant, closedAt: instant.nullable(), registrationId: id.nullable(),
  }),
});

/** A registration after a change. Nothing in it tells whether somebody else holds the customer. */
export const registrationFact = factKind({
  publisher: 'deals', entity: 'registration', subject: 'DealRegistration', version: 1,
  verbs: ['drafted', 'changed', 'submitted', 'review-begun', 'approved', 'rejected', 'withdrawn', 'converted'],
  schema: z.object({
    id, version, partnerId: id, status: word, country, familyCodes: z.array(word),
    submittedAt: instant.nullable(), decidedAt: instant.nullable(), protectedUntil: instant.nullable(),
  }),
});

/** One unit of `base` in `quote` on a day; corrections carry a higher version. */
export const exchangeRateFact = factKind({
  publisher: 'deals', entity: 'exchange-rate', subject: 'ExchangeRate', version: 1,
  verbs: ['published'],
  schema: z.object({ id, version, base: currency, quote: currency, date: localDate, rate: z.string().regex(/^\d+(\.\d+)?$/), source: z.string() }),
});
