import { PageArgs, pageOf, pageSize, readCursor, type Page } from '@channelgraph/subgraph';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { PartnersContext } from '../context.ts';
import { PartnerType } from '../partner/partner.graphql.ts';
import { Access } from '../permissions.ts';
import { PersonConnection, PersonType } from './person.graphql.ts';
import type { Person } from './person.ts';

@Resolver(() => PersonType)
export class PersonResolver {
  @Access('person:read')
  @Query(() => PersonType, { nullable: true, description: 'One person; null when there is none by that id or it is not yours to see.' })
  person(@Arg('id', () => ID, { description: 'Id of the person.' }) id: string, @Ctx() { loaders }: PartnersContext): Promise<Person | null> {
    return loaders.person.load(id);
  }
}

@Resolver(() => PartnerType)
export class PeopleOfPartnerResolver {
  @Access('person:list')
  @FieldResolver(() => PersonConnection, { nullable: true, description: 'Who works for the partner now, by name.' })
  async people(@Root() { id }: PartnerType, @Args(() => PageArgs) page: PageArgs, @Ctx() { loaders }: PartnersContext): Promise<Page<Person> | null> {
    const first = pageSize(page);
    const [name, lastId] = page.after ? readCursor(page.after, ['string', 'uuid']) : [];
    const rows = await loaders.people({ first, after: lastId === undefined ? null : { name: String(name), id: String(lastId) } }).load(id);
    return rows && pageOf({ rows, first, after: page.after, keyOf: person => [person.name, person.id], totalCount: async () => (await loaders.headcount.load(id)) ?? 0 });
  }
}
