import type { DemoLoad, DemoWorld } from '@channelgraph/demo';
import type { VendorSettings } from '@channelgraph/subgraph';
import { targetFacts, targetRows } from './target/target.demo.ts';

/** This subgraph's share of the demo world; what it projects comes from the others' events. */
export const metricsDemo = (world: DemoWorld, { calendar }: VendorSettings): DemoLoad => ({
  tables: [{ table: 'metrics.target', rows: targetRows(world, calendar) }],
  facts: targetFacts(world, calendar),
});
