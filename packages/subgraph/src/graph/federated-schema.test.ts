import 'reflect-metadata';
import { Field, FieldResolver, ID, ObjectType, Query, Resolver } from 'type-graphql';
import { expect, it } from 'vitest';
import { federatedSchema } from './federated-schema.ts';

@ObjectType('Zebra', { description: 'Last by name.' })
class Zebra {
  @Field(() => ID, { description: 'Its id.' }) id!: string;
}
@ObjectType('Ant', { description: 'First by name.' })
class Ant {
  @Field(() => Zebra, { description: 'Its friend.' }) friend!: Zebra;
}
// Loaded in the opposite order of the list below.
@Resolver(() => Zebra)
class SecondResolver {
  @Query(() => Ant, { nullable: true, description: 'Second.' }) second(): null { return null; }
  @FieldResolver(() => String, { nullable: true, description: 'Second.' }) secondField(): null { return null; }
}
@Resolver(() => Zebra)
class FirstResolver {
  @Query(() => Zebra, { nullable: true, description: 'First.' }) first(): null { return null; }
  @FieldResolver(() => String, { nullable: true, description: 'First.' }) firstField(): null { return null; }
}

it('prints the same text in whatever order files are loaded: by the list of resolvers, and types by name', async () => {
  const { sdl } = await federatedSchema({ resolvers: [FirstResolver, SecondResolver], types: [], references: {} });
  expect([...sdl.matchAll(/^type (\w+)|^ {2}(\w+)[:(]/gm)].map(([, type, field]) => type ?? field)).toEqual([
    'query', 'Query', 'first', 'second', 'Ant', 'friend', 'Zebra', 'id', 'firstField', 'secondField',
  ]);
});
