import { BATCH_TYPE } from '@channelgraph/events';
import type { HopVerifier } from '@channelgraph/identity';
import { answerHealth, closeDoor, openDoor, requestsInFlight } from '@channelgraph/process';
import { fastify, type FastifyInstance } from 'fastify';
import type { RunningSubgraph } from '../running/open.ts';
import { takeEvents } from './events.ts';
import { SERVING_LIMITS, type ServingLimits } from './limits.ts';
import { answerOperation } from './operations.ts';
import { answerRefusals } from './refusals.ts';
import { serveSigned } from './signed.ts';

/** What is served: everything else about a subgraph is its own. */
export type Servable = Pick<RunningSubgraph, 'execute' | 'consume'> & { readonly database: Pick<RunningSubgraph['database'], 'isReachable'> };

export interface ServingOptions {
  readonly host: string;
  /** 0 takes a free port. */
  readonly port: number;
  /** Proves who sent a request; there is no way to serve without it. */
  readonly verifyHop: HopVerifier;
  /** Hears of what broke, in full; the other side never does. */
  readonly onError: (error: unknown) => void;
  readonly limits?: Partial<ServingLimits>;
}

export interface Served {
  readonly url: string;
  readonly port: number;
  /** Readiness fails first, requests in flight finish (for `drainMilliseconds` at most), then nobody is let in. */
  stop(): Promise<void>;
}

/** The one process that asks on behalf of people; whoever else has a key publishes events. */
const GATEWAY = 'gateway';

/**
 * A subgraph as a process of its own: operations at /graphql, other subgraphs' events at /events, both for signed
 * requests only; /livez and /readyz for everybody.
 * @throws Error with code EADDRINUSE when the port is taken
 */
export async function serveSubgraph(subgraph: Servable, { host, port, verifyHop, onError, ...options }: ServingOptions): Promise<Served> {
  const limits: ServingLimits = { ...SERVING_LIMITS, ...options.limits };
  const app = door(limits);
  const inFlight = requestsInFlight(app);
  answerRefusals(app, onError);
  answerHealth(app, {
    readiness: () => subgraph.database.isReachable(),
    readinessMilliseconds: limits.readinessMilliseconds,
    isStopping: () => inFlight.areLast,
    onFailure: onError,
  });
  const operation = answerOperation(subgraph);
  await serveSigned(app, {
    url: '/graphql', contentType: 'application/json', bodyBytes: limits.operationBytes, verifyHop,
    isFor: issuer => issuer === GATEWAY,
    handle: request => inFlight.during(() => operation(request)),
  });
  const events = takeEvents(subgraph);
  await serveSigned(app, {
    url: '/events', contentType: BATCH_TYPE, bodyBytes: limits.eventsBytes, verifyHop,
    isFor: issuer => issuer !== GATEWAY,
    handle: request => inFlight.during(() => events(request)),
  });
  const opened = await openDoor(app, { host, port });
  let stopped: Promise<void> | undefined;
  return { ...opened, stop: () => (stopped ??= closeDoor(app, inFlight, limits.drainMilliseconds)) };
}

const door = (limits: ServingLimits): FastifyInstance =>
  fastify({
    logger: false,
    bodyLimit: limits.operationBytes,
    requestTimeout: limits.requestMilliseconds,
    connectionTimeout: limits.idleMilliseconds,
    keepAliveTimeout: limits.keepAliveMilliseconds,
    http: { headersTimeout: limits.headersMilliseconds, connectionsCheckingInterval: Math.min(1_000, limits.headersMilliseconds) },
  });
