import type { PrivateKey } from '../key-file.ts';
import { digestOf } from './body-digest.ts';
import { hopKeyOf } from './hop-keys.ts';
import { HOP_SECONDS } from './hop.ts';
import type { HopFacts } from './hop.ts';
import { tokenWriter } from './signature.ts';

export interface HopSender {
  /** The sender's name, under which its public key is known to the others. */
  readonly issuer: string;
  readonly key: PrivateKey;
  readonly now?: () => Date;
}

export type HopSigner = (facts: HopFacts) => string;

/** Signs requests to other processes of the house: a token per hop, for one subgraph, one body and half a minute. */
export async function hopSigner({ issuer, key, now = () => new Date() }: HopSender): Promise<HopSigner> {
  const { kid } = await hopKeyOf(issuer, key);
  const written = tokenWriter(kid, key);
  return ({ audience, actor, requestId, body }) => {
    const issuedAt = Math.floor(now().getTime() / 1_000);
    return written({
      sha256: digestOf(body),
      ...(actor && { sub: actor.personId, role: actor.role, scope: actor.scopes }),
      ...(actor?.partnerId != null && { partner: actor.partnerId }),
      iss: issuer,
      aud: audience,
      jti: requestId,
      iat: issuedAt,
      exp: issuedAt + HOP_SECONDS,
    });
  };
}
