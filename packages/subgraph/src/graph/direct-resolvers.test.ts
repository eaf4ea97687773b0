import 'reflect-metadata';
import { actor } from '@channelgraph/testing';
import { execute, parse, type GraphQLSchema } from 'graphql';
import { Arg, Args, ArgsType, Ctx, Field, ID, Info, InputType, Int, ObjectType, Query, Resolver, Root, FieldResolver, UseMiddleware } from 'type-graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { accessControl } from '../access/access-control.ts';
import { directResolvers } from './direct-resolvers.ts';
import { federatedSchema, type FederatedSchema } from './federated-schema.ts';

const { Access } = accessControl({ 'shelf:read': ['VENDOR_ADMIN'] });
const heard: unknown[] = [];

@InputType('Size', { description: 'A size.' })
class Size {
  @Field(() => Int, { description: 'How wide.' }) width!: number;
  @Field(() => Size, { nullable: true, description: 'What fits in.' }) inner?: Size | null;
}
@InputType('ShelfFilter', { description: 'Which.' })
class Filter extends Size {
  @Field(() => [Size], { nullable: true, description: 'Sizes.' }) sizes?: Size[];
  @Field(() => [String], { nullable: true, description: 'Words.' }) words?: string[];
}
@ArgsType()
class Paging {
  @Field(() => Int, { defaultValue: 20, description: 'How many.' }) first!: number;
  @Field(() => String, { nullable: true, description: 'From where.' }) after?: string | null;
}
@ArgsType()
class Choice extends Paging {
  @Field(() => Filter, { nullable: true, description: 'Which.' }) filter?: Filter | null;
}
@ObjectType('Shelf', { description: 'A shelf.' })
class Shelf {
  @Field(() => ID, { description: 'Its id.' }) id!: string;
}
@Resolver(() => Shelf)
class ShelfResolver {
  @Access('shelf:read')
  @Query(() => Shelf, { nullable: true, description: 'One.' })
  shelf(@Args(() => Choice) choice: Choice, @Arg('size', () => Filter, { nullable: true, description: 'Size.' }) size: Filter | null, @Ctx() context: object, @Info() { fieldName }: { fieldName: string }): { id: string } {
    heard.push([choice, size, context, fieldName]);
    return { id: '7' };
  }

  @FieldResolver(() => String, { nullable: true, description: 'Label.' })
  label(@Root() { id }: Shelf, @Arg('sizes', () => [Size], { nullable: true, description: 'Sizes.' }) sizes: Size[] | null): string {
    heard.push([id, sizes]);
    return id;
  }

  @UseMiddleware((_, next) => next())
  @Query(() => String, { nullable: true, description: 'Watched.' })
  watched(): string { return 'seen'; }
}

let built: FederatedSchema;
beforeAll(async () => { built = await federatedSchema({ resolvers: [ShelfResolver], types: [], references: {} }); });

async function heardBy(schema: GraphQLSchema, text: string, role: 'VENDOR_ADMIN' | 'ANALYST' = 'VENDOR_ADMIN') {
  heard.length = 0;
  const { data, errors } = await execute({ schema, document: parse(text), contextValue: { actor: actor(role, { personId: '00000000-0000-4000-8000-000000000001' }) } });
  return { said: JSON.stringify([data, errors]), heard: [...heard] };
}

describe('a resolver that is called straight', () => {
  it.each([
    '{ shelf { id label } }',
    '{ shelf(first: 2, after: null) { label(sizes: []) } }',
    '{ shelf(filter: { width: 1, sizes: [{ width: 2, inner: { width: 3 } }], words: ["a"] }, size: { width: 4, sizes: null }) { label(sizes: [{ width: 5, inner: null }]) } }',
  ])('hears what type-graphql would tell it: %s', async text => {
    const ours = await heardBy(built.schema, text);
    expect(ours).toStrictEqual(await heardBy(built.declared, text)); // classes included
    expect(ours.heard).toHaveLength(text.includes('label') ? 2 : 1);
  });

  it('stands behind its guard', async () => {
    const ours = await heardBy(built.schema, '{ shelf { id } }', 'ANALYST');
    expect(ours).toEqual(await heardBy(built.declared, '{ shelf { id } }', 'ANALYST'));
    expect([ours.heard, ours.said]).toEqual([[], expect.stringContaining('FORBIDDEN')]);
  });

  it('has nothing but guards before it: with any other middleware it is left to type-graphql', async () => {
    const { Query: queries = {} } = directResolvers([ShelfResolver]);
    expect(Object.keys(queries)).toEqual(['shelf']);
    expect(await heardBy(built.schema, '{ watched }')).toMatchObject({ said: '[{"watched":"seen"},null]' });
  });
});
