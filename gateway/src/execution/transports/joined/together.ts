import type { SubgraphRequest } from '../transport.ts';

type Data = Readonly<Record<string, unknown>>;

/** One request for several, and how its answer is divided among them. */
export interface Together {
  readonly query: string;
  readonly variables: Data;
  readonly closed?: ReadonlySet<string> | undefined;
  /** The data of each, in their order; null when the answer is none to what was asked. */
  readonly divide: (data: Data) => readonly Data[] | null;
  /** To whom a place of the answer belongs, and what it is called there; null when it is nobody's alone. */
  readonly ownerOf: (path: readonly (string | number)[]) => { readonly place: number; readonly path: readonly (string | number)[] } | null;
}

/** A kind of question that can be put together with others of its kind. */
export interface Joining {
  readonly takes: (request: SubgraphRequest) => boolean;
  /** Everything about a request but what may differ among those that are put together: who asks, what, and as which operation. */
  readonly keyOf: (request: SubgraphRequest) => string;
  /** Into groups that may go together, in the order in which they asked. */
  readonly grouped: <One extends { readonly request: SubgraphRequest }>(all: readonly One[]) => readonly (readonly One[])[];
  /** @param requests two or more with the same key */
  readonly together: (requests: readonly SubgraphRequest[]) => Together;
}
