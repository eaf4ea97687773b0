import { runSubgraph } from '@channelgraph/subgraph/serving';
import { readSketchConfig } from './config.ts';
import { sketch } from './subgraph.ts';

runSubgraph(sketch, readSketchConfig);
