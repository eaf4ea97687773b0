import type { SubgraphDefinition } from '@channelgraph/subgraph';
import { composeSketch, type SketchContext } from './context.ts';
import { entities, migrations } from './data-source.ts';
import { permissions } from './permissions.ts';
import { projected, projectors } from './projections.ts';
import { graph } from './schema.ts';

export { sketchDemo } from './demo.ts';

/** The sample items of partners. */
export const sketch: SubgraphDefinition<SketchContext> = {
  name: 'sketch',
  graph,
  permissions,
  entities,
  migrations,
  projectors,
  projected,
  compose: composeSketch,
};
