import type { ServerResponse } from 'node:http';
import type { Departure } from '@channelgraph/process';

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
