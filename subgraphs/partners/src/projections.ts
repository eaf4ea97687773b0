import type { Projector } from '@channelgraph/subgraph';

/** THE list: which facts of other subgraphs are kept here, and how. */
export const projectors: Readonly<Record<string, Projector>> = {};

/** Tables that the projectors fill. */
export const projected: readonly string[] = [];
