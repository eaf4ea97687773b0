import type { Permissions } from '@channelgraph/subgraph';
import { keysOf } from '@channelgraph/supergraph';
import { isNonNullType, isObjectType, type GraphQLField, type GraphQLObjectType, type GraphQLSchema } from 'graphql';

/** What the contract judges of a subgraph before it runs. */
export interface Declared {
  readonly name: string;
  /** As declared in code: keeps which action each field is. */
  readonly schema: GraphQLSchema;
  readonly sdl: string;
  readonly permissions: Permissions;
  /** Types that it finds by their key. */
  readonly references: readonly string[];
  /** The other subgraphs of the graph. */
  readonly neighbours: readonly { readonly name: string; readonly schema: GraphQLSchema }[];
}

export type Field = GraphQLField<unknown, unknown>;

export interface Place {
  /** `Type.field` */
  readonly coordinate: string;
  readonly field: Field;
}

export const objectTypes = (schema: GraphQLSchema): readonly GraphQLObjectType[] =>
  Object.values(schema.getTypeMap()).filter(isObjectType).filter(({ name }) => !name.startsWith('_'));

export const placesIn = (type: GraphQLObjectType | null | undefined): readonly Place[] =>
  Object.values(type?.getFields() ?? {}).filter(({ name }) => !name.startsWith('_')).map(field => ({ coordinate: `${type?.name ?? ''}.${field.name}`, field }));

export const rootPlaces = ({ schema }: Pick<Declared, 'schema'>): readonly Place[] => [schema.getQueryType(), schema.getMutationType()].flatMap(placesIn);

const beyondKeys = (type: GraphQLObjectType): readonly Place[] => placesIn(type).filter(({ field }) => !keysOf(type).includes(field.name));
const promises = (schema: GraphQLSchema, name: string): boolean => {
  const type = schema.getType(name);
  return isObjectType(type) && keysOf(type).length > 0 && beyondKeys(type).some(({ field }) => isNonNullType(field.type));
};

/** Entities that another subgraph owns, because it promises a field of them beyond the key. */
export const isForeign = ({ neighbours }: Pick<Declared, 'neighbours'>, type: string): boolean => neighbours.some(({ schema }) => promises(schema, type));

/** The fields that this subgraph adds to entities of others. */
export const addedPlaces = (subgraph: Declared): readonly Place[] =>
  objectTypes(subgraph.schema).filter(type => keysOf(type).length > 0 && isForeign(subgraph, type.name)).flatMap(beyondKeys);
