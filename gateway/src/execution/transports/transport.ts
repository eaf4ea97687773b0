import type { Actor } from '@channelgraph/identity';

/** Entities that a request asks for, and where they are answered. */
export interface EntityList {
  /** The variable that holds their representations. */
  readonly variable: string;
  /** The response name under which they are answered, in their order. */
  readonly answer: string;
}

export interface SubgraphRequest {
  readonly query: string;
  readonly operationName?: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  /** On whose behalf; null only for questions that need nobody. */
  readonly actor: Actor | null;
  readonly requestId: string;
  /** Where it belongs in a trace, as W3C Trace Context says it; only where requests are traced. */
  readonly traceparent?: string | undefined;
  /**
   * The fields of the answer that go to the caller exactly as they are answered, so that whoever has their text may answer
   * with it (ReadyText): response names, joined by dots through objects and lists, below the entity where entities are
   * asked for. Where one request asks for several groups of entities, the response name of the group stands before.
   */
  readonly closed?: ReadonlySet<string>;
  /** The lists of entities it is about, when it asks for nothing else: such requests may be put together. */
  readonly entities?: readonly EntityList[];
  /** What the caller's whole operation weighs, in points of cost. */
  readonly weight?: number;
  /** Aborts when nobody waits for the answer any more. */
  readonly signal: AbortSignal;
}

/** A GraphQL result, as `execute` of graphql gives it. */
export interface SubgraphResponse {
  readonly data?: Readonly<Record<string, unknown>> | null | undefined;
  readonly errors?: readonly SubgraphError[] | undefined;
  readonly extensions?: Readonly<Record<string, unknown>> | undefined;
}

export interface SubgraphError {
  readonly message: string;
  readonly path?: readonly (string | number)[] | undefined;
  readonly extensions?: Readonly<Record<string, unknown>> | undefined;
}

/** How a subgraph is reached. What it answers belongs to whoever asked, and is added to. */
export interface SubgraphTransport {
  execute(request: SubgraphRequest): Promise<SubgraphResponse>;
}

/** A transport throws it when the subgraph could not be reached or asked to come back later: trying again may help. */
export class SubgraphUnavailable extends Error {
  override readonly name = 'SubgraphUnavailable';
}
