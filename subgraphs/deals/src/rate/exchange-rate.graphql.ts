import { CommandInput, Decimal, LocalDate, PayloadType, VendorOnly } from '@channelgraph/subgraph';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { ExchangeRate } from './exchange-rate.ts';

@VendorOnly
@ObjectType('ExchangeRate', { simpleResolvers: true, description: 'What one unit of a currency is worth in another on a day, by the vendor’s own table.' })
export class ExchangeRateType implements ExchangeRate {
  @Field(() => ID, { description: 'Random identifier.' }) id!: string;
  @Field(() => String, { description: 'Currency that one unit of is valued, ISO 4217.' }) base!: string;
  @Field(() => String, { description: 'Currency it is valued in, ISO 4217.' }) quote!: string;
  @Field(() => LocalDate, { description: 'Day of the rate; an earlier one than asked for where that day has none.' }) date!: string;
  @Field(() => Decimal, { description: 'Units of `quote` for one unit of `base`.' }) rate!: string;
  @Field(() => String, { description: 'Where the figure comes from, e.g. "ECB".' }) source!: string;
  @Field(() => Int, { description: 'Counts the corrections of this day’s rate, from 1.' }) version!: number;
}

@VendorOnly
@InputType('PublishExchangeRateInput', { description: 'The rate of a day, or its correction. What was converted before keeps the rate it was converted with.' })
export class PublishExchangeRateInput extends CommandInput {
  @Field(() => String, { description: 'Currency that one unit of is valued, ISO 4217.' }) base!: string;
  @Field(() => String, { description: 'Currency it is valued in, ISO 4217.' }) quote!: string;
  @Field(() => LocalDate, { description: 'Day of the rate.' }) date!: string;
  @Field(() => Decimal, { description: 'Units of `quote` for one unit of `base`.' }) rate!: string;
  @Field(() => String, { description: 'Where the figure comes from, e.g. "ECB".' }) source!: string;
}

@VendorOnly
@ObjectType('ExchangeRatePayload', { simpleResolvers: true, description: 'What became of a published rate.' })
export class ExchangeRatePayload extends PayloadType {
  @Field(() => ExchangeRateType, { nullable: true, description: 'The rate as it is now; null when nothing happened.' }) exchangeRate?: ExchangeRateType | null;
}
