import { demoId, type DemoFact, type DemoTable, type DemoWorld } from '@channelgraph/demo';
import { asColumns } from '@channelgraph/subgraph';
import { sampleItemFact } from '../../../../packages/events/src/sketch.ts';
import { factOf, type SampleItem } from './sample-item.ts';

/** Each partner has one since the vendor knows it. */
const sampleItemsOf = ({ partners, until }: DemoWorld): readonly SampleItem[] =>
  partners.map(({ id, name, statuses: [first] }) => ({
    id: demoId('sample-item', id), partnerId: id, name: `First of ${name}`, createdAt: first?.at ?? until, version: 1,
  }));

export const sampleItemTable = (world: DemoWorld): DemoTable => ({
  table: 'sketch.sample_item',
  rows: sampleItemsOf(world).map(sampleItem => asColumns({ ...sampleItem })),
});

export function* sampleItemFacts(world: DemoWorld): Generator<DemoFact> {
  for (const sampleItem of sampleItemsOf(world)) yield { fact: sampleItemFact.of('created', factOf(sampleItem)), at: sampleItem.createdAt };
}
