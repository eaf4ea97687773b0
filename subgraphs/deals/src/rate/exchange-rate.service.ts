import { refuseAll } from '@channelgraph/domain';
import { exchangeRateFact } from '@channelgraph/events';
import type { Work } from '../work.ts';
import { problemsOf } from './exchange-rate.rules.ts';
import { factOf, type ExchangeRate, type NewExchangeRate } from './exchange-rate.ts';

export const exchangeRateService = (work: Work) => ({
  /** The vendor's rate of a day; sent again for the same day it is a correction. What was converted before keeps its rate. */
  publish: (rate: NewExchangeRate, clientMutationId?: string): Promise<ExchangeRate> =>
    work.once({ operation: 'publishExchangeRate', clientMutationId, input: rate }, async ({ exchangeRates, outbox }) => {
      refuseAll(problemsOf(rate));
      const published = await exchangeRates.put(rate);
      await outbox.record(exchangeRateFact.of('published', factOf(published)));
      return published.id;
    }, ({ exchangeRates }, id) => exchangeRates.get(id)),
});

export type ExchangeRateService = ReturnType<typeof exchangeRateService>;
