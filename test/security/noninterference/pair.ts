import { raw, sql } from '@channelgraph/database';
import { inProcessTransport, startGateway } from '@channelgraph/gateway';
import type { Actor } from '@channelgraph/identity';
import { members } from '@channelgraph/standalone';
import { openSubgraph, type RunningSubgraph } from '@channelgraph/subgraph';
import { composeSupergraph } from '@channelgraph/supergraph';
import { testClock, type TestClock, type TestDatabase } from '@channelgraph/testing';
import { buildClientSchema, getIntrospectionQuery, type GraphQLSchema, type IntrospectionQuery } from 'graphql';
import { NOW, SETTINGS } from '../../graph/house.ts';
import { databaseOf, deliver } from './databases.ts';
import { STATES, worldsOf, type State, type Worlds } from './world.ts';

/** What is asked: an operation of the graph, or of one subgraph behind it. */
export interface Question {
  /** `gateway`, or the name of a subgraph. */
  readonly at: string;
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}
/** An answer as it came. */
export type Told = Readonly<Record<string, unknown>>;
/** The answer of the world as it is, and of one that the watcher must not be able to tell from it. */
export interface Answers {
  readonly whole: Told;
  readonly other: Told;
}

/** A way to ask without some row scopes. */
export interface Unscoped {
  begin(): void;
  end(): void;
  close(): Promise<void>;
}

/** One gateway before two states of the world: what it is asked, it asks of the state that is up. */
export interface Pair {
  readonly worlds: Worlds;
  readonly databases: Readonly<Record<State, TestDatabase>>;
  readonly clock: TestClock;
  /** The composed API, and what each subgraph serves, as its callers may ask for it. */
  readonly schemas: ReadonlyMap<string, GraphQLSchema>;
  /** What broke behind the scenes. */
  readonly broken: unknown[];
  readonly ask: (actor: Actor, question: Question, other?: State) => Promise<Answers>;
  readonly askIn: (state: State, actor: Actor, question: Question) => Promise<Told>;
  /** The rows of a table as its policies show them to this actor, in order. */
  readonly rows: (state: State, actor: Actor, table: string) => Promise<readonly string[]>;
  /** Hands events over in both. */
  readonly deliver: () => Promise<void>;
  /** The same databases asked through subgraphs with these row scopes open; in force between `begin` and `end`. */
  readonly unscoped: (scopes: readonly string[]) => Promise<Unscoped>;
  close(): Promise<void>;
}

type Running = Map<string, RunningSubgraph>;

interface Opening {
  readonly database: TestDatabase;
  readonly clock: TestClock;
  readonly broken: unknown[];
  /** All of them unless named. */
  readonly only?: readonly string[];
  readonly unscoped?: readonly string[];
}

const opened = ({ database, clock, broken, only, unscoped }: Opening): Promise<readonly (readonly [string, RunningSubgraph])[]> =>
  Promise.all(members.filter(({ name }) => only?.includes(name) ?? true).map(async ({ name, definition }) => [name, await openSubgraph(definition, {
    url: database.urls.get(name)?.url ?? '', settings: SETTINGS, now: () => clock.now(), onError: error => broken.push(error),
    ...(unscoped && { unscoped }),
  })] as const));

/** `seed` and `markets` make the worlds. */
export async function openPair(seed: number, markets: number): Promise<Pair> {
  const worlds = worldsOf(seed, markets);
  const [whole, withoutRivals, withoutHidden] = await Promise.all([databaseOf(worlds.whole), databaseOf(worlds.withoutRivals), databaseOf(worlds.withoutHidden)]);
  const databases = { whole, withoutRivals, withoutHidden };
  const clock = testClock(NOW);
  const broken: unknown[] = [];
  const running: Record<State, Running> = {
    whole: new Map(await opened({ database: whole, clock, broken })),
    withoutRivals: new Map(await opened({ database: withoutRivals, clock, broken })),
    withoutHidden: new Map(await opened({ database: withoutHidden, clock, broken })),
  };
  const deliverAll = async (): Promise<void> => { for (const state of STATES) await deliver(running[state]); };
  await deliverAll();

  let up: State = 'whole';
  const called = (name: string): RunningSubgraph => {
    const subgraph = running[up].get(name);
    if (!subgraph) throw new RangeError(name);
    return subgraph;
  };
  const gateway = await startGateway({
    supergraphSdl: composeSupergraph(members.map(({ name, url }) => ({ name, url, sdl: called(name).federated.sdl }))),
    transports: name => inProcessTransport(request => called(name).execute(request)),
    verify: token => Promise.resolve(JSON.parse(Buffer.from(token, 'base64url').toString()) as Actor), // made by `bearer`
    host: '127.0.0.1', port: 0, profile: 'development',
  });
  const bearer = (actor: Actor): string => `Bearer ${Buffer.from(JSON.stringify(actor)).toString('base64url')}`;
  const askIn: Pair['askIn'] = async (state, actor, { at, query, variables = {} }) => {
    up = state;
    if (at !== 'gateway') return JSON.parse(JSON.stringify(await called(at).execute({ query, variables, actor, requestId: 'the same' }))) as Told; // JSON
    const response = await fetch(`${gateway.url}/graphql`, {
      method: 'POST', headers: { 'content-type': 'application/json', authorization: bearer(actor) }, body: JSON.stringify({ query, variables }),
    });
    return withoutRequestIds(await response.json() as Told); // JSON
  };
  const { data } = await askIn('whole', { personId: '', role: 'VENDOR_ADMIN', partnerId: null, scopes: [] }, { at: 'gateway', query: getIntrospectionQuery() });
  const schemas = new Map([['gateway', buildClientSchema(data as IntrospectionQuery)], ...[...running.whole].map(([name, { federated }]) => [name, federated.schema] as const)]); // asked for as such

  return {
    worlds, databases, clock, schemas, broken, askIn,
    deliver: deliverAll,
    async rows(state, actor, table) {
      const database = running[state].get(table.split('.')[0] ?? '')?.database;
      const found = await database?.as({ actor, at: clock.now() }).rows<{ row: string }>(sql`select to_jsonb(t)::text as row from ${raw(table)} t`);
      return (found ?? []).map(({ row }) => row).sort();
    },
    ask: async (actor, question, other = 'withoutRivals') => ({ whole: await askIn('whole', actor, question), other: await askIn(other, actor, question) }),
    async unscoped(scopes) {
      const touched = [...new Set(scopes.map(scope => scope.split('.')[0] ?? ''))];
      const scoped = { ...running };
      const open = Object.fromEntries(await Promise.all(STATES.map(async state => [state, new Map(await opened({ database: databases[state], clock, broken, only: touched, unscoped: scopes }))] as const))) as Record<State, Running>; // by state
      return {
        begin: () => { for (const state of STATES) running[state] = new Map([...scoped[state], ...open[state]]); },
        end: () => { for (const state of STATES) running[state] = scoped[state]; },
        close: async () => { await Promise.all(STATES.flatMap(state => [...open[state].values()]).map(subgraph => subgraph.close())); },
      };
    },
    async close() {
      await gateway.stop();
      await Promise.all(STATES.flatMap(state => [...running[state].values()]).map(subgraph => subgraph.close()));
      await Promise.all(STATES.map(state => databases[state].drop()));
    },
  };
}

/** Each request has its own; it tells nobody anything. */
function withoutRequestIds(told: Told): Told {
  const errors = told['errors'] as readonly { readonly extensions?: Record<string, unknown> }[] | undefined; // GraphQL's errors
  return errors ? { ...told, errors: errors.map(({ extensions: { requestId: _, ...extensions } = {}, ...error }) => ({ ...error, extensions })) } : told;
}
