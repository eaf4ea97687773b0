import { ForPartners, SameForEverybody } from '@channelgraph/subgraph';
import { Directive, Field, ObjectType } from 'type-graphql';
import type { ProductFamily } from './product-family.ts';

@Directive('@key(fields: "code")')
@ObjectType('ProductFamily', { simpleResolvers: true, description: 'A family of products: the level at which customers are protected and partners authorised.' })
@SameForEverybody('What the vendor sells is no secret.')
export class ProductFamilyType implements ProductFamily {
  @ForPartners @Field(() => String, { description: 'Stable word for programs, e.g. "BACKUP"; the same in every subgraph.' }) code!: string;
  @ForPartners @Field(() => String, { description: 'Name for people.' }) name!: string;
}
