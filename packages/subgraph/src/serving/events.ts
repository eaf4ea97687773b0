import { readBatch, type PublishedEvent } from '@channelgraph/events';
import type { RunningSubgraph } from '../running/open.ts';
import { TurnedAway, unreadable } from './refusals.ts';
import type { SignedRequest } from './signed.ts';

/** Takes a batch of events in, each exactly once. A publisher speaks for itself only. */
export const takeEvents = (subgraph: Pick<RunningSubgraph, 'consume'>) => async ({ hop, body }: SignedRequest): Promise<null> => {
  const events = eventsIn(body);
  if (events.some(({ source }) => source !== `/${hop.issuer}`)) throw new TurnedAway(403, 'FORBIDDEN', 'These are another publisher’s events.');
  await subgraph.consume(events);
  return null;
};

function eventsIn(body: unknown): readonly PublishedEvent[] {
  try {
    return readBatch(body);
  } catch {
    throw unreadable();
  }
}
