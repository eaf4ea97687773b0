import { readSubgraphConfig, type SubgraphConfig } from '@channelgraph/subgraph/serving';
import neighbours from '../../subgraphs.json' with { type: 'json' };

/** Throws one ActionableError that lists everything wrong with the environment. */
export const readSketchConfig = (env: NodeJS.ProcessEnv = process.env): SubgraphConfig => readSubgraphConfig('sketch', neighbours, env);
