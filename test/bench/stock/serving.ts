import 'reflect-metadata';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { printSchemaWithDirectives } from '@graphql-tools/utils';
import { parse } from 'graphql';
import { buildSchema, createResolversMap, type NonEmptyArray } from 'type-graphql';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { settings } from '../proxy/listening.ts';

const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])';

interface StockSettings {
  readonly port: number;
  readonly databaseUrl: string;
}

export interface StockSubgraph<Context extends object> {
  readonly resolvers: NonEmptyArray<new () => object>;
  readonly types: readonly (new () => object)[];
  readonly entities: readonly (new () => object)[];
  /** How a reference to a partner is resolved. */
  readonly partner: (reference: { readonly id: string }, context: Context) => unknown;
  /** Loaders and time of one operation. */
  readonly context: (source: DataSource) => Context;
}

/** Runs one plain subgraph in this process. */
export async function serve<Context extends object>({ resolvers, types, entities, partner, context }: StockSubgraph<Context>): Promise<void> {
  const { port, databaseUrl } = settings as StockSettings; // written by the benchmark that starts it
  const options: DataSourceOptions = { type: 'postgres', url: databaseUrl, entities: [...entities], poolSize: 10 };
  const source = await new DataSource(options).initialize();
  const declared = await buildSchema({ resolvers, orphanedTypes: [...types], validate: false, skipCheck: true });
  const resolversMap = createResolversMap(declared);
  const schema = buildSubgraphSchema([{
    typeDefs: parse(`${LINK}\n${printSchemaWithDirectives(declared)}`),
    resolvers: { ...resolversMap, Partner: { ...resolversMap['Partner'], __resolveReference: partner } } as never, // two libraries' names for one shape
  }]);
  const server = new ApolloServer<Context>({ schema });
  await startStandaloneServer(server, { listen: { host: '127.0.0.1', port }, context: () => Promise.resolve(context(source)) });
  process.once('disconnect', () => process.exit(0));
  process.once('SIGTERM', () => process.exit(0));
}

/** Values in the order of their keys, as DataLoader wants them. */
export const inOrder = <Value>(keys: readonly string[], values: readonly Value[], keyOf: (value: Value) => string): readonly (Value | null)[] => {
  const byKey = new Map(values.map(value => [keyOf(value), value]));
  return keys.map(key => byKey.get(key) ?? null);
};

/** Values by a key that several share. */
export function groupedBy<Value>(values: readonly Value[], keyOf: (value: Value) => string): ReadonlyMap<string, readonly Value[]> {
  const groups = new Map<string, Value[]>();
  for (const value of values) {
    const key = keyOf(value);
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}
