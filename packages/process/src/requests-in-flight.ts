import type { FastifyInstance } from 'fastify';

export interface RequestsInFlight {
  /** Counts this work among the requests in flight. */
  during<T>(work: () => Promise<T>): Promise<T>;
  /** True from the moment the door begins to close. */
  readonly areLast: boolean;
  /** Resolves when no request is being worked on any more, or after `milliseconds`. */
  finish(milliseconds: number): Promise<void>;
}

/**
 * Counts requests that are being worked on, whether or not somebody still waits for the answer. While the last ones
 * finish, new ones are still taken (a load balancer needs a moment to read the failed readiness), and every answer asks
 * the caller to come back on another connection.
 */
export function requestsInFlight(app: FastifyInstance): RequestsInFlight {
  let count = 0;
  let areLast = false;
  let whenNone: (() => void) | undefined;

  app.addHook('onRequest', (_, reply, done) => {
    if (areLast) void reply.header('connection', 'close');
    done();
  });
  return {
    during: async work => {
      count += 1;
      try {
        return await work();
      } finally {
        count -= 1;
        if (count === 0) whenNone?.();
      }
    },
    get areLast() {
      return areLast;
    },
    finish: milliseconds => {
      areLast = true;
      if (count === 0) return Promise.resolve();
      return new Promise(resolve => {
        const patience = setTimeout(resolve, milliseconds);
        whenNone = () => {
          clearTimeout(patience);
          resolve();
        };
      });
    },
  };
}
