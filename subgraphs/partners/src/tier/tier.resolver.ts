import { Bounded, ForPartners } from '@channelgraph/subgraph';
import { Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { PartnersContext } from '../context.ts';
import { PartnerType } from '../partner/partner.graphql.ts';
import { Access } from '../permissions.ts';
import type { HeldTier } from './assignment.ts';
import type { ShownProgram } from './disclosure.ts';
import { CurrentTierType, TierProgramType, TierProgressType, TierType } from './tier.graphql.ts';

@Resolver(() => TierProgramType)
export class TierProgramResolver {
  @Access('tier:read-programs')
  @Bounded('A vendor has a programme or two.')
  @Query(() => [TierProgramType], { nullable: true, description: 'The ladders that partners are judged against.' })
  tierPrograms(@Ctx() { tierService }: PartnersContext): Promise<readonly ShownProgram[]> {
    return tierService.programs();
  }

  @Access('tier:read-programs')
  @Bounded('A ladder has a few rungs.')
  @FieldResolver(() => [TierType], { nullable: true, description: 'Its tiers, the lowest first.' })
  tiers(@Root() { tiers }: ShownProgram) {
    return tiers;
  }
}

@Resolver(() => CurrentTierType)
export class CurrentTierResolver {
  @ForPartners
  @FieldResolver(() => TierProgramType, { nullable: true, description: 'The ladder it is a rung of.' })
  program(@Root() { programId }: HeldTier, @Ctx() { tierService }: PartnersContext) {
    return tierService.program(programId);
  }
}

@Resolver(() => PartnerType)
export class TierOfPartnerResolver {
  @Access('tier:read')
  @FieldResolver(() => CurrentTierType, { nullable: true, description: 'The tier the partner holds now; null when it holds none.' })
  currentTier(@Root() { id }: PartnerType, @Ctx() { loaders }: PartnersContext) {
    return loaders.currentTier.load(id);
  }

  @Access('tier:read-progress')
  @FieldResolver(() => TierProgressType, { nullable: true, description: 'Where the partner stands now, and what it takes to reach the next tier; null while there is no programme.' })
  tierProgress(@Root() { id }: PartnerType, @Ctx() { loaders }: PartnersContext) {
    return loaders.tierProgress.load(id);
  }
}
