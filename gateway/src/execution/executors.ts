import type { ApolloGateway } from '@apollo/gateway';
import type { GraphQLSchema } from 'graphql';
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

interface ExecutionOptions {
  readonly name: ExecutorName;
  readonly supergraphSdl: string;
  /** How each subgraph of the supergraph is reached; asked once per subgraph. */
  readonly transports: (name: string, url: string) => SubgraphTransport;
  readonly limits: Limits;
  readonly logger: GatewayLogger;
}

/** A supergraph, loaded once, whose operations can be run for several audiences. */
export interface Execution {
  /** What somebody sees who sees everything. */
  readonly api: GraphQLSchema;
  /** What is planned for an audience is kept apart from the others'. */
  readonly executorFor: (audience: string, schema: GraphQLSchema) => Executor;
  readonly stop: () => Promise<void>;
}

/** @throws Error when the supergraph is not valid */
export const openExecution = (options: ExecutionOptions): Promise<Execution> => (options.name === 'compiled' ? Promise.resolve(compiled(options)) : apollo(options));

function compiled({ supergraphSdl, transports, limits, logger }: ExecutionOptions): Execution {
  const planner = openPlanner(supergraphSdl);
  const reached = new Map(planner.subgraphs.map(({ name, url }) => [name, joined(transports(name, url))]));
  const ask = askSubgraph({ transports: reached, limits, logger });
  return {
    api: planner.api,
    executorFor: (_, schema) => compiledExecutor({ planner, schema, ask, variableErrors: limits.variableErrors }),
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
    executorFor: audience => corrected(executor, { variableErrors: limits.variableErrors, audience }),
    stop: () => gateway.stop(),
  };
}
