/** What a request from another process may be, and how long things may take. */
export interface ServingLimits {
  /** Longest body of an operation: the gateway's own limit, and room for the entities that it asks about. */
  readonly operationBytes: number;
  /** Longest body of a batch of events. */
  readonly eventsBytes: number;
  /** Time for the sender's headers, and for its whole request. */
  readonly headersMilliseconds: number;
  readonly requestMilliseconds: number;
  /** Time for a connection on which nothing happens during a request, and between two. */
  readonly idleMilliseconds: number;
  readonly keepAliveMilliseconds: number;
  readonly readinessMilliseconds: number;
  /** Time for requests in flight to finish once the process stops. */
  readonly drainMilliseconds: number;
}

export const SERVING_LIMITS: ServingLimits = {
  operationBytes: 8_388_608,
  eventsBytes: 16_777_216,
  headersMilliseconds: 5_000,
  requestMilliseconds: 10_000,
  idleMilliseconds: 30_000,
  keepAliveMilliseconds: 20_000,
  readinessMilliseconds: 2_000,
  drainMilliseconds: 10_000,
};
