import { byId, unitOfWork, viewerOf, type OperationRequest, type SubgraphRuntime } from '@channelgraph/subgraph';
import { partnerService } from './partner/partner.service.ts';
import { partnerReader } from './partner/partner.store.ts';
import { storesIn } from './work.ts';

/** Composition root: what one operation has at hand. */
export function composePartners(runtime: SubgraphRuntime) {
  return ({ actor, requestId }: OperationRequest) => {
    const viewer = viewerOf(actor, runtime.now());
    const work = unitOfWork({ runtime, viewer, storesIn });
    const partners = partnerReader(runtime.database, viewer);
    return {
      actor,
      requestId,
      partners,
      partnerService: partnerService(work),
      loaders: { partner: byId(partners.byIds) },
    };
  };
}

export type PartnersContext = ReturnType<ReturnType<typeof composePartners>>;
