import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Connections, EventsBehind, Metrics } from './metrics.ts';

/** Around the deadlines of the house: statement 3 s, subgraph 4 s, operation 8 s. */
const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 4, 8, 15];
const STATEMENT_SECONDS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 3];
const HOPS = [0, 1, 2, 3, 4, 5, 6, 8, 10, 15, 20];

/** Codes are few and ours; should one of them ever be made up from data, its name is worth less than a bounded memory. */
const MOST_CODES = 50;

/** THE list of metrics; docs/operations.md says what each is watched for. */
export function openMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry, prefix: 'channelgraph_' });

  const requests = new Histogram({ registers, name: 'channelgraph_request_duration_seconds', help: 'Time from the headers of a request to the end of its answer, in the gateway.', labelNames: ['kind', 'outcome'] as const, buckets: SECONDS });
  const hopsPerOperation = new Histogram({ registers, name: 'channelgraph_hops_per_operation', help: 'Requests to subgraphs for one operation.', labelNames: ['kind'] as const, buckets: HOPS });
  const hops = new Histogram({ registers, name: 'channelgraph_hop_duration_seconds', help: 'Time that the gateway waited for one subgraph.', labelNames: ['subgraph', 'outcome'] as const, buckets: SECONDS });
  const operations = new Histogram({ registers, name: 'channelgraph_subgraph_operation_duration_seconds', help: 'Time that a subgraph took for one operation.', labelNames: ['subgraph', 'kind', 'outcome'] as const, buckets: SECONDS });
  const errors = new Counter({ registers, name: 'channelgraph_errors_total', help: 'Answers with an error of this code, each code once per answer.', labelNames: ['part', 'code'] as const });
  const statements = new Histogram({ registers, name: 'channelgraph_sql_statement_duration_seconds', help: 'Time from sending a SQL statement to its result.', labelNames: ['subgraph', 'outcome'] as const, buckets: STATEMENT_SECONDS });
  const deliveries = new Counter({ registers, name: 'channelgraph_events_delivered_total', help: 'Events that a consumer has taken in.', labelNames: ['route'] as const });
  const failures = new Counter({ registers, name: 'channelgraph_event_delivery_failures_total', help: 'Attempts to hand events over that failed; they are repeated.', labelNames: ['route'] as const });
  const supergraph = new Gauge({ registers, name: 'channelgraph_supergraph_loaded', help: '1 for the supergraph that is served, by the first digits of its SHA-256.', labelNames: ['digest'] as const });

  const pools = new Map<string, () => Connections>();
  const connections = new Gauge({
    registers, name: 'channelgraph_database_connections', help: 'Connections to PostgreSQL, in use or idle.', labelNames: ['subgraph', 'state'] as const,
    collect: () => {
      for (const [subgraph, look] of pools) {
        const { open, idle } = look();
        connections.set({ subgraph, state: 'in_use' }, open - idle);
        connections.set({ subgraph, state: 'idle' }, idle);
      }
    },
  });
  const queue = new Gauge({
    registers, name: 'channelgraph_database_waiting', help: 'Statements that wait for a connection.', labelNames: ['subgraph'] as const,
    collect: () => { for (const [subgraph, look] of pools) queue.set({ subgraph }, look().waiting); },
  });

  type Routes = ReadonlyMap<string, EventsBehind>;
  let lookAtEvents: () => Promise<Routes> = () => Promise.resolve(new Map());
  let looking: Promise<Routes> | undefined;
  /** One look for both gauges. A database that does not answer takes their values away, and not the other metrics'. */
  const routes = (): Promise<Routes> => (looking ??= lookAtEvents().catch((): Routes => new Map()).finally(() => { looking = undefined; }));
  const waiting = new Gauge({
    registers, name: 'channelgraph_events_waiting', help: 'Events a consumer has not had yet.', labelNames: ['route'] as const,
    async collect() {
      const found = await routes();
      waiting.reset();
      for (const [route, { count }] of found) waiting.set({ route }, count);
    },
  });
  const age = new Gauge({
    registers, name: 'channelgraph_events_oldest_waiting_seconds', help: 'Age of the oldest event a consumer has not had yet.', labelNames: ['route'] as const,
    async collect() {
      const found = await routes();
      age.reset();
      for (const [route, { oldestSeconds }] of found) age.set({ route }, oldestSeconds);
    },
  });

  const codesSeen = new Set<string>();
  const count = (part: string, codes: Iterable<string>): void => {
    for (const code of codes) {
      if (codesSeen.size < MOST_CODES) codesSeen.add(code);
      errors.inc({ part, code: codesSeen.has(code) ? code : 'OTHER' });
    }
  };

  return {
    request({ kind, outcome, seconds, codes, hops: asked }) {
      requests.observe({ kind, outcome }, seconds);
      hopsPerOperation.observe({ kind }, asked);
      count('gateway', codes);
    },
    hop: (subgraph, outcome, seconds) => { hops.observe({ subgraph, outcome }, seconds); },
    operation(subgraph, { kind, outcome, seconds, codes }) {
      operations.observe({ subgraph, kind, outcome }, seconds);
      count(subgraph, codes);
    },
    statement: (subgraph, hasFailed, seconds) => { statements.observe({ subgraph, outcome: hasFailed ? 'failed' : 'ok' }, seconds); },
    watchConnections: (subgraph, look) => { pools.set(subgraph, look); },
    watchEvents: look => { lookAtEvents = look; },
    delivered: (route, events) => { deliveries.inc({ route }, events); },
    deliveryFailed: route => { failures.inc({ route }); },
    supergraphLoaded(digest) {
      supergraph.reset();
      supergraph.set({ digest }, 1);
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
