import { PageArgs, type Page } from '@channelgraph/subgraph';
import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { DealsContext } from '../context.ts';
import { DealConnection, DealFilterInput } from '../deal/deal.graphql.ts';
import type { Deal } from '../deal/deal.ts';
import { Access } from '../permissions.ts';
import { PersonStub } from './person.graphql.ts';

/** What deals adds to a person. */
@Resolver(() => PersonStub)
export class PersonResolver {
  @Access('deal:read')
  @FieldResolver(() => DealConnection, { nullable: true, description: 'The deals the person owns, as far as you see them; the newest first.' })
  ownedDeals(
    @Root() { id }: PersonStub, @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => DealFilterInput, { nullable: true, description: 'Which deals.' }) filter: DealFilterInput | null,
    @Ctx() { loaders }: DealsContext,
  ): Promise<Page<Deal> | null> {
    return loaders.dealsOfOwner({ first: page.first, after: page.after ?? null, filter: filter ?? {} }).load(id);
  }
}
