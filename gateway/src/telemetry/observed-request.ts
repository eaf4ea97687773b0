import type { Actor } from '@channelgraph/identity';
import { outcomeOf, whoIs } from '@channelgraph/telemetry';
import type { HopOutcome, Metrics, OperationKind, Span, Tracer } from '@channelgraph/telemetry';
import type { GatewayLogger } from './logger.ts';

/** Who looks at what the gateway does. */
export interface Observers {
  /** Gets a line per request at level info. */
  readonly logger: GatewayLogger;
  readonly metrics: Metrics | null;
  readonly tracer: Tracer | null;
}

/** One request to one subgraph, under way. */
export interface ObservedHop {
  /** For the subgraph, so that its spans become part of the same trace. */
  readonly traceparent: string | undefined;
  end(outcome: HopOutcome): void;
}

/** A name that a caller chose, in a line that others read. GraphQL allows letters, digits and _ only. */
const LONGEST_NAME = 100;

const seconds = (began: number): number => (performance.now() - began) / 1_000;

/** What is known of one request, from its headers to the end of its answer. Never what its values are. */
export class ObservedRequest {
  readonly #began = performance.now();
  readonly #codes = new Set<string>();
  #actor: Actor | null = null;
  #kind: OperationKind = 'none';
  #name: string | null = null;
  #hasData = false;
  #hops = 0;
  #span: Span | undefined;
  #plan: Span | undefined;

  constructor(private readonly request: { readonly id: string; readonly method: string }, private readonly observers: Observers) {}

  /** The caller has been verified. Only somebody known has a say in which trace a request is part of. */
  identified(actor: Actor | null, traceparent: string | undefined): void {
    this.#actor = actor;
    this.#span = this.observers.tracer?.begin(`${this.request.method} /graphql`, {
      kind: 'server', at: this.#began,
      parent: actor === null ? undefined : traceparent,
      attributes: { 'http.request.method': this.request.method, 'http.route': '/graphql', 'channelgraph.request_id': this.request.id },
    });
  }

  operationChosen(kind: 'query' | 'mutation', name: string | undefined): void {
    this.#kind = kind;
    this.#name = name?.slice(0, LONGEST_NAME) ?? null;
  }

  answered(hasData: boolean, codes: Iterable<string>): void {
    this.#hasData = hasData;
    for (const code of codes) this.#codes.add(code);
  }

  planBegins(): void {
    if (this.#span?.isRecorded === true) this.#plan = this.observers.tracer?.begin('graphql.plan', { kind: 'internal', parent: this.#span });
  }

  planEnds(fault?: string): void {
    this.#plan?.end(fault);
    this.#plan = undefined;
  }

  hop(subgraph: string): ObservedHop {
    const { metrics, tracer } = this.observers;
    const began = performance.now();
    this.#hops += 1;
    const span = this.#span?.isRecorded === true
      ? tracer?.begin(`fetch ${subgraph}`, { kind: 'client', parent: this.#span, attributes: { 'channelgraph.subgraph': subgraph } })
      : undefined;
    return {
      traceparent: (span ?? this.#span)?.traceparent,
      end: outcome => {
        metrics?.hop(subgraph, outcome, seconds(began));
        span?.end(outcome === 'ok' ? undefined : outcome);
      },
    };
  }

  /** The answer has left, or its caller has. */
  over(status: number): void {
    const { logger, metrics } = this.observers;
    const outcome = outcomeOf({ hasData: this.#hasData, codes: this.#codes });
    const codes = [...this.#codes];
    const took = seconds(this.#began);
    metrics?.request({ kind: this.#kind, outcome, seconds: took, codes, hops: this.#hops });
    const traceId = this.#endSpan(status, outcome);
    if (logger.isLevelEnabled?.('info') === false) return;
    logger.info({
      requestId: this.request.id,
      ...(traceId !== undefined && { traceId }),
      actor: whoIs(this.#actor),
      operation: { kind: this.#kind, name: this.#name },
      status, outcome, codes,
      milliseconds: Math.round(took * 10_000) / 10,
      hops: this.#hops,
    }, 'request');
  }

  /** Gives the id of the trace that somebody can look at. */
  #endSpan(status: number, outcome: string): string | undefined {
    if (this.#span?.isRecorded !== true) return undefined;
    this.#span.note({
      'http.response.status_code': status,
      'graphql.operation.type': this.#kind,
      ...(this.#name !== null && { 'graphql.operation.name': this.#name }),
      ...(this.#actor && { 'channelgraph.role': this.#actor.role }),
    });
    this.#span.end(outcome === 'failed' || outcome === 'partial' ? outcome : undefined);
    return this.#span.traceId;
  }
}
