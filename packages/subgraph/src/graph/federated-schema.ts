import { buildSubgraphSchema } from '@apollo/subgraph';
import { printSchemaWithDirectives } from '@graphql-tools/utils';
import { isObjectType, parse, type GraphQLSchema } from 'graphql';
import { buildSchema, createResolversMap, getMetadataStorage, type ClassType, type NonEmptyArray } from 'type-graphql';
import { tagged } from './audience.ts';
import { directResolvers } from './direct-resolvers.ts';
import { entityResolver } from './entities.ts';
import { inOrder } from './definition-order.ts';
import { markConnections } from './list-sizes.ts';
import { moneyFields } from '../values/money.ts';
import type { WrittenFields } from '../written/written-plan.ts';
import { DateTime } from '../values/scalars.ts';

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@external", "@requires", "@provides", "@tag", "@inaccessible", "@cost", "@listSize"])`;

/** The key of an entity as another subgraph names it: `id`, or `code` where the trade has its own names (see its @key). */
type Reference = Readonly<Record<'id' | 'code', string>>;

/** Gives the entity for a reference, or null when it is gone or not for this viewer. */
export type ReferenceResolver<Context> = (reference: Reference, context: Context) => unknown;

export interface GraphDefinition<Context> {
  readonly resolvers: NonEmptyArray<new () => object>;
  /** Object types that no root field reaches: the entities this subgraph adds fields to. */
  readonly types: readonly ClassType[];
  /** GraphQL type name → how its references are resolved. */
  readonly references: Readonly<Record<string, ReferenceResolver<Context>>>;
  /** Fields of others' entities that SQL writes as JSON where it can: `Partner.deals`. */
  readonly written?: WrittenFields;
}

export interface FederatedSchema {
  /** Executable, with `_entities` and `_service`. */
  readonly schema: GraphQLSchema;
  /** What is composed, and committed as schema.graphql. */
  readonly sdl: string;
  /** As declared in code; keeps which action each field is. */
  readonly declared: GraphQLSchema;
}

/** Fields that resolvers add come in the order of the list of resolvers, not in that in which their files happened to be loaded. */
function orderResolvers(resolvers: readonly unknown[]): void {
  const { queries, mutations, fieldResolvers } = getMetadataStorage();
  for (const list of [queries, mutations, fieldResolvers]) list.sort((one, other) => resolvers.indexOf(one.target) - resolvers.indexOf(other.target));
}

export async function federatedSchema<Context>(graph: GraphDefinition<Context>): Promise<FederatedSchema> {
  orderResolvers(graph.resolvers);
  const declared = await buildSchema({
    resolvers: graph.resolvers,
    orphanedTypes: [...graph.types],
    scalarsMap: [{ type: Date, scalar: DateTime }],
    validate: false,
    skipCheck: true,
  });
  markConnections(declared);
  const sdl = `${LINK}\n\n${inOrder(tagged(parse(printSchemaWithDirectives(declared), { noLocation: true }), declared))}\n`;
  const resolvers: Record<string, object> = createResolversMap(declared);
  for (const [type, direct] of Object.entries(directResolvers(graph.resolvers))) resolvers[type] = { ...resolvers[type], ...direct };
  if (resolvers['Money']) resolvers['Money'] = { ...resolvers['Money'], ...moneyFields };
  for (const [type, resolve] of Object.entries(graph.references)) {
    resolvers[type] = { ...resolvers[type], __resolveReference: resolve };
  }
  const schema = buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: resolvers as never }]); // two libraries' names for one shape
  const service = schema.getType('_Service');
  const told = isObjectType(service) ? service.getFields()['sdl'] : undefined;
  if (told) told.resolve = () => sdl; // what is committed, and not the library's print of it
  const entities = schema.getQueryType()?.getFields()['_entities'];
  if (entities?.resolve) entities.resolve = entityResolver(graph.references, entities.resolve);
  return { declared, sdl, schema };
}
