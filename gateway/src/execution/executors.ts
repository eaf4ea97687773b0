import type { ApolloGateway } from '@apollo/gateway';
import type { GraphQLSchema } from 'graphql';
import type { GatewayContext } from '../context.ts';
import type { Limits } from '../protection/limits.ts';
import type { GatewayLogger } from '../telemetry/logger.ts';
import { observedIn } from '../telemetry/observe-planning.ts';
import { dataSource } from './apollo/data-source.ts';
import { corrected } from './apollo/executor.ts';
import { compiledExecutor } from './compiled/executor.ts';
import { openPlanner } from './compiled/plan/planner.ts';
import { askSubgraph } from './compiled/run/ask.ts';
import type { ExecutorName } from './executor-names.ts';
import { joined } from './transports/joined/joined.ts';
import type { SubgraphTransport } from './transports/transport.ts';

/** Answers an operation that has been judged and weighed. */
export type Executor = ApolloGateway['executor'];
export type Result = Awaited<ReturnType<Executor>>;

/** What there is to know about such an operation. */
export interface RunnableOperation extends Pick<Parameters<Executor>[0], 'operation' | 'document' | 'source' | 'queryHash'> {
  readonly request: { readonly operationName?: string | undefined; readonly variables?: Readonly<Record<string, unknown>> | undefined };
  readonly context: GatewayContext;
}

/** Does so without Apollo Server around it. */
export type OperationRunner = (operation: RunnableOperation) => Promise<Result>;

interface ExecutionOptions {
  readonly name: ExecutorName;
  readonly supergraphSdl: string;
  /** How each subgraph of the supergraph is reached; asked once per subgraph. */
  readonly transports: (name: string, url: string) => SubgraphTransport;
  readonly limits: Limits;
  readonly logger: GatewayLogger;
}

/** What runs the operations of one audience. */
export interface AudienceExecutor {
  /** As Apollo Server asks it. */
  readonly executor: Executor;
  /** Null where nobody else can ask it. */
  readonly run: OperationRunner | null;
}

/** A supergraph, loaded once, whose operations can be run for several audiences. */
export interface Execution {
  /** What somebody sees who sees everything. */
  readonly api: GraphQLSchema;
  /** What is planned for an audience is kept apart from the others'. */
  readonly executorFor: (audience: string, schema: GraphQLSchema) => AudienceExecutor;
  readonly stop: () => Promise<void>;
}

/** @throws Error when the supergraph is not valid */
export const openExecution = (options: ExecutionOptions): Promise<Execution> => (options.name === 'compiled' ? Promise.resolve(compiled(options)) : apollo(options));

function compiled({ supergraphSdl, transports, limits, logger }: ExecutionOptions): Execution {
  const planner = openPlanner(supergraphSdl);
  const reached = new Map(planner.subgraphs.map(({ name, url }) => [name, joined(transports(name, url), limits.cost)]));
  const ask = askSubgraph({ transports: reached, limits, logger });
  return {
    api: planner.api,
    executorFor: (_, schema) => {
      const run = compiledExecutor({ planner, schema, ask, variableErrors: limits.variableErrors });
      return { run, executor: question => run(question as unknown as RunnableOperation) }; // Apollo hands on the context that it was given
    },
    stop: () => Promise.resolve(),
  };
}

async function apollo({ supergraphSdl, transports, limits, logger }: ExecutionOptions): Promise<Execution> {
  const stock = await import('@apollo/gateway'); // a second of a start that most do without
  const gateway = new stock.ApolloGateway({
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
  const { schema, executor } = await gateway.load();
  return {
    api: schema,
    executorFor: audience => ({ executor: corrected(executor, { variableErrors: limits.variableErrors, audience }), run: null }),
    stop: () => gateway.stop(),
  };
}
