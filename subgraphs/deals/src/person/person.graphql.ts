import { Directive, Field, ID, ObjectType } from 'type-graphql';

@Directive('@key(fields: "id")')
@ObjectType('Person', { description: 'Somebody who works for the vendor or for a partner.' })
export class PersonStub {
  @Field(() => ID, { description: 'Random identifier, the same in every subgraph.' }) id!: string;
}
