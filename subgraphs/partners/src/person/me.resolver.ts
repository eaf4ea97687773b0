import { Ctx, Query, Resolver } from 'type-graphql';
import type { PartnersContext } from '../context.ts';
import { Access } from '../permissions.ts';
import { MeType } from './me.graphql.ts';

@Resolver(() => MeType)
export class MeResolver {
  @Access('me:read')
  @Query(() => MeType, { nullable: true, description: 'Who you are, as the graph sees you.' })
  me(@Ctx() { viewer, loaders, employments }: PartnersContext) {
    const { role, personId, partnerId } = viewer.actor;
    return {
      role,
      person: () => loaders.person.load(personId),
      partner: () => (partnerId === null ? null : loaders.partner.load(partnerId)),
      employment: employments.own,
    };
  }
}
