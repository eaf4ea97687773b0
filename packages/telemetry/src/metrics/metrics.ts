/** What a part of the house counts. Labels are names from lists of ours: what a caller chooses never becomes one. */
export interface Metrics {
  /** The gateway has answered a request. */
  request(answered: AnsweredRequest): void;
  /** A subgraph has answered the gateway, or has not. */
  hop(subgraph: string, outcome: HopOutcome, seconds: number): void;
  /** A subgraph has carried out an operation. */
  operation(subgraph: string, done: DoneOperation): void;
  statement(subgraph: string, hasFailed: boolean, seconds: number): void;
  /** Asked whenever somebody reads the metrics. */
  watchConnections(subgraph: string, look: () => Connections): void;
  /** Events that wait, by `publisher → consumer`; asked whenever somebody reads the metrics. */
  watchEvents(look: () => Promise<ReadonlyMap<string, EventsBehind>>): void;
  delivered(route: string, events: number): void;
  deliveryFailed(route: string): void;
  supergraphLoaded(digest: string): void;
  /** Everything, in the Prometheus text format. */
  text(): Promise<string>;
  readonly contentType: string;
}

export type OperationKind = 'query' | 'mutation' | 'none';

/** `ok`; `partial`: data and errors; `refused`: the caller's mistake; `failed`: ours. */
export type Outcome = 'ok' | 'partial' | 'refused' | 'failed';
/** `errors`: an answer with errors in it; `late`: beyond the deadline; `left`: the caller did not wait; `unreachable`: no connection; `failed`: no proper answer. */
export type HopOutcome = 'ok' | 'errors' | 'late' | 'left' | 'unreachable' | 'failed';

export interface DoneOperation {
  readonly kind: OperationKind;
  readonly outcome: Outcome;
  readonly seconds: number;
  /** Codes of its errors, each once. */
  readonly codes: Iterable<string>;
}

export interface AnsweredRequest extends DoneOperation {
  /** Requests to subgraphs. */
  readonly hops: number;
}

export interface Connections {
  readonly open: number;
  readonly idle: number;
  /** Statements that wait for a connection. */
  readonly waiting: number;
}

export interface EventsBehind {
  readonly count: number;
  /** Age of the oldest one; 0 where none waits. */
  readonly oldestSeconds: number;
}

const OURS = new Set(['INTERNAL_SERVER_ERROR', 'SERVICE_BUSY']);

/** How an answer ended, by what is in it. */
export function outcomeOf({ hasData, codes }: { readonly hasData: boolean; readonly codes: ReadonlySet<string> }): Outcome {
  if (codes.size === 0) return 'ok';
  if (hasData) return 'partial';
  return [...codes].some(code => OURS.has(code)) ? 'failed' : 'refused';
}
