import { Bounded, commandKey, ForPartners, payload } from '@channelgraph/subgraph';
import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { PartnersContext } from '../context.ts';
import { Access } from '../permissions.ts';
import { PersonType } from '../person/person.graphql.ts';
import { AssignTerritoryOwnerInput, EndTerritoryOwnershipInput, TerritoryOwnershipPayload, TerritoryOwnershipType, TerritoryType } from './territory.graphql.ts';
import type { Territory, TerritoryOwnership } from './territory.ts';

@Resolver(() => TerritoryType)
export class TerritoryResolver {
  @Access('territory:read')
  @Bounded('The market is divided once, into countries at the most.')
  @Query(() => [TerritoryType], { nullable: true, description: 'How the vendor divides the market: the whole, then the regions, then the countries.' })
  territories(@Ctx() { territories }: PartnersContext): Promise<readonly Territory[]> {
    return territories.tree();
  }

  @ForPartners
  @FieldResolver(() => TerritoryType, { nullable: true, description: 'The territory it is part of; null for the whole.' })
  parent(@Root() { parentId }: Territory, @Ctx() { loaders }: PartnersContext) {
    return parentId === null ? null : loaders.territory.load(parentId);
  }

  @Access('territory:read-owners')
  @Bounded('The owners of now, a few.')
  @FieldResolver(() => [TerritoryOwnershipType], { nullable: true, description: 'Who of the vendor owns the territory now.' })
  async owners(@Root() { id }: Territory, @Ctx() { loaders }: PartnersContext) {
    return (await loaders.territoryOwners.load(id)) ?? [];
  }

  @Access('territory:assign')
  @Mutation(() => TerritoryOwnershipPayload, { nullable: true, description: 'Gives a territory to somebody of the vendor, beside those who own it already.' })
  assignTerritoryOwner(
    @Arg('input', () => AssignTerritoryOwnerInput, { description: 'Which territory, and who.' }) input: AssignTerritoryOwnerInput,
    @Ctx() { territoryService }: PartnersContext,
  ) {
    const { territoryId, personId, clientMutationId } = input;
    return payload('ownership', territoryService.assign({ territoryId, personId }, commandKey(input)), clientMutationId);
  }

  @Access('territory:assign')
  @Mutation(() => TerritoryOwnershipPayload, { nullable: true, description: 'Takes a territory from somebody of the vendor, now.' })
  endTerritoryOwnership(
    @Arg('input', () => EndTerritoryOwnershipInput, { description: 'Which ownership.' }) input: EndTerritoryOwnershipInput,
    @Ctx() { territoryService }: PartnersContext,
  ) {
    return payload('ownership', territoryService.end(input), input.clientMutationId);
  }
}

@Resolver(() => TerritoryOwnershipType)
export class TerritoryOwnershipResolver {
  @FieldResolver(() => PersonType, { nullable: true, description: 'Who owns it.' })
  person(@Root() { personId }: TerritoryOwnership, @Ctx() { loaders }: PartnersContext) {
    return loaders.person.load(personId);
  }
}
