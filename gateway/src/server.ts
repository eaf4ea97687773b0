import { createHash, randomUUID } from 'node:crypto';
import type { Actor } from '@channelgraph/identity';
import { answerHealth, closeDoor, openDoor, requestsInFlight } from '@channelgraph/process';
import { openLog } from '@channelgraph/telemetry';
import type { Metrics, Tracer } from '@channelgraph/telemetry';
import { fastify } from 'fastify';
import type { FastifyInstance } from 'fastify';
import { declineTelemetry } from './config.ts';
import type { Profile } from './config.ts';
import type { ExecutorName } from './execution/executor-names.ts';
import type { SubgraphTransport } from './execution/transports/transport.ts';
import type { Landing } from './explorer/landing-page.ts';
import { servePages } from './explorer/pages.ts';
import { serveGraphQL } from './graphql-endpoint.ts';
import { caller } from './identity/caller.ts';
import { answerCrossOrigin } from './protection/cross-origin.ts';
import { answerBadAddress, answerBrokenConnection, answerFailures } from './protection/failures.ts';
import { BUDGET } from './protection/budget/budget.ts';
import type { BudgetSize } from './protection/budget/budget.ts';
import { openBudget } from './protection/budget/open-budget.ts';
import { LIMITS } from './protection/limits.ts';
import type { Limits } from './protection/limits.ts';
import type { Persisted } from './protection/persisted/persisted-operations.ts';
import { readJsonOnly } from './protection/request-shape.ts';
import { sendResponseHeaders } from './protection/response-headers.ts';
import { ONE_AUDIENCE } from './supergraph/audiences.ts';
import type { Audiences } from './supergraph/audiences.ts';
import { loadGraph } from './supergraph/graph.ts';
import type { GatewayLogger } from './telemetry/logger.ts';
import { observeRequests } from './telemetry/observe-requests.ts';

export interface GatewayOptions {
  readonly supergraphSdl: string;
  /** How each subgraph of the supergraph is reached; asked once per subgraph. */
  readonly transports: (name: string, url: string) => SubgraphTransport;
  /**
   * Turns a bearer token into its actor. It throws InvalidToken for a token that proves nothing. Null asks nobody who they
   * are: everybody may ask everything, on nobody's behalf. In development only.
   */
  readonly verify: ((token: string) => Promise<Actor>) | null;
  readonly host: string;
  /** 0 takes a free port. */
  readonly port: number;
  readonly profile: Profile;
  readonly landing?: Landing;
  /** Origins whose pages may read answers, besides those of the profile. */
  readonly corsOrigins?: readonly string[];
  /** What a caller without a valid token can do about it, as one sentence. */
  readonly signInHint?: string;
  /** Whether what this process itself needs is there; part of `/readyz`. */
  readonly readiness?: () => Promise<boolean>;
  readonly limits?: Partial<Limits>;
  /** What each caller may spend. */
  readonly budget?: Partial<BudgetSize>;
  /** PostgreSQL in which several gateways count budgets together; counted in this process unless told. */
  readonly budgetDatabaseUrl?: string;
  /** Ids are declined unless told. */
  readonly persisted?: Persisted;
  /** Who is shown what of the graph; everybody everything unless told. */
  readonly audiences?: Audiences;
  /** What runs operations: plans compiled here unless told. */
  readonly executor?: ExecutorName;
  /** Warnings and errors on standard error unless told. */
  readonly logger?: GatewayLogger;
  readonly metrics?: Metrics | null;
  /** Makes the spans of the gateway. */
  readonly tracer?: Tracer | null;
}

export interface Gateway {
  /** Where a program on this machine reaches it, without a slash at the end. */
  readonly url: string;
  readonly port: number;
  /** Readiness fails, requests in flight finish (for `drainMilliseconds` at most), then the door closes. */
  stop(): Promise<void>;
}

/**
 * Loads the supergraph, opens the door and listens.
 * @throws Error with code EADDRINUSE when the port is taken; Error when the supergraph is not valid, or production is to serve anybody
 */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  declineTelemetry();
  const { profile, verify, host, port, signInHint = '', readiness = () => Promise.resolve(true) } = options;
  const { logger = openLog({ name: 'gateway', level: 'warn' }), metrics = null, tracer = null } = options;
  if (verify === null && profile === 'production') throw new Error('In production everybody is asked who they are.');
  const limits: Limits = { ...LIMITS, ...options.limits };
  const persisted = options.persisted ?? null;
  const budget = openBudget({ size: { ...BUDGET, ...options.budget }, databaseUrl: options.budgetDatabaseUrl, logger });
  const graph = await loadGraph({ supergraphSdl: options.supergraphSdl, transports: options.transports, profile, signInHint, limits, budget, persisted, logger, audiences: options.audiences ?? ONE_AUDIENCE, executor: options.executor ?? 'compiled', servesAnybody: verify === null });

  metrics?.supergraphLoaded(digestOf(options.supergraphSdl));

  const app = door(limits);
  const inFlight = requestsInFlight(app);
  observeRequests(app, { logger, metrics, tracer });
  sendResponseHeaders(app);
  answerCrossOrigin(app, { profile, origins: options.corsOrigins ?? [] });
  answerFailures(app, logger);
  readJsonOnly(app, limits.nesting);
  answerHealth(app, {
    readiness,
    readinessMilliseconds: limits.readinessMilliseconds,
    isStopping: () => inFlight.areLast,
    onFailure: error => { logger.warn({ error }, 'The readiness question failed.'); },
  });
  servePages(app, {
    landing: options.landing ?? { title: 'GraphQL gateway', lines: [] },
    hasExplorers: profile === 'development',
    sdlFor: async ({ headers: { authorization } }) => graph.viewOf(await caller({ authorization, verify, signInHint })).sdl(),
  });
  serveGraphQL(app, { graph, inFlight, verify, signInHint, profile, limits, budget, persisted, logger });

  const { url, port: taken } = await openDoor(app, { host, port }).catch(async (error: unknown) => {
    await Promise.all([graph.stop(), budget.close()]);
    throw error;
  });
  const stop = async (): Promise<void> => {
    await closeDoor(app, inFlight, limits.drainMilliseconds);
    await Promise.all([graph.stop(), budget.close()]);
  };
  let stopped: Promise<void> | undefined;
  return { url, port: taken, stop: () => (stopped ??= stop()) };
}

/** Enough of a supergraph's digest to tell two of them apart. */
const digestOf = (sdl: string): string => createHash('sha256').update(sdl).digest('hex').slice(0, 12);

const door = (limits: Limits): FastifyInstance =>
  fastify({
    logger: false,
    genReqId: () => randomUUID(),
    requestIdHeader: false, // ours alone: it appears in every log behind this door
    bodyLimit: limits.bodyBytes,
    requestTimeout: limits.requestMilliseconds,
    connectionTimeout: limits.idleMilliseconds,
    http: { headersTimeout: limits.headersMilliseconds, connectionsCheckingInterval: Math.min(1_000, limits.headersMilliseconds) },
    frameworkErrors: answerBadAddress,
    clientErrorHandler: answerBrokenConnection,
  });
