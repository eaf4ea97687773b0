import { commandKey, ForPartners, type Page, PageArgs, pageOf, pageSize, payload, readCursor } from '@channelgraph/subgraph';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { SketchContext } from '../context.ts';
import { PartnerStub } from '../partner/partner.graphql.ts';
import { Access } from '../permissions.ts';
import { CreateSampleItemInput, SampleItemConnection, SampleItemPayload, SampleItemType } from './sample-item.graphql.ts';
import type { SampleItem } from './sample-item.ts';

const positionIn = (page: PageArgs) => {
  const [name, id] = page.after ? readCursor(page.after, ['string', 'uuid']) : [];
  return { first: pageSize(page), after: id === undefined ? null : { name: String(name), id: String(id) } };
};
const keyOf = ({ name, id }: SampleItem) => [name, id];

@Resolver(() => SampleItemType)
export class SampleItemResolver {
  @Access('sample-item:read')
  @Query(() => SampleItemType, { nullable: true, description: 'One of the sample items; null when there is none by that id or it is not yours to see.' })
  sampleItem(@Arg('id', () => ID, { description: 'Id of the sample item.' }) id: string, @Ctx() { loaders }: SketchContext): Promise<SampleItem | null> {
    return loaders.sampleItem.load(id);
  }

  @Access('sample-item:read')
  @Query(() => SampleItemConnection, { nullable: true, description: 'The sample items you may see, by name.' })
  async sampleItems(@Args(() => PageArgs) page: PageArgs, @Ctx() { sampleItems }: SketchContext): Promise<Page<SampleItem>> {
    const position = positionIn(page);
    return pageOf({ rows: await sampleItems.page(position), first: position.first, after: page.after, keyOf, totalCount: sampleItems.count });
  }

  @ForPartners
  @FieldResolver(() => PartnerStub, { nullable: true, description: 'Whose it is.' })
  partner(@Root() { partnerId }: SampleItem): Pick<PartnerStub, 'id'> {
    return { id: partnerId };
  }

  @Access('sample-item:create')
  @Mutation(() => SampleItemPayload, { nullable: true, description: 'Records one of the sample items of a partner.' })
  createSampleItem(
    @Arg('input', () => CreateSampleItemInput, { description: 'The sample item.' }) input: CreateSampleItemInput,
    @Ctx() { sampleItemService }: SketchContext,
  ) {
    const { clientMutationId, ...details } = input;
    return payload('sampleItem', sampleItemService.create(details, commandKey(input)), clientMutationId);
  }
}

@Resolver(() => PartnerStub)
export class SampleItemsOfPartnerResolver {
  @Access('sample-item:read')
  @FieldResolver(() => SampleItemConnection, { nullable: true, description: 'The partner’s sample items, by name. Null when the partner is not yours to see.' })
  async sampleItems(@Root() { id }: PartnerStub, @Args(() => PageArgs) page: PageArgs, @Ctx() { loaders }: SketchContext): Promise<Page<SampleItem> | null> {
    const position = positionIn(page);
    const rows = await loaders.sampleItemsOfPartner(position).load(id);
    const totalCount = async () => (await loaders.countOfSampleItems.load(id)) ?? 0;
    return rows && pageOf({ rows, first: position.first, after: page.after, keyOf, totalCount });
  }
}
