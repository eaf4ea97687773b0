import { outcomeOf, whoIs, type Log, type Metrics, type OperationKind, type Span, type Tracer } from '@channelgraph/telemetry';
import type { ExecutionResult } from 'graphql';
import type { OperationRequest } from './definition.ts';
import type { GraphRequest } from './execute.ts';

/** Who looks at what a subgraph does. */
export interface SubgraphTelemetry {
  /** Gets a line per operation at level info. */
  readonly log?: Log | null | undefined;
  readonly metrics?: Metrics | null | undefined;
  /** Makes the spans of this subgraph. */
  readonly tracer?: Tracer | null | undefined;
}

type Operation = GraphRequest & OperationRequest;
export type Run = (request: Operation) => Promise<ExecutionResult>;

const LONGEST_NAME = 100;

/** The gateway's planner writes one operation per request, and the word first. */
const kindOf = ({ query }: Operation): OperationKind => (query.startsWith('mutation') ? 'mutation' : 'query');

/** The planner's name holds the caller's, which is letters, digits and _; anything else is nobody's name. */
const nameOf = ({ operationName }: Operation): string | null => (operationName != null && /^\w+$/.test(operationName) ? operationName.slice(0, LONGEST_NAME) : null);

const codesOf = ({ errors = [] }: ExecutionResult): ReadonlySet<string> =>
  new Set(errors.map(({ extensions }) => (typeof extensions['code'] === 'string' ? extensions['code'] : 'INTERNAL_SERVER_ERROR')));

/** Carries operations out under the eyes of whoever looks: never their values, and at no cost where nobody does. */
export function observed(subgraph: string, { log, metrics, tracer }: SubgraphTelemetry, run: Run): Run {
  const isLogged = log?.isLevelEnabled('info') === true;
  if (!isLogged && !metrics && !tracer) return run;

  const inSpan = (request: Operation): readonly [Promise<ExecutionResult>, Span | undefined] => {
    const span = tracer?.begin(`graphql.${kindOf(request)}`, { kind: 'server', parent: request.traceparent });
    if (span?.isRecorded !== true) return [run(request), undefined];
    const name = nameOf(request);
    span.note({ 'graphql.operation.type': kindOf(request), 'channelgraph.request_id': request.requestId, ...(name !== null && { 'graphql.operation.name': name }) });
    return [tracer?.during(span, () => run(request)) ?? run(request), span];
  };

  return async request => {
    const began = performance.now();
    const [answer, span] = inSpan(request);
    const over = (hasData: boolean, codes: ReadonlySet<string>): void => {
      const outcome = outcomeOf({ hasData, codes });
      const seconds = (performance.now() - began) / 1_000;
      metrics?.operation(subgraph, { kind: kindOf(request), outcome, seconds, codes });
      span?.end(outcome === 'ok' || outcome === 'refused' ? undefined : outcome);
      if (!isLogged) return;
      log.info({
        subgraph,
        requestId: request.requestId,
        ...(span && { traceId: span.traceId }),
        actor: whoIs(request.actor),
        operation: { kind: kindOf(request), name: nameOf(request) },
        outcome, codes: [...codes],
        milliseconds: Math.round(seconds * 10_000) / 10,
      }, 'operation');
    };
    try {
      const result = await answer;
      over(result.data != null, codesOf(result));
      return result;
    } catch (error) {
      over(false, new Set(['INTERNAL_SERVER_ERROR']));
      throw error;
    }
  };
}
