import { z } from 'zod';
import { factKind } from './fact.ts';
import { id, instant, version } from './values.ts';

/** A partner’s sample item after a change. */
export const sampleItemFact = factKind({
  publisher: 'sketch', entity: 'sample-item', subject: 'SampleItem', version: 1,
  verbs: ['created'],
  schema: z.object({ id, version, partnerId: id, name: z.string(), createdAt: instant }),
});
