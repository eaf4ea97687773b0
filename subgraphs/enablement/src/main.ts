import { runSubgraph } from '@channelgraph/subgraph/serving';
import { readEnablementConfig } from './config.ts';
import { enablement } from './subgraph.ts';

runSubgraph(enablement, readEnablementConfig);
