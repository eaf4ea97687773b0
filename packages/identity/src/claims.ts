import { z } from 'zod';
import type { Actor } from './actor.ts';
import { InvalidToken } from './invalid-token.ts';
import { ROLES, actsForPartner, isRole } from './roles.ts';
import type { Role } from './roles.ts';

/**
 * Where an issuer writes our claims: a name (`role`, `https://vendor.example/role`) or the way to a nested one
 * (`realm_access.roles`). A claim of exactly that name goes before a way.
 */
export interface ClaimNames {
  readonly person: string;
  readonly role: string;
  readonly partner: string;
  readonly scope: string;
}

/** How the claims of one issuer are read. */
export interface ClaimReading extends ClaimNames {
  /** The issuer's words for our roles; a word that is not there means nothing. Unset: it uses ours. */
  readonly roles?: ReadonlyMap<string, Role> | undefined;
  /** Gives our id of whoever the issuer calls so; undefined where nobody can be called so. Unset: our own. */
  readonly personId?: ((name: string, role: Role) => string | undefined) | undefined;
  /** Whether an id can be that of a partner. Unset: any can. */
  readonly isPartnerId?: ((text: string) => boolean) | undefined;
}

export const STANDARD_CLAIMS: ClaimNames = { person: 'sub', role: 'role', partner: 'partner', scope: 'scope' };

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

type Payload = Readonly<Record<string, unknown>>;

const own = (value: unknown, name: string): unknown => (typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? (value as Payload)[name] : undefined); // an object, one line above

/** The claim of that name, or the one at the end of that way. */
const claimAt = (payload: Payload, name: string): unknown =>
  Object.hasOwn(payload, name) ? payload[name] : name.split('.').reduce<unknown>((value, step) => own(value, step), payload);

/** The one role in a claim. A list may hold words that are not ours; with two of ours nobody knows which one is meant. */
function roleIn(claim: unknown, roles: ClaimReading['roles']): unknown {
  const words: readonly unknown[] = Array.isArray(claim) ? claim : [claim];
  const known = new Set(words.flatMap(word => (typeof word === 'string' ? (roles ? roles.get(word) : isRole(word) ? word : undefined) : undefined) ?? []));
  const [role] = known;
  return known.size === 1 ? role : undefined;
}

/**
 * Reads an actor from claims whose signature, issuer, audience and dates have been verified.
 * @throws InvalidToken when a claim is missing or contradicts another one
 */
export function actorFrom(payload: Payload, names: ClaimReading): Actor {
  const namedRole = roleIn(claimAt(payload, names.role), names.roles);
  const claims = Claims.safeParse({
    personId: namedRole === 'INTEGRATION' ? own(payload, 'sub') : claimAt(payload, names.person), // a machine is no person
    role: namedRole,
    partnerId: claimAt(payload, names.partner),
    scopes: claimAt(payload, names.scope),
  });
  if (!claims.success) throw new InvalidToken('The token does not say who you are and in which role.', { cause: claims.error });
  const { role, partnerId, scopes } = claims.data;
  const personId = names.personId ? names.personId(claims.data.personId, role) : claims.data.personId;
  if (personId === undefined || (partnerId !== null && names.isPartnerId?.(partnerId) === false)) {
    throw new InvalidToken('The token does not name anybody by an id that is known here.');
  }
  // A machine may be bound to one partner or to none; people are on one side of the table.
  if (role !== 'INTEGRATION' && actsForPartner(role) !== (partnerId !== null)) {
    throw new InvalidToken('The role and the partner in the token contradict each other.');
  }
  // Frozen, because one actor is shared by all requests that present the same token. What a person may do is its role's business.
  return Object.freeze({ personId, role, partnerId, scopes: Object.freeze(role === 'INTEGRATION' ? scopes : []) });
}
