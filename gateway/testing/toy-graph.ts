/** A bookshop of two subgraphs, so that the front door can be tried without knowing any business. */
import { composeServices } from '@apollo/composition';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { GraphQLError, execute, parse } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import { inProcessTransport } from '../src/execution/transports/in-process.ts';
import type { SubgraphRequest, SubgraphTransport } from '../src/execution/transports/transport.ts';

const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@external", "@requires", "@inaccessible", "@tag", "@cost", "@listSize"])';

/** For readers; whoever else asks sees all of it. */
const tagged = (sdl: string): string => sdl.replaceAll('#', '@tag(name: "reader")');

const SDL = {
  books: tagged(`${LINK}
    type Query { books: [Book!] # book(id: ID!): Book # shelf(filter: ShelfFilter): [Book!] # broken: Book promised: Promised refused(code: String!): Book #
      catalogue(first: Int! = 20, after: String): Catalogue @listSize(slicingArguments: ["first"], sizedFields: ["entries"], requireOneSlicingArgument: false)
      advice(question: String @cost(weight: 3)): Int @cost(weight: 7) shelves: [[Int]] @listSize(assumedSize: 4) }
    type Mutation { addBook(title: String!): Book }
    type Catalogue { entries: [Book!] total: Int }
    input ShelfFilter { genre: Genre # ids: [Int!] }
    enum Genre { NOVEL POEM }
    type Promised { title: String! }
    type Book @key(fields: "id") { id: ID! # title: String # sequel: Book shelfmark: String @inaccessible }`),
  reviews: tagged(`${LINK}
    type Book @key(fields: "id") { id: ID! reviews: [Review!] # shelfmark: String @external place: String @requires(fields: "shelfmark") }
    type Review { text: String # stars: Int }`),
};

type Subgraph = keyof typeof SDL;

const TITLES = new Map([['1', 'Middlemarch'], ['2', 'Emma']]);
const book = (id: string) => ({ __typename: 'Book', id, title: TITLES.get(id) ?? null, shelfmark: `A-${id}` });

interface Fields {
  readonly id: string;
  readonly title: string;
  readonly code: string;
}

const RESOLVERS = {
  books: {
    Query: {
      books: () => [...TITLES.keys()].map(book),
      book: (_: unknown, { id }: Fields) => (TITLES.has(id) ? book(id) : null),
      shelf: () => [book('1')],
      broken: () => {
        throw new Error('connect ECONNREFUSED postgres://shop:secret@10.0.0.7:5432 in select * from books.book');
      },
      catalogue: (_: unknown, { first }: { readonly first: number }) => ({ entries: [book('1'), book('2')].slice(0, first), total: 2 }),
      promised: () => ({ title: null }),
      refused: (_: unknown, { code }: Fields) => {
        throw new GraphQLError('A sentence of the subgraph.', { extensions: { code, sql: 'select 1', stacktrace: ['at secret.ts'] } });
      },
    },
    Mutation: { addBook: (_: unknown, { title }: Fields) => ({ id: '9', title }) },
    Book: { __resolveReference: ({ id }: Fields) => book(id), sequel: ({ id }: Fields) => book(id) },
  },
  reviews: {
    Book: {
      reviews: ({ id }: Fields) => [{ text: `On ${id}`, stars: 4 }],
      place: ({ shelfmark }: { readonly shelfmark: string }) => `Room of ${shelfmark}`,
    },
  },
};

const NAMES: readonly Subgraph[] = ['books', 'reviews'];

let supergraph: string | undefined;

/** The bookshop's supergraph, composed once; its subgraphs claim addresses that must never be called or shown. */
export const toySupergraph = (): string => (supergraph ??= compose());

function compose(): string {
  const composed = composeServices(NAMES.map(name => ({ name, url: `http://${name}.internal.example:4001/graphql`, typeDefs: parse(SDL[name]) })));
  if (composed.errors !== undefined) throw new AggregateError(composed.errors, 'The toy graph does not compose.');
  return composed.supergraphSdl;
}

export interface ToyTransports {
  readonly transports: (name: string) => SubgraphTransport;
  /** Every request that a subgraph has received. */
  readonly received: { readonly subgraph: string; readonly request: SubgraphRequest }[];
  /** Lets a subgraph answer in another way; null makes it well again. */
  disturb(subgraph: Subgraph, answer: SubgraphTransport['execute'] | null): void;
}

export function toyTransports(): ToyTransports {
  const received: ToyTransports['received'] = [];
  const disturbances = new Map<string, SubgraphTransport['execute']>();
  const schemas = new Map<string, GraphQLSchema>(NAMES.map(name => [name, buildSubgraphSchema([{ typeDefs: parse(SDL[name]), resolvers: RESOLVERS[name] }])]));
  return {
    received,
    disturb: (subgraph, answer) => (answer === null ? void disturbances.delete(subgraph) : void disturbances.set(subgraph, answer)),
    transports: name =>
      inProcessTransport(request => {
        received.push({ subgraph: name, request });
        const disturbance = disturbances.get(name);
        const schema = schemas.get(name);
        if (disturbance !== undefined) return disturbance(request);
        if (schema === undefined) throw new Error(`No toy subgraph is called ${name}.`);
        return execute({ schema, document: parse(request.query), variableValues: request.variables, contextValue: request });
      }),
  };
}
