import { byId, perArguments, perId, unitOfWork, type OperationRequest, type SubgraphRuntime } from '@channelgraph/subgraph';
import { sampleItemService } from './sample-item/sample-item.service.ts';
import { sampleItemReader, type SampleItemPage } from './sample-item/sample-item.store.ts';
import { storesIn } from './work.ts';

/** Composition root: what one operation has at hand. */
export function composeSketch(runtime: SubgraphRuntime) {
  return ({ actor, requestId }: OperationRequest) => {
    const viewer = runtime.viewerOf(actor);
    const session = runtime.database.as(viewer);
    const work = unitOfWork({ runtime, viewer, storesIn });
    const sampleItems = sampleItemReader(session, viewer);
    return {
      actor,
      requestId,
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
