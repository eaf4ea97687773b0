import { randomUUID } from 'node:crypto';
import type { Consumer } from '@channelgraph/database';
import { BATCH_TYPE } from '@channelgraph/events';
import type { HopSigner } from '@channelgraph/identity';

export interface RemoteConsumer {
  readonly name: string;
  /** Where its process listens, without a path. */
  readonly url: string;
  readonly sign: HopSigner;
}

/** Shorter than the relay's lease, so that nobody else begins to deliver while an answer is still awaited. */
const ANSWERED_WITHIN_MS = 8_000;

/** A consumer in another process: events are posted to its signed address, and have taken effect when it says so. */
export const remoteConsumer = ({ name, url, sign }: RemoteConsumer): Consumer => ({
  name,
  async consume(events) {
    const body = JSON.stringify(events);
    const token = sign({ audience: name, actor: null, requestId: randomUUID(), body });
    const response = await fetch(new URL('/events', url), {
      method: 'POST',
      headers: { 'content-type': BATCH_TYPE, authorization: `Bearer ${token}` },
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(ANSWERED_WITHIN_MS),
    });
    await response.arrayBuffer(); // so that the connection can be used again
    if (response.status !== 204) throw new Error(`${name} did not take ${events.length.toString()} events: status ${response.status.toString()}.`);
  },
});
