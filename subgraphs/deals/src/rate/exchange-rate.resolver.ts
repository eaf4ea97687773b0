import { commandKey, LocalDate, payload } from '@channelgraph/subgraph';
import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { DealsContext } from '../context.ts';
import { Access } from '../permissions.ts';
import { ExchangeRatePayload, ExchangeRateType, PublishExchangeRateInput } from './exchange-rate.graphql.ts';
import type { ExchangeRate } from './exchange-rate.ts';

@Resolver(() => ExchangeRateType)
export class ExchangeRateResolver {
  @Access('exchange-rate:read')
  @Query(() => ExchangeRateType, { nullable: true, description: 'The rate that holds on a day: that day’s or the last one before it; null when there is none.' })
  exchangeRate(
    @Arg('base', () => String, { description: 'Currency that one unit of is valued, ISO 4217.' }) base: string,
    @Arg('quote', () => String, { description: 'Currency it is valued in, ISO 4217.' }) quote: string,
    @Arg('on', () => LocalDate, { description: 'The day.' }) on: string,
    @Ctx() { exchangeRates }: DealsContext,
  ): Promise<ExchangeRate | null> {
    return exchangeRates.onOrBefore({ base, quote, on });
  }

  @Access('exchange-rate:publish')
  @Mutation(() => ExchangeRatePayload, { nullable: true, description: 'Publishes the vendor’s rate of a day, or corrects it.' })
  publishExchangeRate(
    @Arg('input', () => PublishExchangeRateInput, { description: 'The rate.' }) input: PublishExchangeRateInput,
    @Ctx() { exchangeRateService }: DealsContext,
  ) {
    const { clientMutationId, ...rate } = input;
    return payload('exchangeRate', exchangeRateService.publish(rate, commandKey(input)), clientMutationId);
  }
}
