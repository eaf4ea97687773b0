import { commandKey, PageArgs, pageOf, pageSize, payload, readCursor, selects, type Page } from '@channelgraph/subgraph';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, ID, Info, Mutation, Query, Resolver } from 'type-graphql';
import type { PartnersContext } from '../context.ts';
import { Access } from '../permissions.ts';
import { ChangePartnerInput, CreatePartnerInput, PartnerConnection, PartnerFilterInput, PartnerPayload, PartnerType } from './partner.graphql.ts';
import type { Partner, PartnerCommand } from './partner.ts';

const step = (command: PartnerCommand, input: ChangePartnerInput, { partnerService }: PartnersContext) =>
  payload('partner', partnerService.carryOut(command, input), input.clientMutationId);

type Filter = Parameters<PartnersContext['partners']['count']>[0];

/** Fields whose answer can come in the same statement as the partner. */
const OF_TIER: ReadonlySet<string> = new Set(['currentTier']);

async function byName({ partners, partnersWithTier }: PartnersContext, page: PageArgs, { filter, info }: { readonly filter: Filter; readonly info: GraphQLResolveInfo }): Promise<Page<Partner>> {
  const first = pageSize(page);
  const [name, id] = page.after ? readCursor(page.after, ['string', 'uuid']) : [];
  const ask = selects(info, OF_TIER) ? partnersWithTier : partners.page;
  const rows = await ask({ filter, first, after: id === undefined ? null : { name: String(name), id: String(id) } });
  return pageOf({ rows, first, after: page.after, keyOf: partner => [partner.name, partner.id], totalCount: () => partners.count(filter) });
}

@Resolver(() => PartnerType)
export class PartnerResolver {
  @Access('partner:read')
  @Query(() => PartnerType, { nullable: true, description: 'One partner; null when there is none by that id or it is not yours to see.' })
  partner(@Arg('id', () => ID, { description: 'Id of the partner.' }) id: string, @Ctx() { loaders }: PartnersContext, @Info() info: GraphQLResolveInfo): Promise<Partner | null> {
    return (selects(info, OF_TIER) ? loaders.partnerWithTier : loaders.partner).load(id);
  }

  @Access('partner:read')
  @Query(() => PartnerConnection, { nullable: true, description: 'The partners you may see, by name.' })
  partners(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => PartnerFilterInput, { nullable: true, description: 'Which partners.' }) filter: PartnerFilterInput | null,
    @Ctx() context: PartnersContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page<Partner>> {
    return byName(context, page, { filter: filter ?? {}, info });
  }

  @Access('portfolio:read-own')
  @Query(() => PartnerConnection, { nullable: true, description: 'The partners you look after now, by name.' })
  myPortfolio(@Args(() => PageArgs) page: PageArgs, @Ctx() context: PartnersContext, @Info() info: GraphQLResolveInfo): Promise<Page<Partner>> {
    return byName(context, page, { filter: { managerId: context.viewer.actor.personId }, info });
  }

  @Access('partner:create')
  @Mutation(() => PartnerPayload, { nullable: true, description: 'Records a company the vendor wants to recruit; it begins as PROSPECT.' })
  createPartner(@Arg('input', () => CreatePartnerInput, { description: 'The company.' }) input: CreatePartnerInput, @Ctx() { partnerService }: PartnersContext) {
    const { clientMutationId, ...details } = input;
    return payload('partner', partnerService.create(details, commandKey(input)), clientMutationId);
  }

  @Access('partner:change-status')
  @Mutation(() => PartnerPayload, { nullable: true, description: 'The prospect has applied.' })
  applyPartner(@Arg('input', () => ChangePartnerInput, { description: 'Which partner.' }) input: ChangePartnerInput, @Ctx() context: PartnersContext) {
    return step('apply', input, context);
  }

  @Access('partner:change-status')
  @Mutation(() => PartnerPayload, { nullable: true, description: 'Somebody examines the application.' })
  beginPartnerReview(@Arg('input', () => ChangePartnerInput, { description: 'Which partner.' }) input: ChangePartnerInput, @Ctx() context: PartnersContext) {
    return step('beginReview', input, context);
  }

  @Access('partner:change-status')
  @Mutation(() => PartnerPayload, { nullable: true, description: 'Accepts the applicant after review.' })
  approvePartner(@Arg('input', () => ChangePartnerInput, { description: 'Which partner.' }) input: ChangePartnerInput, @Ctx() context: PartnersContext) {
    return step('approve', input, context);
  }

  @Access('partner:change-status')
  @Mutation(() => PartnerPayload, { nullable: true, description: 'Turns the application down. Final.' })
  declinePartner(@Arg('input', () => ChangePartnerInput, { description: 'Which partner.' }) input: ChangePartnerInput, @Ctx() context: PartnersContext) {
    return step('decline', input, context);
  }

  @Access('partner:change-status')
  @Mutation(() => PartnerPayload, { nullable: true, description: 'Onboarding begins.' })
  startPartnerOnboarding(@Arg('input', () => ChangePartnerInput, { description: 'Which partner.' }) input: ChangePartnerInput, @Ctx() context: PartnersContext) {
    return step('startOnboarding', input, context);
  }

  @Access('partner:change-status')
  @Mutation(() => PartnerPayload, { nullable: true, description: 'Onboarding is done; the partner may register and sell.' })
  activatePartner(@Arg('input', () => ChangePartnerInput, { description: 'Which partner.' }) input: ChangePartnerInput, @Ctx() context: PartnersContext) {
    return step('activate', input, context);
  }

  @Access('partner:change-status')
  @Mutation(() => PartnerPayload, { nullable: true, description: 'The partner may not register for the time being.' })
  suspendPartner(@Arg('input', () => ChangePartnerInput, { description: 'Which partner.' }) input: ChangePartnerInput, @Ctx() context: PartnersContext) {
    return step('suspend', input, context);
  }

  @Access('partner:change-status')
  @Mutation(() => PartnerPayload, { nullable: true, description: 'Ends a suspension.' })
  reinstatePartner(@Arg('input', () => ChangePartnerInput, { description: 'Which partner.' }) input: ChangePartnerInput, @Ctx() context: PartnersContext) {
    return step('reinstate', input, context);
  }

  @Access('partner:change-status')
  @Mutation(() => PartnerPayload, { nullable: true, description: 'The relationship of a suspended partner is being wound up.' })
  startPartnerOffboarding(@Arg('input', () => ChangePartnerInput, { description: 'Which partner.' }) input: ChangePartnerInput, @Ctx() context: PartnersContext) {
    return step('startOffboarding', input, context);
  }

  @Access('partner:terminate')
  @Mutation(() => PartnerPayload, { nullable: true, description: 'The relationship has ended. Final.' })
  terminatePartner(@Arg('input', () => ChangePartnerInput, { description: 'Which partner.' }) input: ChangePartnerInput, @Ctx() context: PartnersContext) {
    return step('terminate', input, context);
  }
}
