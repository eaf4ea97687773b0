export { readSubgraphConfig, vendorSettings, type Neighbour, type SubgraphConfig } from './config.ts';
export { SERVING_LIMITS, type ServingLimits } from './limits.ts';
export { remoteConsumer, type RemoteConsumer } from './remote-consumer.ts';
export { runSubgraph } from './run.ts';
export { standsAbovePolicies } from './unguarded.ts';
export { serveSubgraph, type Servable, type Served, type ServingOptions } from './server.ts';
