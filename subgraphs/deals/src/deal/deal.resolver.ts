import { Bounded, commandKey, ForPartners, type Page, PageArgs, pageOf, pageSize, payload, readCursor, VendorOnly } from '@channelgraph/subgraph';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { DealsContext } from '../context.ts';
import { CustomerAccountType } from '../customer/customer-account.graphql.ts';
import { PartnerStub } from '../partner/partner.graphql.ts';
import { personFor } from '../visibility.ts';
import { Access } from '../permissions.ts';
import { PersonStub } from '../person/person.graphql.ts';
import { ProductFamilyType } from '../product/product-family.graphql.ts';
import { RegistrationType } from '../registration/registration.graphql.ts';
import { AdvanceDealStageInput, CloseDealLostInput, CloseDealWonInput, CreateDealInput, DealPayload, HoldDealInput } from './deal-commands.graphql.ts';
import { DealConnection, DealFilterInput, DealType } from './deal.graphql.ts';
import type { Deal } from './deal.ts';
import { StageChangeType } from './stage.graphql.ts';
import type { StageChange } from './stage.ts';

/** An entity of another subgraph, by its key. */
interface Reference {
  readonly id: string;
}

@Resolver(() => DealType)
export class DealResolver {
  @Access('deal:read')
  @Query(() => DealType, { nullable: true, description: 'One deal; null when there is none by that id or it is not yours to see.' })
  deal(@Arg('id', () => ID, { description: 'Id of the deal.' }) id: string, @Ctx() { loaders }: DealsContext): Promise<Deal | null> {
    return loaders.deal.load(id);
  }

  @Access('deal:read')
  @Query(() => DealConnection, { nullable: true, description: 'The deals you may see, the newest first.' })
  async deals(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => DealFilterInput, { nullable: true, description: 'Which deals.' }) filter: DealFilterInput | null,
    @Ctx() { deals }: DealsContext,
  ): Promise<Page<Deal>> {
    const first = pageSize(page);
    const [createdAt, id] = page.after ? readCursor(page.after, ['instant', 'uuid']) : [];
    const rows = await deals.page({ filter: filter ?? {}, first, after: id === undefined ? null : { createdAt: String(createdAt), id: String(id) } });
    return pageOf({ rows, first, after: page.after, keyOf: deal => [deal.createdAt.toISOString(), deal.id], totalCount: () => deals.count(filter ?? {}) });
  }

  @Access('deal:create')
  @Mutation(() => DealPayload, { nullable: true, description: 'Opens a deal: a partner’s, or a direct one by an account manager.' })
  createDeal(@Arg('input', () => CreateDealInput, { description: 'The opportunity.' }) input: CreateDealInput, @Ctx() { dealService }: DealsContext) {
    const { clientMutationId, ...typed } = input;
    return payload('deal', dealService.create(typed, commandKey(input)), clientMutationId);
  }

  @Access('deal:advance')
  @Mutation(() => DealPayload, { nullable: true, description: 'Moves an open deal any number of stages, forward with evidence or back with a reason.' })
  advanceDealStage(@Arg('input', () => AdvanceDealStageInput, { description: 'The step.' }) input: AdvanceDealStageInput, @Ctx() { dealService }: DealsContext) {
    return payload('deal', dealService.advance(input), input.clientMutationId);
  }

  @Access('deal:advance')
  @Mutation(() => DealPayload, { nullable: true, description: 'Lets an open deal rest; it counts nothing in a weighted pipeline until it is moved to a stage again.' })
  holdDeal(@Arg('input', () => HoldDealInput, { description: 'Which deal, and until when.' }) input: HoldDealInput, @Ctx() { dealService }: DealsContext) {
    return payload('deal', dealService.hold(input), input.clientMutationId);
  }

  @Access('deal:close')
  @Mutation(() => DealPayload, { nullable: true, description: 'Closes a deal as won, at today’s exchange rate. Final.' })
  closeDealWon(@Arg('input', () => CloseDealWonInput, { description: 'The order.' }) input: CloseDealWonInput, @Ctx() { dealService }: DealsContext) {
    return payload('deal', dealService.closeWon(input), input.clientMutationId);
  }

  @Access('deal:close')
  @Mutation(() => DealPayload, { nullable: true, description: 'Closes a deal as lost. Final.' })
  closeDealLost(@Arg('input', () => CloseDealLostInput, { description: 'Which deal, and why.' }) { reason, ...change }: CloseDealLostInput, @Ctx() { dealService }: DealsContext) {
    return payload('deal', dealService.closeLost({ ...change, lossReason: reason }), change.clientMutationId);
  }

  @ForPartners
  @FieldResolver(() => PartnerStub, { nullable: true, description: 'The partner that sells it; null on a deal the vendor sells itself.' })
  partner(@Root() { partnerId }: Deal): Reference | null {
    return partnerId === null ? null : { id: partnerId };
  }

  @ForPartners
  @FieldResolver(() => PersonStub, { nullable: true, description: 'Whose deal it is; null where a machine opened it.' })
  owner(@Root() { ownerId }: Deal, @Ctx() { actor }: DealsContext): Reference | null {
    return personFor(actor, ownerId);
  }

  @VendorOnly
  @FieldResolver(() => CustomerAccountType, { nullable: true, description: 'The vendor’s account of the customer. For the vendor’s people, its sellers once it is confirmed; null for a partner’s.' })
  customer(@Root() { customerId }: Deal, @Ctx() { loaders }: DealsContext) {
    return customerId === null ? null : loaders.customerAccount.load(customerId);
  }

  @ForPartners
  @FieldResolver(() => RegistrationType, { nullable: true, description: 'The registration it came from; null where there is none, or it is not yours to see.' })
  registration(@Root() { registrationId }: Deal, @Ctx() { loaders }: DealsContext) {
    return registrationId === null ? null : loaders.registration.load(registrationId);
  }

  @Bounded('At most all families, which are few.')
  @ForPartners
  @FieldResolver(() => [ProductFamilyType], { description: 'The product families it contains.' })
  families(@Root() { familyCodes }: Deal, @Ctx() { loaders }: DealsContext) {
    return loaders.productFamily.loadMany(familyCodes);
  }

  @ForPartners
  @FieldResolver(() => [StageChangeType], { description: 'Its stages from the beginning: how long it stayed in each, and why it moved.' })
  async stageHistory(@Root() { id }: Deal, @Ctx() { loaders }: DealsContext): Promise<readonly StageChange[]> {
    return (await loaders.stageHistory.load(id)) ?? [];
  }
}

@Resolver(() => StageChangeType)
export class StageChangeResolver {
  @VendorOnly
  @FieldResolver(() => PersonStub, { nullable: true, description: 'Who took the step; null where a machine did.' })
  by(@Root() { personId }: StageChange, @Ctx() { actor }: DealsContext): Reference | null {
    return personFor(actor, personId);
  }
}
