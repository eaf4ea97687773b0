import { createHash } from 'node:crypto';
import { ReadyText } from '@channelgraph/process';
import { composeSupergraph } from '@channelgraph/supergraph';
import { Kind, buildSchema, isInterfaceType, parse, print, visit } from 'graphql';
import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { openExecution } from '../../gateway/src/execution/executors.ts';
import type { Execution, Executor } from '../../gateway/src/execution/executors.ts';
import { EXECUTORS } from '../../gateway/src/execution/executor-names.ts';
import type { ExecutorName } from '../../gateway/src/execution/executor-names.ts';
import { LIMITS } from '../../gateway/src/protection/limits.ts';
import type { SubgraphRequest, SubgraphResponse, SubgraphTransport } from '@channelgraph/gateway';
import { madeUpSubgraph } from './made-up-subgraph.ts';
import type { Weather } from './made-up-subgraph.ts';

/** What one of the executors made of an operation. */
export interface Outcome {
  /** The text of the data, letter by letter. */
  readonly data: string;
  /** Where something went wrong, sorted, each place once. */
  readonly places: readonly string[];
  /** The commands that subgraphs got, in their order. */
  readonly commands: readonly string[];
  readonly requests: number;
}

export interface Compared {
  readonly schema: GraphQLSchema;
  ask(executor: ExecutorName, text: string, variables: Readonly<Record<string, unknown>>, weather?: Weather): Promise<Outcome>;
  /** The same text several times in one turn of the event loop, and how many requests subgraphs got for all of them. */
  askAtOnce(text: string, variables: readonly Readonly<Record<string, unknown>>[], weather: Weather): Promise<{ readonly outcomes: readonly Outcome[]; readonly requests: number }>;
  stop(): Promise<void>;
}

const FAIR: Weather = { seed: '', fieldsFail: false, subgraphsFail: false, valuesAreWrong: false };

type Subgraphs = readonly { readonly name: string; readonly url: string; readonly sdl: string }[];

/** Both executors before the same made-up subgraphs. */
export async function compared(subgraphs: Subgraphs, reach: (name: string, transport: SubgraphTransport) => SubgraphTransport = (_, transport) => transport): Promise<Compared> {
  const supergraphSdl = composeSupergraph(subgraphs);
  let weather = FAIR;
  let commands: string[] = [];
  let requests = 0;
  let isStock = false;
  const whole = buildSchema(supergraphSdl, { assumeValidSDL: true });
  const made = new Map(subgraphs.map(subgraph => [subgraph.name, reach(subgraph.name, madeUpSubgraph(subgraph, whole, () => weather))]));
  const transports = (name: string): SubgraphTransport => ({
    execute: async (request: SubgraphRequest) => {
      requests += 1;
      if (request.query.startsWith('mutation')) commands.push(...commandsIn(request.query));
      const transport = made.get(name);
      if (transport === undefined) throw new Error(`There is no ${name}.`);
      const isText = !isStock && !weather.valuesAreWrong && Number(weather.seed) % 2 === 1; // every other time
      const answer = await transport.execute(request);
      if (isStock) keepNames(answer, whole);
      return isText && request.closed !== undefined && answer.data != null ? { ...answer, data: withTexts(answer.data, request.closed, '') as JsonRecord } : answer; // a record as before
    },
  });
  const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
  const opened = new Map<ExecutorName, { readonly execution: Execution; readonly executor: Executor }>();
  for (const name of EXECUTORS) {
    const execution = await openExecution({ name, supergraphSdl, transports, limits: { ...LIMITS, operationMilliseconds: 60_000, subgraphMilliseconds: 60_000 }, logger: silent });
    opened.set(name, { execution, executor: execution.executorFor('everybody', execution.api).executor });
  }
  const schema = opened.get('compiled')?.execution.api;
  if (schema === undefined) throw new Error('There is no compiled executor.');
  const ask: Compared['ask'] = async (name, text, variables, during = FAIR) => {
    [weather, commands, requests, isStock] = [during, [], 0, name === 'apollo'];
    const executor = opened.get(name)?.executor;
    if (executor === undefined) throw new Error(`There is no executor ${name}.`);
    const document = parse(text);
    const result = await executor(question(schema, document, text, variables));
    const places = (result.errors ?? []).map(({ path }) => (path === undefined ? 'nowhere' : publicPlace(path, document)));
    return { data: result.data === undefined ? 'none' : textOf(result.data), places: [...new Set(places)].sort(), commands, requests };
  };
  return {
    schema,
    ask,
    askAtOnce: async (text, variables, during) => {
      const outcomes = await Promise.all(variables.map(each => ask('compiled', text, each, during)));
      return { outcomes, requests };
    },
    stop: async () => { for (const { execution } of opened.values()) await execution.stop(); },
  };
}

type JsonRecord = Record<string, unknown>;

/** What may leave as text does; entities are not named in the places of what they hold, unless there are several lists of them. */
function withTexts(value: unknown, closed: ReadonlySet<string>, place: string): unknown {
  if (Array.isArray(value)) return value.map(each => withTexts(each, closed, place));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]: [string, unknown]) => {
    const here = name === '_entities' && place === '' ? '' : place === '' ? name : `${place}.${name}`;
    return [name, each !== null && closed.has(here) ? new ReadyText(JSON.stringify(each)) : withTexts(each, closed, here)];
  }));
}

/**
 * RENAMED: a subgraph that has an interface as an object says the interface's name when it is asked for `__typename`. The stock
 * executor lets it rename an object whose type is known already, and has nothing to show for it then; so it does not hear that.
 */
function keepNames({ data }: SubgraphResponse, whole: GraphQLSchema): void {
  const entities: unknown = data?.['_entities'];
  if (!Array.isArray(entities)) return;
  for (const entity of entities as ({ __typename?: string } | null)[]) { // what a subgraph answers to _entities
    if (entity?.__typename !== undefined && isInterfaceType(whole.getType(entity.__typename))) delete entity.__typename;
  }
}

/** The root fields of a text, with their arguments, without what is asked below them. */
const commandsIn = (query: string): readonly string[] => parse(query).definitions.flatMap(definition =>
  (definition.kind === Kind.OPERATION_DEFINITION ? definition.selectionSet.selections.map(selection => print(selection).replace(/\s*\{[^]*/, '')) : []));

const textOf = (data: unknown): string => (data instanceof ReadyText ? data.text : JSON.stringify(data));

/** As it leaves the gateway: up to what only the planner knows. */
function publicPlace(path: readonly (string | number)[], document: DocumentNode): string {
  const asked = new Set<string>();
  visit(document, { Field: ({ alias, name }) => void asked.add((alias ?? name).value) });
  const end = path.findIndex(step => typeof step === 'string' && !asked.has(step));
  return (end === -1 ? path : path.slice(0, end)).join('.');
}

function question(schema: GraphQLSchema, document: DocumentNode, source: string, variables: Readonly<Record<string, unknown>>): Parameters<Executor>[0] {
  const operation = document.definitions.find((definition): definition is OperationDefinitionNode => definition.kind === Kind.OPERATION_DEFINITION);
  const asked = {
    schema, document, operation, source,
    request: { variables, query: source },
    queryHash: createHash('sha256').update(source).digest('hex'),
    context: { actor: null, address: '', requestId: 'one', endsAt: performance.now() + 60_000, observed: undefined },
    metrics: {}, logger: console, operationName: null, overallCachePolicy: {}, cache: {},
  };
  return asked as unknown as Parameters<Executor>[0]; // what of it executors look at
}
