import { openPool } from '@channelgraph/database/pool';
import { within } from '@channelgraph/process';
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { RateLimiterAbstract } from 'rate-limiter-flexible';

export interface Count {
  readonly isWithin: boolean;
  readonly remaining: number;
  /** Until the span ends and counting begins anew. */
  readonly milliseconds: number;
}

/** Adds points to a key and tells how it stands. */
export type Counter = (key: string, points: number) => Promise<Count>;

interface CounterOptions {
  readonly name: string;
  readonly points: number;
  readonly seconds: number;
}

const toldBy = ({ remainingPoints, msBeforeNext }: RateLimiterRes, isWithin: boolean): Count => ({ isWithin, remaining: remainingPoints, milliseconds: msBeforeNext });

const counterOf = (limiter: RateLimiterAbstract): Counter => async (key, points) => {
  try {
    return toldBy(await limiter.consume(key, points), true);
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return toldBy(refused, false);
    throw refused;
  }
};

/** Counts in this process. */
export const memoryCounter = ({ name, points, seconds }: CounterOptions): Counter =>
  counterOf(new RateLimiterMemory({ keyPrefix: name, points, duration: seconds }));

export interface CounterStore {
  counter(options: CounterOptions): Counter;
  close(): Promise<void>;
}

const TABLE = 'gateway_budget';
const COLUMNS = '(key varchar(255) primary key, points integer not null default 0, expire bigint)';

/** Two that make the same table at once do not wait for each other: one of them is told that its name is taken. */
const isMadeMeanwhile = (error: unknown): boolean => error instanceof Error && 'code' in error && (error.code === '23505' || error.code === '42P07');

/** Counts for all gateways together, in a table of its own that is made when it is first needed. */
export function postgresCounters(url: string): CounterStore {
  const pool = openPool({ url, applicationName: 'gateway', max: 4 });
  let made: Promise<unknown> | undefined;
  const table = (): Promise<unknown> =>
    (made ??= pool.query(`create table if not exists ${TABLE} ${COLUMNS}`).catch((error: unknown) => {
      if (isMadeMeanwhile(error)) return;
      made = undefined;
      throw error;
    }));
  // The house reads bigint as bigint; the library calculates with numbers.
  const numbers = { getTypeParser: () => Number };
  const client = { query: async (query: { readonly text: string }) => { await table(); return pool.query({ ...query, types: numbers }); } };
  return {
    counter: ({ name, points, seconds }) =>
      counterOf(new RateLimiterPostgres({ storeClient: client, storeType: 'client', tableName: TABLE, tableCreated: true, keyPrefix: name, points, duration: seconds })),
    close: () => pool.end(),
  };
}

interface Fallback {
  readonly store: Counter;
  readonly instead: Counter;
  /** On a monotonic clock, in milliseconds. */
  readonly now: () => number;
  readonly onFailure: (error: unknown) => void;
}

const PATIENCE = 500;
const PAUSE = 10_000;

/**
 * Counts in the store, and in this process while the store does not answer: a budget keeps the graph available, so it
 * must not be what takes it away, neither from questions nor from commands. It is tried again ten seconds later.
 */
export function withFallback({ store, instead, now, onFailure }: Fallback): Counter {
  let pausedUntil = -Infinity;
  return async (key, points) => {
    if (now() < pausedUntil) return instead(key, points);
    try {
      return await within(PATIENCE, () => store(key, points));
    } catch (error) {
      pausedUntil = now() + PAUSE;
      onFailure(error);
      return instead(key, points);
    }
  };
}
