import { accepted, refuseAll } from '@channelgraph/domain';
import { sampleItemFact } from '../../../../packages/events/src/sketch.ts';
import type { Work } from '../work.ts';
import { belongingTo, problemsOf } from './sample-item.rules.ts';
import { factOf, type NewSampleItem, type SampleItem } from './sample-item.ts';

export const sampleItemService = (work: Work) => ({
  /** Records a partner’s sample item, and tells the others. */
  create: (details: NewSampleItem, clientMutationId?: string): Promise<SampleItem> =>
    work.once({ operation: 'createSampleItem', clientMutationId, input: details }, async ({ sampleItems, outbox, now, newId }) => {
      refuseAll(problemsOf(details));
      accepted(belongingTo(await sampleItems.isPartnerReached(details.partnerId)));
      const sampleItem: SampleItem = { ...details, id: newId(), createdAt: now, version: 1 };
      await sampleItems.add(sampleItem);
      await outbox.record(sampleItemFact.of('created', factOf(sampleItem)));
      return sampleItem.id;
    }, ({ sampleItems }, id) => sampleItems.get(id)),
});
