import { auditReader, byId, perArguments, perId, unitOfWork, type OperationRequest, type SubgraphRuntime } from '@channelgraph/subgraph';
import { sampleItemService } from './sample-item/sample-item.service.ts';
import { sampleItemReader, type SampleItemPage } from './sample-item/sample-item.store.ts';
import { storesIn } from './work.ts';

/** Columns in which people are named or speak: an auditor reads them masked. */
const AUDIT = { schema: 'sketch', personal: new Set<string>() };

/** Composition root: what one operation has at hand. */
export function composeSketch(runtime: SubgraphRuntime) {
  return ({ actor, requestId }: OperationRequest) => {
    const viewer = runtime.viewerOf(actor);
    const session = runtime.database.as(viewer);
    const work = unitOfWork({ runtime, viewer, requestId, storesIn });
    const sampleItems = sampleItemReader(session, viewer);
    return {
      actor,
      requestId,
      audit: auditReader(session, viewer, AUDIT),
      sampleItems,
      sampleItemService: sampleItemService(work),
      loaders: {
        sampleItem: byId(sampleItems.byIds),
        sampleItemsOfPartner: perArguments((page: SampleItemPage) => perId(partnerIds => sampleItems.pagesOf(partnerIds, page))),
        countOfSampleItems: perId(sampleItems.countsOf),
      },
    };
  };
}

export type SketchContext = ReturnType<ReturnType<typeof composeSketch>>;
