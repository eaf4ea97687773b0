import { Bounded, commandKey, ForPartners, payload } from '@channelgraph/subgraph';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { PartnersContext } from '../context.ts';
import { PartnerType } from '../partner/partner.graphql.ts';
import { Access } from '../permissions.ts';
import { PersonType } from '../person/person.graphql.ts';
import { AssignPartnerManagerInput, PortfolioAssignmentPayload, PortfolioAssignmentType } from './portfolio.graphql.ts';
import type { PortfolioAssignment } from './portfolio.ts';

@Resolver(() => PortfolioAssignmentType)
export class PortfolioResolver {
  @ForPartners
  @FieldResolver(() => PersonType, { nullable: true, description: 'Who looks after the partner.' })
  manager(@Root() { personId }: PortfolioAssignment, @Ctx() { loaders }: PartnersContext) {
    return loaders.person.load(personId);
  }

  @ForPartners
  @FieldResolver(() => PartnerType, { nullable: true, description: 'The partner.' })
  partner(@Root() { partnerId }: PortfolioAssignment, @Ctx() { loaders }: PartnersContext) {
    return loaders.partner.load(partnerId);
  }

  @Access('portfolio:assign')
  @Mutation(() => PortfolioAssignmentPayload, { nullable: true, description: 'Hands a partner over to somebody of the vendor; whoever looked after it stops at the same instant.' })
  assignPartnerManager(
    @Arg('input', () => AssignPartnerManagerInput, { description: 'Which partner, and who.' }) input: AssignPartnerManagerInput,
    @Ctx() { portfolioService }: PartnersContext,
  ) {
    const { partnerId, personId, clientMutationId } = input;
    return payload('assignment', portfolioService.assign({ partnerId, personId }, commandKey(input)), clientMutationId);
  }
}

@Resolver(() => PartnerType)
export class ManagersOfPartnerResolver {
  @Access('partner:read')
  @FieldResolver(() => PersonType, { nullable: true, description: 'Who of the vendor looks after the partner now; null when nobody does.' })
  async manager(@Root() { id }: PartnerType, @Ctx() { loaders }: PartnersContext) {
    const personId = await loaders.managerId.load(id);
    return personId === null ? null : loaders.person.load(personId);
  }

  @Access('portfolio:read')
  @Bounded('A partner changes hands every few years.')
  @FieldResolver(() => [PortfolioAssignmentType], { nullable: true, description: 'Who looks and has looked after the partner, the latest first.' })
  async managers(@Root() { id }: PartnerType, @Ctx() { loaders }: PartnersContext) {
    return (await loaders.managers.load(id)) ?? [];
  }
}
