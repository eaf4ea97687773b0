import type { Metrics } from './metrics/metrics.ts';
import type { Tracer } from './tracing/tracer.ts';

/** Hears that a statement is sent; what it gives back hears how it ended. */
export type StatementObserver = (text: string) => (error?: unknown) => void;

export interface StatementsWatched {
  readonly subgraph: string;
  readonly metrics?: Metrics | null | undefined;
  readonly tracer?: Tracer | null | undefined;
}

const codeOf = (error: unknown): string =>
  error instanceof Error ? ('code' in error && typeof error.code === 'string' ? error.code : error.name) : '_OTHER';

/** The statement's verb: `SELECT`. */
const verbOf = (text: string): string => /^[\s(]*([a-z]+)/i.exec(text)?.[1]?.toUpperCase() ?? 'STATEMENT';

/**
 * Counts statements, and gives each a span inside the operation that sends it. The text is kept because values are never
 * in it: they travel as parameters, which are not looked at. Undefined where nobody watches.
 */
export function statementObserver({ subgraph, metrics, tracer }: StatementsWatched): StatementObserver | undefined {
  if (!metrics && !tracer) return undefined;
  return text => {
    const began = performance.now();
    const operation = tracer?.current();
    const verb = operation && verbOf(text);
    const span = operation && tracer?.begin(`${verb ?? ''} ${subgraph}`, {
      kind: 'client', parent: operation,
      attributes: { 'db.system.name': 'postgresql', 'db.namespace': subgraph, 'db.operation.name': verb ?? '', 'db.query.text': text },
    });
    return error => {
      metrics?.statement(subgraph, error !== undefined, (performance.now() - began) / 1_000);
      span?.end(error === undefined ? undefined : codeOf(error));
    };
  };
}
