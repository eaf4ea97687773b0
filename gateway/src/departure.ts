import type { ServerResponse } from 'node:http';

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

/** A caller leaves when the connection closes before the answer is through. */
export function departureOf(response: ServerResponse): Departure {
  const listeners = new Set<() => void>();
  const departure = { hasLeft: false, onLeft: (listener: () => void) => { listeners.add(listener); return () => void listeners.delete(listener); } };
  response.once('close', () => {
    if (response.writableFinished) return;
    departure.hasLeft = true;
    for (const listener of [...listeners]) listener();
  });
  return departure;
}
