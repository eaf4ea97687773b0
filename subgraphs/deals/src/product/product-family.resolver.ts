import { Bounded } from '@channelgraph/subgraph';
import { Ctx, Query, Resolver } from 'type-graphql';
import type { DealsContext } from '../context.ts';
import { Access } from '../permissions.ts';
import { ProductFamilyType } from './product-family.graphql.ts';
import type { ProductFamily } from './product-family.ts';

@Resolver(() => ProductFamilyType)
export class ProductFamilyResolver {
  @Access('product:read')
  @Bounded('Families are few; products would not be.')
  @Query(() => [ProductFamilyType], { nullable: true, description: 'Everything the vendor sells, by name.' })
  productFamilies(@Ctx() { productFamilies }: DealsContext): Promise<readonly ProductFamily[]> {
    return productFamilies.all();
  }
}
