import type { SubgraphRequest, SubgraphResponse, SubgraphTransport } from './transport.ts';

/** Reaches a subgraph that lives in this process: a call, with the actor as a value. */
export const inProcessTransport = (
  execute: (request: SubgraphRequest) => SubgraphResponse | Promise<SubgraphResponse>,
): SubgraphTransport => ({
  execute: async request => execute(request),
});
