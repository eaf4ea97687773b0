import { locatedError, responsePathAsArray, isNonNullType, type FieldNode, type GraphQLError, type GraphQLOutputType, type ResponsePath } from 'graphql';

export type Given = Readonly<Record<string, unknown>>;

/** A place in the answer; places are told apart by identity. */
export type Place = ResponsePath;

/** One execution of an operation. */
export interface Run {
  readonly context: unknown;
  readonly variables: Given;
  readonly errors: FieldErrors;
  /** Arguments that variables are part of, by the field they are for. */
  readonly args: Map<object, Given>;
}

/** Errors of fields: none below a place that has become null because of another. */
export interface FieldErrors {
  readonly all: GraphQLError[];
  add(error: GraphQLError, place: Place | undefined): void;
}

export function fieldErrors(): FieldErrors {
  const all: GraphQLError[] = [];
  const places = new Set<Place | undefined>();
  const isNulled = (place: Place | undefined): boolean => {
    for (let at = place; at !== undefined; at = at.prev) if (places.has(at)) return true;
    return places.has(undefined);
  };
  return {
    all,
    add(error, place) {
      if (isNulled(place)) return;
      places.add(place);
      all.push(error);
    },
  };
}

export const isPromise = (value: unknown): value is Promise<unknown> =>
  typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';

/** Makes the value of a place from what was resolved for it; `at` is the place of the field, in a list that of the whole list. */
export type Complete = (run: Run, value: unknown, place: Place, at: Place) => unknown;

/** The same for a place that may fail: an error makes it null, or goes further up where it must not be null. */
export interface Guarded {
  readonly failed: (run: Run, cause: unknown, place: Place) => null;
  readonly completed: Complete;
  /** Also for a value that is not there yet. */
  readonly awaited: Complete;
}

export function guarded(nodes: readonly FieldNode[], type: GraphQLOutputType, complete: Complete): Guarded {
  const isNonNull = isNonNullType(type);
  const failed = (run: Run, cause: unknown, place: Place): null => {
    const error = locatedError(cause, nodes, responsePathAsArray(place));
    if (isNonNull) throw error;
    run.errors.add(error, place);
    return null;
  };
  const completed: Complete = (run, value, place, at) => {
    try {
      const found = complete(run, value, place, at);
      return isPromise(found) ? found.then(undefined, (cause: unknown) => failed(run, cause, place)) : found;
    } catch (cause) {
      return failed(run, cause, place);
    }
  };
  const awaited: Complete = (run, value, place, at) =>
    (isPromise(value) ? value.then(found => completed(run, found, place, at), (cause: unknown) => failed(run, cause, place)) : completed(run, value, place, at));
  return { failed, completed, awaited };
}
