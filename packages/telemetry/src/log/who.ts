import type { Actor } from '@channelgraph/identity';

/** An actor as a line of the log names it: ids that find the person, and nothing that its token said beside. */
export const whoIs = (actor: Actor | null): { readonly person: string; readonly role: string; readonly partner: string | null } | null =>
  actor && { person: actor.personId, role: actor.role, partner: actor.partnerId };
