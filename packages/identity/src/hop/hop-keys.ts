import { calculateJwkThumbprint } from 'jose';
import { z } from 'zod';
import type { PrivateKey } from '../key-file.ts';

/** A public key and the one sender whose hops it proves: nobody signs in another's name. */
const HopKey = z.object({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string(), kid: z.string(), issuer: z.string() });
export type HopKey = z.infer<typeof HopKey>;

/** The senders that are believed: a JWK Set whose keys say whose they are. Several keys of one sender let it change keys. */
export const HopKeySet = z.object({ keys: z.array(HopKey) });
export type HopKeySet = z.infer<typeof HopKeySet>;

/** The public half of a sender's key, for the others' key sets. */
export const hopKeyOf = async (issuer: string, { kty, crv, x }: PrivateKey): Promise<HopKey> => ({
  kty,
  crv,
  x,
  kid: await calculateJwkThumbprint({ kty, crv, x }),
  issuer,
});
