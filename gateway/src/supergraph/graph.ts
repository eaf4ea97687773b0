import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { Actor } from '@channelgraph/identity';
import { audienceSchema } from '@channelgraph/supergraph/audiences';
import { printSchema } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import type { Profile } from '../config.ts';
import type { GatewayContext } from '../context.ts';
import { answerText } from '../execution/answer-text.ts';
import type { ExecutorName } from '../execution/executor-names.ts';
import { openExecution } from '../execution/executors.ts';
import type { AudienceExecutor, Executor } from '../execution/executors.ts';
import type { SubgraphTransport } from '../execution/transports/transport.ts';
import { knownCallers } from '../identity/known-callers.ts';
import { answerKnown } from '../known/answering.ts';
import type { AnswerKnown } from '../known/answering.ts';
import type { Begun } from '../known/begun.ts';
import { knownOperations } from '../known/known-operations.ts';
import type { KnownOperations } from '../known/known-operations.ts';
import type { Budget } from '../protection/budget/budget.ts';
import { chargeOperations, charging } from '../protection/charge-operations.ts';
import { costRules } from '../protection/cost/cost-rules.ts';
import type { CostRules } from '../protection/cost/cost-rules.ts';
import { answerErrors } from '../protection/answer-errors.ts';
import { documentStore } from '../protection/document-store.ts';
import type { Limits } from '../protection/limits.ts';
import { operationChoice } from '../protection/operation-choice.ts';
import { persistedQueryCache } from '../protection/persisted/persisted-operations.ts';
import type { Persisted } from '../protection/persisted/persisted-operations.ts';
import { publicError } from '../protection/public-error.ts';
import type { GatewayLogger } from '../telemetry/logger.ts';
import { observeOperations } from '../telemetry/observe-operations.ts';
import type { Audiences } from './audiences.ts';

export interface GraphOptions {
  readonly supergraphSdl: string;
  readonly transports: (name: string, url: string) => SubgraphTransport;
  readonly profile: Profile;
  readonly signInHint: string;
  readonly limits: Limits;
  readonly budget: Budget;
  /** Null takes no ids. */
  readonly persisted: Persisted | null;
  readonly logger: GatewayLogger;
  readonly audiences: Audiences;
  readonly executor: ExecutorName;
  /** Whether operations of somebody unknown are run. */
  readonly servesAnybody: boolean;
}

/** The graph as one audience sees it. What is parsed, judged and planned for it is kept apart from the others'. */
export interface GraphView {
  readonly server: ApolloServer<GatewayContext>;
  /** The short way for operations that have been here before; null where there is none. */
  readonly known: { readonly operations: KnownOperations; readonly answer: AnswerKnown } | null;
  /** The schema that these callers see, without the marks of federation. */
  sdl(): string;
}

/** The supergraph, loaded once and ready to run operations of every audience. */
export interface Graph {
  viewOf(actor: Actor | null): GraphView;
  stop(): Promise<void>;
}

/**
 * Loads a supergraph. Every option that guards something is spelled out: the libraries' defaults follow NODE_ENV, and
 * an environment variable is no place for a decision about safety.
 * @throws Error when the supergraph is not valid, or what is tagged for an audience makes no schema
 */
export async function loadGraph(options: GraphOptions): Promise<Graph> {
  const { supergraphSdl, transports, limits, logger, audiences } = options;
  const { api, executorFor, stop } = await openExecution({ name: options.executor, supergraphSdl, transports, limits, logger });
  const schemas = Object.entries(audiences.tags).map(([name, tag]) => [name, audienceSchema({ api, supergraphSdl, tag })] as const);
  const rules = costRules(supergraphSdl);
  const views = new Map(await Promise.all(schemas.map(async ([name, schema]) => [name, await viewOf({ schema, execution: executorFor(name, schema), rules }, options)] as const)));
  return {
    viewOf: actor => {
      const view = views.get(audiences.of(actor));
      if (view === undefined) throw new Error('A caller belongs to an audience that there is not.');
      return view;
    },
    stop: async () => {
      await Promise.all([...views.values()].map(({ server }) => server.stop()));
      await stop();
    },
  };
}

interface View {
  readonly schema: GraphQLSchema;
  readonly execution: AudienceExecutor;
  readonly rules: CostRules;
}

async function viewOf({ schema, execution: { executor, run }, rules }: View, { supergraphSdl, profile, signInHint, servesAnybody, limits, budget, persisted, logger }: GraphOptions): Promise<GraphView> {
  const isDevelopment = profile === 'development';
  const hidesSchema = !isDevelopment;
  const charge = charging({ schema, limits, rules, budget });
  const known = run === null ? null : { operations: knownOperations(), answer: answerKnown({ charge, run }) };
  const server = new ApolloServer<GatewayContext>({
    gateway: {
      onSchemaLoadOrUpdate: listener => {
        listener({ apiSchema: schema, coreSupergraphSdl: supergraphSdl });
        return () => undefined;
      },
      load: () => Promise.resolve({ executor: question => begunIn(question)?.result ?? executor(question) }),
      stop: () => Promise.resolve(), // it is shared; the graph stops it
    },
    logger,
    nodeEnv: 'production',
    introspection: isDevelopment,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: hidesSchema,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: persisted !== null && { cache: persistedQueryCache(persisted.operations) },
    cache: 'bounded',
    documentStore: documentStore(),
    parseOptions: { maxLexicalTokens: limits.tokens, maxComments: limits.tokens },
    maxRecursiveSelections: false, // measured before, with everything else
    stopOnTerminationSignals: false,
    stringifyResult: answerText,
    formatError: formatted => publicError(formatted, { hidesSchema }),
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      // In this order: an operation that does not exist is refused as such, whoever asks.
      operationChoice,
      ...(servesAnybody ? [] : [knownCallers(signInHint)]),
      chargeOperations({ charge, budget }),
      answerErrors({ logger, mostErrors: limits.errors }),
      observeOperations, // last: it sees the errors as the caller does
      ...(known === null ? [] : [known.operations.learning]),
    ],
  });
  await server.start();
  let sdl: string | undefined;
  return { server, known, sdl: () => (sdl ??= printSchema(schema)) };
}

const begunIn = ({ context }: Parameters<Executor>[0]): Begun | undefined => (context as unknown as GatewayContext).begun; // Apollo hands on what it was given
