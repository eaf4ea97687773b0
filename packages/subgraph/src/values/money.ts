import type { Money } from '@channelgraph/domain';
import { Directive, Field, InputType, ObjectType } from 'type-graphql';
import { ForPartners } from '../graph/audience.ts';

@Directive('@shareable')
@ObjectType('Money', { simpleResolvers: true, description: 'An amount of money, counted in the smallest unit of its currency; never a floating-point number.' })
export class MoneyType {
  @ForPartners
  @Field(() => String, { description: 'Amount in minor units as an integer in a string: "12345" is 123.45 USD, 12345 JPY or 12.345 KWD.' })
  amountMinor!: bigint;

  @ForPartners

  @Field(() => String, { description: 'ISO 4217 code of the currency, e.g. "EUR".' })
  currency!: string;
}

@InputType('MoneyInput', { description: 'An amount of money in minor units of its currency.' })
export class MoneyInput {
  @ForPartners
  @Field(() => String, { description: 'Whole number of minor units as a string: "12345" is 123.45 USD.' })
  amountMinor!: string;

  @ForPartners

  @Field(() => String, { description: 'ISO 4217 code of the currency, e.g. "EUR".' })
  currency!: string;
}

/** Minor units are counted in bigint, which GraphQL's String does not take by itself. */
export const moneyFields = { amountMinor: ({ amountMinor }: Money): string => amountMinor.toString() };

export type { Money };
