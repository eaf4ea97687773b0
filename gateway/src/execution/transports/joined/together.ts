import type { SubgraphRequest, SubgraphResponse } from '../transport.ts';

/** One request for several, and how its answer is divided among them. */
export interface Together {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly closed?: ReadonlySet<string> | undefined;
  /** The data of each, in their order; null when the answer is none to what was asked. */
  readonly divide: (answer: SubgraphResponse) => readonly Readonly<Record<string, unknown>>[] | null;
}

/** A kind of question that can be put together with others of its kind. */
export interface Joining {
  readonly takes: (request: SubgraphRequest) => boolean;
  /** Everything about a request but what may differ among those that are put together: who asks, what, and as which operation. */
  readonly keyOf: (request: SubgraphRequest) => string;
  /** Into groups that may go together, in the order in which they asked. */
  readonly grouped: (requests: readonly SubgraphRequest[]) => readonly (readonly SubgraphRequest[])[];
  /** @param requests two or more with the same key */
  readonly together: (requests: readonly SubgraphRequest[]) => Together;
}
