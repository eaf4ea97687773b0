import { accessControl, federatedSchema, type SubgraphDefinition } from '@channelgraph/subgraph';
import { buildSchema } from 'graphql';
import { Arg, Directive, Extensions, Field, FieldResolver, ID, InputType, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { expect, it } from 'vitest';
import { bareSchema } from '../bare-schema.ts';
import { openTestSubgraph } from '../subgraph.ts';
import { openDoors } from './access-rules.ts';

const { Access, permissions } = accessControl({ 'fine:read': ['CHANNEL_FINANCE'], 'fine:pay': ['CHANNEL_FINANCE'] });

/** A declaration without the guard that `Access` brings. */
const declares = (action: string) => Extensions({ access: action });

@InputType('PayFineInput')
class PayFineInput {
  @Field(() => ID)
  id!: string;

  @Field(() => [Int])
  coins!: number[];
}

@Directive('@key(fields: "id")')
@ObjectType('Reader')
class ReaderStub {
  @Field(() => ID)
  id!: string;
}

@Resolver(() => ReaderStub)
class FineResolver {
  @Access('fine:read')
  @Query(() => Int, { nullable: true })
  fine(@Arg('id', () => ID) _id: string) { return 1; }

  @declares('fine:read')
  @Query(() => Int, { nullable: true })
  openFine(@Arg('id', () => ID) _id: string) { return 1; }

  @Access('fine:pay')
  @Mutation(() => Int, { nullable: true })
  payFine(@Arg('input', () => PayFineInput) _input: PayFineInput) { return 1; }

  @declares('fine:pay')
  @Mutation(() => Int, { nullable: true })
  payOpenFine(@Arg('input', () => PayFineInput) _input: PayFineInput) { return 1; }

  @Access('fine:read')
  @FieldResolver(() => Int, { nullable: true })
  fines() { return 1; }

  @declares('fine:read')
  @FieldResolver(() => Int, { nullable: true })
  openFines() { return 1; }
}

const fines: SubgraphDefinition<object> = {
  ...bareSchema('fines'),
  graph: { resolvers: [FineResolver], types: [ReaderStub], references: { Reader: ({ id }) => ({ id }) } },
  permissions, entities: [], projectors: {}, projected: [],
  compose: () => request => request,
};
const members = { name: 'members', schema: buildSchema('directive @key(fields: String!) on OBJECT type Query { a: Int } type Reader @key(fields: "id") { id: ID! name: String! }') };

it('finds the doors where a list is declared and nobody looks at it', async () => {
  const { declared, sdl } = await federatedSchema(fines.graph);
  const test = await openTestSubgraph(fines);
  const found = await openDoors({ test, declared: { name: 'fines', schema: declared, sdl, permissions, references: ['Reader'], neighbours: [members] } }).finally(() => test.close());
  expect(found).toEqual(['Query.openFine', 'Mutation.payOpenFine', 'Reader.openFines'].flatMap(door => [`${door} does not refuse nobody in particular`, `${door} does not refuse VENDOR_ADMIN`]));
});
