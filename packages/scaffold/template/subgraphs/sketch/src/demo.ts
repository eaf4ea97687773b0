import type { DemoLoad, DemoWorld } from '@channelgraph/demo';
import { sampleItemFacts, sampleItemTable } from './sample-item/sample-item.demo.ts';

/** This subgraph's share of the demo world. Who works where comes with partners' events. */
export const sketchDemo = (world: DemoWorld): DemoLoad => ({ tables: [sampleItemTable(world)], facts: sampleItemFacts(world) });
