import { ChangeInput, CommandInput, DateTime, enumeration, ForPartners, PayloadType, SameForEverybody, VendorOnly } from '@channelgraph/subgraph';
import { Directive, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { Territory, TerritoryKind, TerritoryOwnership } from './territory.ts';

export const TerritoryKindEnum = enumeration<TerritoryKind>('TerritoryKind', 'How large a part of the market a territory is.', {
  GLOBAL: 'The whole market.',
  REGION: 'Several countries under one management.',
  COUNTRY: 'One country.',
});

/** Parent and owners are resolved beside it. */
@Directive('@key(fields: "id")')
@ObjectType('Territory', { simpleResolvers: true, description: 'A part of the market as the vendor divides it: the whole, a region, a country.' })
@SameForEverybody('The map of the market is no secret.')
export class TerritoryType implements Pick<Territory, 'id' | 'code' | 'name' | 'kind'> {
  @ForPartners @Field(() => ID, { description: 'Random identifier, the same in every subgraph.' }) id!: string;
  @ForPartners @Field(() => String, { description: '"GLOBAL", the code of the region (as in `Partner.region`), or ISO 3166-1 alpha-2 of the country.' }) code!: string;
  @ForPartners @Field(() => String, { description: 'Name.' }) name!: string;
  @ForPartners @Field(() => TerritoryKindEnum, { description: 'How large a part it is.' }) kind!: TerritoryKind;
}

/** The person is resolved beside it, by id. */
@VendorOnly
@ObjectType('TerritoryOwnership', { simpleResolvers: true, description: 'A stretch of time in which somebody of the vendor owns a territory and its number. What is over stays on record.' })
export class TerritoryOwnershipType implements Pick<TerritoryOwnership, 'id' | 'validFrom' | 'validTo' | 'version'> {
  @Field(() => ID, { description: 'Random identifier.' }) id!: string;
  @Field(() => DateTime, { description: 'First instant of the ownership.' }) validFrom!: Date;
  @Field(() => DateTime, { nullable: true, description: 'First instant after it; null while it holds.' }) validTo!: Date | null;
  @Field(() => Int, { description: 'Counts the changes of the record; send it back as `expectedVersion`.' }) version!: number;
}

@VendorOnly
@InputType('AssignTerritoryOwnerInput', { description: 'Somebody of the vendor is to own a territory from now on, beside those who own it already.' })
export class AssignTerritoryOwnerInput extends CommandInput {
  @Field(() => ID, { description: 'The territory: the whole or a region.' }) territoryId!: string;
  @Field(() => ID, { description: 'Who is to own it; one of the vendor’s people.' }) personId!: string;
}

@VendorOnly
@InputType('EndTerritoryOwnershipInput', { description: 'Somebody is to own a territory no longer.' })
export class EndTerritoryOwnershipInput extends ChangeInput {}

@VendorOnly
@ObjectType('TerritoryOwnershipPayload', { simpleResolvers: true, description: 'What became of a command on a territory’s ownership.' })
export class TerritoryOwnershipPayload extends PayloadType {
  @Field(() => TerritoryOwnershipType, { nullable: true, description: 'The ownership as it is now; null when nothing happened.' })
  ownership?: TerritoryOwnershipType | null;
}
