import type { Actor, Viewer } from '@channelgraph/identity';

/** Fields refuse nobody before anything is read; a store asked all the same finds no rows. */
const NOBODY: Actor = { personId: '00000000-0000-0000-0000-000000000000', role: 'SYSTEM', partnerId: null, scopes: [] };

export const viewerOf = (actor: Actor | null, at: Date, unscoped?: ReadonlySet<string>): Viewer => ({ actor: actor ?? NOBODY, at, ...(unscoped && { unscoped }) });
