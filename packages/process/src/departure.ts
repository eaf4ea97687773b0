/** Whether somebody still waits for an answer. */
export interface Departure {
  readonly hasLeft: boolean;
  /** Called at most once, when the caller leaves; what is given back stops listening. */
  onLeft(listener: () => void): () => void;
}

/** Thrown to whoever works for a caller who has gone. */
export class CallerLeft extends Error {
  override readonly name = 'CallerLeft';
}
