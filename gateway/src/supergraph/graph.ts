import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { printSchema } from 'graphql';
import type { Profile } from '../config.ts';
import type { GatewayContext } from '../context.ts';
import { dataSource } from '../execution/data-source.ts';
import { corrected } from '../execution/executor.ts';
import type { SubgraphTransport } from '../execution/transports/transport.ts';
import { knownCallers } from '../identity/known-callers.ts';
import type { Budget } from '../protection/budget/budget.ts';
import { chargeOperations } from '../protection/charge-operations.ts';
import { costRules } from '../protection/cost/cost-rules.ts';
import { answerErrors } from '../protection/answer-errors.ts';
import { documentStore } from '../protection/document-store.ts';
import type { Limits } from '../protection/limits.ts';
import { operationChoice } from '../protection/operation-choice.ts';
import { persistedQueryCache } from '../protection/persisted/persisted-operations.ts';
import type { Persisted } from '../protection/persisted/persisted-operations.ts';
import { publicError } from '../protection/public-error.ts';
import type { GatewayLogger } from '../telemetry/logger.ts';
import { observeOperations } from '../telemetry/observe-operations.ts';
import { observedIn } from '../telemetry/observe-planning.ts';

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
}

/** The supergraph, loaded and ready to run operations. */
export interface Graph {
  readonly server: ApolloServer<GatewayContext>;
  /** The schema that callers see, without the marks of federation. */
  apiSdl(): string;
}

/**
 * Loads a supergraph. Every option that guards something is spelled out: the libraries' defaults follow NODE_ENV, and
 * an environment variable is no place for a decision about safety.
 * @throws Error when the supergraph is not valid
 */
export async function loadGraph({ supergraphSdl, transports, profile, signInHint, limits, budget, persisted, logger }: GraphOptions): Promise<Graph> {
  const isDevelopment = profile === 'development';
  const hidesSchema = !isDevelopment;
  const gateway = new ApolloGateway({
    supergraphSdl,
    buildService: ({ name, url = '' }) => dataSource({ name, transport: transports(name, url), limits, logger }),
    validateSupergraph: true,
    serviceHealthCheck: false,
    debug: false,
    __exposeQueryPlanExperimental: false,
    experimental_approximateQueryPlanStoreMiB: 30,
    experimental_didResolveQueryPlan: ({ requestContext }) => observedIn(requestContext)?.planEnds(),
    logger,
  });
  const server = new ApolloServer<GatewayContext>({
    gateway: {
      onSchemaLoadOrUpdate: listener => gateway.onSchemaLoadOrUpdate(listener),
      load: async options => ({ executor: corrected((await gateway.load(options)).executor, { variableErrors: limits.variableErrors }) }),
      stop: () => gateway.stop(),
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
    formatError: formatted => publicError(formatted, { hidesSchema }),
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      // In this order: an operation that does not exist is refused as such, whoever asks.
      operationChoice,
      knownCallers(signInHint),
      chargeOperations({ limits, rules: costRules(supergraphSdl), budget }),
      answerErrors({ logger, mostErrors: limits.errors }),
      observeOperations, // last: it sees the errors as the caller does
    ],
  });
  await server.start();
  let apiSdl: string | undefined;
  return { server, apiSdl: () => (apiSdl ??= gateway.schema === undefined ? '' : printSchema(gateway.schema)) };
}
