import 'reflect-metadata';
import { Arg, Field, FieldResolver, InputType, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { isInputObjectType, isObjectType } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { accessControl } from '../access/access-control.ts';
import { enumeration } from '../values/enumeration.ts';
import { CommandInput } from '../values/mutation.ts';
import { audienceOf, ForPartners, VendorOnly } from './audience.ts';
import { federatedSchema, type FederatedSchema } from './federated-schema.ts';

const { Access } = accessControl({ 'shelf:read': ['VENDOR_ADMIN', 'PARTNER_LEARNER'], 'shelf:count': ['VENDOR_ADMIN', 'INTEGRATION'] });
const Wood = enumeration('Wood', 'What it is made of.', { OAK: 'Oak.', PLYWOOD: 'Not oak.' }, ['OAK']);

@ObjectType('Room', { description: 'A room.' })
@VendorOnly
class Room {
  @ForPartners @Field(() => String, { description: 'Its key.' }) key!: string;
}

@ObjectType('Shelf', { description: 'A shelf.' })
class Shelf {
  @ForPartners @Field(() => String, { description: 'Its name.' }) name!: string;
  @VendorOnly @Field(() => String, { description: 'Its price.' }) price!: string;
  @Field(() => Wood, { description: 'Nobody said for whom.' }) wood!: string;
}

@InputType('PaintInput', { description: 'A colour.' })
class PaintInput extends CommandInput {
  @ForPartners @Field(() => String, { description: 'Which.' }) colour!: string;
  @VendorOnly @Field(() => String, { nullable: true, description: 'From whom.' }) dealer?: string;
}

@Resolver(() => Shelf)
class ShelfResolver {
  @Access('shelf:read')
  @Query(() => Shelf, { nullable: true, description: 'A shelf.' })
  shelf(): null { return null; }

  @Access('shelf:count')
  @Mutation(() => Shelf, { nullable: true, description: 'Counts.' })
  countShelves(@Arg('input', () => PaintInput, { description: 'How.' }) _: PaintInput): null { return null; }

  @ForPartners
  @FieldResolver(() => Room, { nullable: true, description: 'Where it stands.' })
  room(): null { return null; }

  @VendorOnly
  @Access('shelf:read')
  @FieldResolver(() => String, { nullable: true, description: 'Who looks at it.' })
  watcher(): null { return null; }
}

let federated: FederatedSchema;
beforeAll(async () => { federated = await federatedSchema({ resolvers: [ShelfResolver], types: [], references: {} }); });

const decided = (coordinate: string) => {
  const [typeName = '', fieldName = ''] = coordinate.split('.');
  const type = federated.declared.getType(typeName);
  const field = isObjectType(type) || isInputObjectType(type) ? type.getFields()[fieldName] : undefined;
  if (!type || !field) throw new RangeError(coordinate);
  return audienceOf(type, field);
};

describe('who may know of a field', () => {
  it.each([
    ['what is said of it', 'Shelf.name', 'partner'],
    ['the contrary', 'Shelf.price', 'vendor'],
    ['nothing: nobody decided', 'Shelf.wood', null],
    ['the roles of its action', 'Query.shelf', 'partner'],
    ['the roles of an action that no partner’s people may do', 'Mutation.countShelves', 'vendor'],
    ['what is said of a field with an action', 'Shelf.watcher', 'vendor'],
    ['what is said of a field that a resolver adds', 'Shelf.room', 'partner'],
    ['what is said of its whole type', 'Room.key', 'vendor'],
    ['what is said where it is inherited from', 'PaintInput.clientMutationId', 'partner'],
  ] as const)('follows %s', (_, coordinate, audience) => {
    expect(decided(coordinate)).toBe(audience);
  });

  it('is written behind what is for partners, and nothing else', () => {
    const tags = federated.sdl.split('\n').filter(line => line.includes('@tag(')).map(line => line.trim().replace(/[:(]? .*$/, '').replace(/[:(].*$/, ''));
    expect(tags.sort()).toEqual(['OAK', 'clientMutationId', 'colour', 'name', 'room', 'shelf']);
  });
});
