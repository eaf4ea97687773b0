/**
 * In one process; each subgraph behind HTTP; and that with a PostgreSQL server for each subgraph. A story is told in all of
 * them: `describe.each(TOPOLOGIES)('%s', topology => …)`.
 */
export const TOPOLOGIES = ['standalone', 'distributed', 'distributed, a server each'] as const;
export type Topology = (typeof TOPOLOGIES)[number];
