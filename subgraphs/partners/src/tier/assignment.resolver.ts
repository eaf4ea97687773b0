import { Bounded, commandKey, ForPartners, payload, VendorOnly } from '@channelgraph/subgraph';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { PartnersContext } from '../context.ts';
import { PartnerType } from '../partner/partner.graphql.ts';
import { Access } from '../permissions.ts';
import { PersonType } from '../person/person.graphql.ts';
import { AssignTierInput, TierAssignmentPayload, TierAssignmentType } from './assignment.graphql.ts';
import type { TierAssignment } from './assignment.ts';
import { TierProgramType, TierType } from './tier.graphql.ts';

@Resolver(() => TierAssignmentType)
export class TierAssignmentResolver {
  @ForPartners
  @FieldResolver(() => TierType, { nullable: true, description: 'The tier.' })
  tier(@Root() { tierId }: TierAssignment, @Ctx() { tierService }: PartnersContext) {
    return tierService.tier(tierId);
  }

  @ForPartners
  @FieldResolver(() => TierProgramType, { nullable: true, description: 'The ladder it is a rung of.' })
  program(@Root() { programId }: TierAssignment, @Ctx() { tierService }: PartnersContext) {
    return tierService.program(programId);
  }

  @VendorOnly
  @FieldResolver(() => PersonType, { nullable: true, description: 'Who decided; null when it is not yours to see.' })
  decidedBy(@Root() { decidedBy }: TierAssignment, @Ctx() { loaders }: PartnersContext) {
    return loaders.person.load(decidedBy);
  }

  @Access('tier:assign')
  @Mutation(() => TierAssignmentPayload, { nullable: true, description: 'Gives a partner a tier by decision. What it held of the same programme ends at that instant; the history shows OVERRIDE and the reason.' })
  assignTier(@Arg('input', () => AssignTierInput, { description: 'Which partner, which tier, and why.' }) input: AssignTierInput, @Ctx() { tierAssignmentService }: PartnersContext) {
    const { partnerId, tierId, reason, clientMutationId } = input;
    return payload('assignment', tierAssignmentService.assign({ partnerId, tierId, reason }, commandKey(input)), clientMutationId);
  }
}

@Resolver(() => PartnerType)
export class TierHistoryOfPartnerResolver {
  @Access('tier:read-history')
  @Bounded('A tier is held for months, not days.')
  @FieldResolver(() => [TierAssignmentType], { nullable: true, description: 'Every tier the partner holds and held, the latest first.' })
  async tierHistory(@Root() { id }: PartnerType, @Ctx() { loaders }: PartnersContext) {
    return (await loaders.tierHistory.load(id)) ?? [];
  }
}
