import type { Log } from '@channelgraph/telemetry';

export interface DeliveryLog {
  readonly failed: (error: unknown, consumer: string) => void;
  readonly succeeded: (consumer: string) => void;
}

/** The relay tries twice a second: a consumer that restarts is no news, one that has been away for five seconds is. */
const TRIES_BEFORE_NEWS = 10;

/** Tells when a consumer went away and when it came back, and not of each try in between. */
export function deliveryLog(log: Pick<Log, 'warn' | 'info'>): DeliveryLog {
  const tries = new Map<string, number>();
  return {
    failed(error, consumer) {
      const count = (tries.get(consumer) ?? 0) + 1;
      tries.set(consumer, count);
      if (count === TRIES_BEFORE_NEWS) log.warn({ err: error, consumer }, 'events cannot be handed over; trying again until they can');
    },
    succeeded(consumer) {
      const count = tries.get(consumer) ?? 0;
      tries.delete(consumer);
      if (count >= TRIES_BEFORE_NEWS) log.info({ consumer }, 'events are handed over again');
    },
  };
}
