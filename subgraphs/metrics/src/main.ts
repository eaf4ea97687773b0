import { runSubgraph } from '@channelgraph/subgraph/serving';
import { readMetricsConfig } from './config.ts';
import { metrics } from './subgraph.ts';

runSubgraph(metrics, readMetricsConfig);
