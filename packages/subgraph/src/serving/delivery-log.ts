import type { Logger } from 'pino';

export interface DeliveryLog {
  readonly failed: (error: unknown, consumer: string) => void;
  readonly succeeded: (consumer: string) => void;
}

/** A consumer that is away is tried twice a second; the log tells when it went and when it came back, not each try. */
export function deliveryLog(log: Pick<Logger, 'warn' | 'info'>): DeliveryLog {
  const away = new Set<string>();
  return {
    failed(error, consumer) {
      if (away.has(consumer)) return;
      away.add(consumer);
      log.warn({ err: error, consumer }, 'events cannot be handed over; trying again until they can');
    },
    succeeded(consumer) {
      if (away.delete(consumer)) log.info({ consumer }, 'events are handed over again');
    },
  };
}
