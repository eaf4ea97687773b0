import { z } from 'zod';
import type { Actor } from './actor.ts';
import { InvalidToken } from './invalid-token.ts';
import { ROLES, actsForPartner } from './roles.ts';

/** Under which names an issuer writes our claims; the person is always `sub`. */
export interface ClaimNames {
  readonly role: string;
  readonly partner: string;
  readonly scope: string;
}

export const STANDARD_CLAIMS: ClaimNames = { role: 'role', partner: 'partner', scope: 'scope' };

// Printable and short, because these values travel into log lines and database settings.
const Identifier = z.string().regex(/^[^\p{Cc}\s]{1,200}$/u);
const ScopeList = z.array(Identifier).max(100);

const Claims = z.object({
  personId: Identifier,
  // Timers run inside the programme; nobody arrives from outside as SYSTEM.
  role: z.enum(ROLES).exclude(['SYSTEM']),
  partnerId: Identifier.nullish().transform(partner => partner ?? null),
  // OAuth writes scopes as one string with spaces; some issuers write a list.
  scopes: z
    .union([z.string().max(4_000).transform(text => text.split(' ').filter(scope => scope !== '')), z.array(z.string())])
    .nullish()
    .transform(scopes => scopes ?? [])
    .pipe(ScopeList),
});

/**
 * Reads an actor from claims whose signature, issuer, audience and dates have been verified.
 * @throws InvalidToken when a claim is missing or contradicts another one
 */
export function actorFrom(payload: Readonly<Record<string, unknown>>, names: ClaimNames): Actor {
  const own = (name: string): unknown => (Object.hasOwn(payload, name) ? payload[name] : undefined);
  const claims = Claims.safeParse({
    personId: own('sub'),
    role: own(names.role),
    partnerId: own(names.partner),
    scopes: own(names.scope),
  });
  if (!claims.success) throw new InvalidToken('The token does not say who you are and in which role.', { cause: claims.error });
  const { personId, role, partnerId, scopes } = claims.data;
  // A machine may be bound to one partner or to none; people are on one side of the table.
  if (role !== 'INTEGRATION' && actsForPartner(role) !== (partnerId !== null)) {
    throw new InvalidToken('The role and the partner in the token contradict each other.');
  }
  // Frozen, because one actor is shared by all requests that present the same token.
  return Object.freeze({ personId, role, partnerId, scopes: Object.freeze(scopes) });
}
