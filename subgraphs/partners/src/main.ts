import { runSubgraph } from '@channelgraph/subgraph/serving';
import { readPartnersConfig } from './config.ts';
import { partners } from './subgraph.ts';

runSubgraph(partners, readPartnersConfig);
