import { z } from 'zod';
import { factKind } from './fact.ts';
import { currency, id, instant, minorUnits, version, word } from './values.ts';

/** What is to be reached in a period: by one partner, a region or the whole channel. */
export const targetFact = factKind({
  publisher: 'metrics', entity: 'target', subject: 'Target', version: 1,
  verbs: ['set'],
  schema: z.object({
    id, version, scope: z.enum(['PARTNER', 'REGION', 'CHANNEL']), partnerId: id.nullable(), region: word.nullable(), metric: word,
    periodStart: instant, periodEnd: instant, amountMinor: minorUnits, currency,
  }),
});
