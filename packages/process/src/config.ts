import { z } from 'zod';

const file = z.string().meta({ example: '.data/hops/<name>/private.json' });

/** With what a process proves itself to the others, and by what it knows them. */
export const hopSettings = {
  HOP_PRIVATE_KEY_FILE: file.describe('The key (JWK) with which this process signs what it asks of others; `npm run keys` makes one for each.'),
  HOP_PUBLIC_KEYS_FILE: file.meta({ example: '.data/hops/public/public.json' }).describe('The public keys (JWK Set) of the processes whose requests are believed.'),
};
