import { runSubgraph } from '@channelgraph/subgraph/serving';
import { readDealsConfig } from './config.ts';
import { deals } from './subgraph.ts';

runSubgraph(deals, readDealsConfig);
