import { randomUUID } from 'node:crypto';
import type { Actor, Role } from '@channelgraph/identity';

/** Somebody in a role; a person of its own unless told. */
export const actor = (role: Role, { personId = randomUUID(), partnerId = null, scopes = [] }: Partial<Omit<Actor, 'role'>> = {}): Actor =>
  ({ personId, role, partnerId, scopes });
