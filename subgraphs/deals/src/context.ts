import {
  auditReader, byId, inOrder, pageOf, pageSize, perArguments, perId, periodOf, readCursor, unitOfWork,
  type OperationRequest, type Page, type PeriodChoice, type SubgraphRuntime,
} from '@channelgraph/subgraph';
import DataLoader from 'dataloader';
import { customerAccountReader } from './customer/customer-account.store.ts';
import { dealService } from './deal/deal.service.ts';
import { dealReader } from './deal/deal.store.ts';
import { inDays, pipelineService } from './pipeline/pipeline.service.ts';
import { pipelineReader } from './pipeline/pipeline.store.ts';
import type { PipelineQuestion } from './pipeline/pipeline.ts';
import { registrationPolicyReader } from './policy/registration-policy.store.ts';
import { productFamilyReader } from './product/product-family.store.ts';
import { exchangeRateService } from './rate/exchange-rate.service.ts';
import { exchangeRateReader } from './rate/exchange-rate.store.ts';
import { registrationService } from './registration/registration.service.ts';
import { registrationReader } from './registration/registration.store.ts';
import { reviewService } from './registration/review.service.ts';
import { storesIn } from './work.ts';

interface ListAsked<Filter> {
  readonly first: number;
  readonly after: string | null;
  readonly filter: Filter;
}

interface ListReader<Row, Filter> {
  readonly pagesOf: (parentIds: readonly string[], page: { readonly filter: Filter; readonly first: number; readonly after: { readonly createdAt: string; readonly id: string } | null }) => Promise<ReadonlyMap<string, readonly Row[]>>;
  readonly countsOf: (parentIds: readonly string[], filter: Filter) => Promise<ReadonlyMap<string, number>>;
}

/** A list of each of many partners or people, the newest first: one statement for all pages, one for all counts if any is asked for. */
function listsOf<Row extends { readonly id: string; readonly createdAt: Date }, Filter>(reader: ListReader<Row, Filter>) {
  const countOf = perArguments((filter: Filter) => perId(ids => reader.countsOf(ids, filter)));
  return perArguments(({ filter, after, ...page }: ListAsked<Filter>): DataLoader<string, Page<Row> | null> => {
    const first = pageSize(page);
    const [createdAt, id] = after === null ? [] : readCursor(after, ['instant', 'uuid']);
    const position = id === undefined ? null : { createdAt: String(createdAt), id: String(id) };
    return perId(async ids => {
      const pages = await reader.pagesOf(ids, { filter, first, after: position });
      return new Map([...pages].map(([parentId, rows]) => [parentId, pageOf({
        rows, first, after, keyOf: row => [row.createdAt.toISOString(), row.id], totalCount: async () => (await countOf(filter).load(parentId)) ?? 0,
      })]));
    });
  });
}

/** Columns in which people are named or speak: an auditor reads them masked. */
const AUDIT = { schema: 'deals', personal: new Set<string>(['contact', 'comments', 'note_to_partner', 'use_case', 'evidence', 'note']) };

/** Composition root: what one operation has at hand. */
export function composeDeals(runtime: SubgraphRuntime) {
  const { database, settings } = runtime;
  const { calendar } = settings;
  return ({ actor, requestId }: OperationRequest) => {
    const viewer = runtime.viewerOf(actor);
    const session = database.as(viewer);
    const work = unitOfWork({ runtime, viewer, requestId, storesIn });
    const deals = dealReader(session, viewer);
    const registrations = registrationReader(session, viewer);
    const productFamilies = productFamilyReader(session);
    const pipelines = pipelineService({ pipelines: pipelineReader(session, viewer), viewer, settings });
    return {
      audit: auditReader(session, viewer, AUDIT),
      actor,
      at: viewer.at,
      requestId,
      deals,
      exchangeRates: exchangeRateReader(session),
      productFamilies,
      registrationPolicies: registrationPolicyReader(session),
      registrations,
      dealService: dealService(work, settings),
      exchangeRateService: exchangeRateService(work),
      registrationService: registrationService(work, settings),
      reviewService: reviewService(work),
      loaders: {
        customerAccount: byId(customerAccountReader(session, viewer).byIds),
        deal: byId(deals.byIds),
        dealsOfOwner: listsOf({ pagesOf: deals.pagesOfOwners, countsOf: deals.countsOfOwners }),
        dealsOfPartner: listsOf(deals),
        pipeline: perArguments(({ withTargets, ...asked }: PeriodChoice & Pick<PipelineQuestion, 'withTargets'>) => {
          const days = inDays(periodOf(asked, viewer.at, calendar), viewer.at, calendar.timeZone);
          return perId(ids => pipelines.of(ids, days, { withTargets }));
        }),
        productFamily: new DataLoader(async (codes: readonly string[]) => inOrder(codes, await productFamilies.byCodes(codes), family => family.code)),
        registration: byId(registrations.byIds),
        registrationsOfPartner: listsOf(registrations),
        stageHistory: perId(deals.stageHistory),
      },
    };
  };
}

export type DealsContext = ReturnType<ReturnType<typeof composeDeals>>;
