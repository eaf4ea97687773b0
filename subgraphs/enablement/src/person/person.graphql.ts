import { ForPartners } from '@channelgraph/subgraph';
import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** What enablement adds to people: what they learn and hold. No simple resolvers: they would drop the guards of those fields. */
@Directive('@key(fields: "id")')
@ObjectType('Person', { description: 'Somebody who works for the vendor or for a partner.' })
export class PersonStub {
  @ForPartners @Field(() => ID, { description: 'Random identifier, the same in every subgraph.' }) id!: string;
}
