import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { DealsContext } from '../context.ts';
import { Access } from '../permissions.ts';
import { CustomerAccountType } from './customer-account.graphql.ts';
import type { CustomerAccount } from './customer-account.ts';

@Resolver(() => CustomerAccountType)
export class CustomerAccountResolver {
  @Access('customer:read')
  @Query(() => CustomerAccountType, { nullable: true, description: 'One customer account; null when there is none by that id or it is not yours to see.' })
  customerAccount(@Arg('id', () => ID, { description: 'Id of the account.' }) id: string, @Ctx() { loaders }: DealsContext): Promise<CustomerAccount | null> {
    return loaders.customerAccount.load(id);
  }

  @FieldResolver(() => CustomerAccountType, { nullable: true, description: 'Head of the group of companies it belongs to, itself when it stands alone; customers are protected group by group.' })
  group(@Root() { groupId }: CustomerAccount, @Ctx() { loaders }: DealsContext): Promise<CustomerAccount | null> {
    return loaders.customerAccount.load(groupId);
  }
}
