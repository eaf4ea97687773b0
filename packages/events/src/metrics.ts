import { z } from 'zod';
import { factKind } from './fact.ts';
import { currency, id, instant, minorUnits, version, word } from './values.ts';

const subject = {
  id, version, scope: z.enum(['PARTNER', 'REGION', 'CHANNEL']), partnerId: id.nullable(), region: word.nullable(), metric: word, periodStart: instant, periodEnd: instant,
};

/** What is to be reached in a period, in money: by one partner, a region or the whole channel. */
export const targetFact = factKind({
  publisher: 'metrics', entity: 'target', subject: 'Target', version: 1,
  verbs: ['set'],
  schema: z.object({ ...subject, amountMinor: minorUnits, currency }),
});

/** What is to be reached in a period, as a number of things. A kind of its own: whoever adds up money need not hear of it. */
export const countTargetFact = factKind({
  publisher: 'metrics', entity: 'count-target', subject: 'Target', version: 1,
  verbs: ['set'],
  schema: z.object({ ...subject, count: z.int().positive() }),
});
