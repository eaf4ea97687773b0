import { setTimeout as pause } from 'node:timers/promises';
import type { PublishedEvent } from '@channelgraph/events';
import { askAgainWhenBusy } from '../busy.ts';
import { SYSTEM } from '../acting.ts';
import type { Database } from '../database.ts';
import { newId } from '../ids.ts';
import { raw, sql, type Sql } from '../sql.ts';
import { CURSOR, eventsWaiting, type Waiting } from './lag.ts';

export interface Consumer {
  readonly name: string;
  /** Takes effect exactly once per event id, however often it is called; throws when nothing took effect. */
  consume(events: readonly PublishedEvent[]): Promise<void>;
}

export interface Relay {
  /** Starts handing events over whenever there are any. */
  start(): void;
  /** Says that something was written just now, so that nobody waits for the next look. */
  wake(): void;
  /**
   * Hands over until every consumer has everything that is committed. Returns how many events were handed over. A batch that
   * met a busy database is tried again, a few times in a row; whatever else goes wrong is thrown.
   */
  drain(): Promise<number>;
  /** How many events a consumer has not had yet. */
  lag(): Promise<ReadonlyMap<string, number>>;
  /** The same, with the age of the oldest. */
  behind(): Promise<ReadonlyMap<string, Waiting>>;
  /** Lets a consumer read the log again from its first line. */
  rewind(consumer: string): Promise<void>;
  stop(): Promise<void>;
}

export interface RelayOptions {
  readonly database: Database;
  readonly consumers: readonly Consumer[];
  readonly onError?: (error: unknown, consumer: string) => void;
  readonly onDelivered?: (consumer: string, count: number) => void;
  readonly batch?: number;
  /**
   * How long a relay that died keeps its consumer waiting; 3 seconds unless told. A delivery that takes longer may be
   * repeated by another relay, which the consumer's inbox makes harmless.
   */
  readonly leaseMilliseconds?: number;
}

interface OutboxRow {
  readonly id: string;
  readonly type: string;
  readonly subject: string;
  readonly time: Date;
  readonly data: Record<string, unknown>;
  readonly transaction: string;
  readonly position: bigint;
}

/** Commits of this process wake the relay at once; this is for what others wrote and for trying again. */
const LOOK_EVERY_MS = 500;

/**
 * Reads the outbox in commit order and hands it to each consumer at its own pace.
 * Rows of transactions that may still be open are left for later (`pg_snapshot_xmin`), so a slow writer is never skipped.
 * A lease in the cursor's row keeps two relays from working for one consumer; it needs no session, so it works behind PgBouncer.
 */
export function relayOf({ database, consumers, onError, onDelivered, batch = 500, leaseMilliseconds = 3_000 }: RelayOptions): Relay {
  const schema = raw(database.name);
  const owner = newId();
  const stopping = new AbortController();
  let looking: Promise<void> | undefined;
  let wakes = 0;
  let rouse: (() => void) | undefined;

  const log = database.as(SYSTEM);
  const write = (statement: Sql): Promise<number> => database.transaction(SYSTEM, session => session.run(statement));

  const lease = (consumer: string) => database.transaction(SYSTEM, async session => {
    await session.run(sql`insert into ${schema}.relay_cursor (consumer) values (${consumer}) on conflict do nothing`);
    const [cursor] = await session.rows<{ transaction: string; position: bigint }>(sql`
      update ${schema}.relay_cursor set lease_owner = ${owner}, leased_until = now() + ${leaseMilliseconds} * interval '1 millisecond'
      where consumer = ${consumer} and (lease_owner is null or lease_owner = ${owner} or leased_until < now())
      returning transaction::text, position`);
    return cursor;
  });
  const release = (consumer: string) =>
    write(sql`update ${schema}.relay_cursor set lease_owner = null where consumer = ${consumer} and lease_owner = ${owner}`);
  const turns = new Map<string, Promise<unknown>>();
  /** One delivery per consumer at a time in this process; the lease keeps other processes out. */
  function deliver(consumer: Consumer): Promise<number> {
    const turn = (turns.get(consumer.name) ?? Promise.resolve()).then(() => deliverBatch(consumer));
    turns.set(consumer.name, turn.catch(() => undefined));
    return turn;
  }

  /** A log of millions is handed over for minutes. */
  const deliverPatiently = (consumer: Consumer): Promise<number> =>
    askAgainWhenBusy(() => deliver(consumer), { onBusy: error => onError?.(error, consumer.name), signal: stopping.signal });

  async function deliverBatch(consumer: Consumer): Promise<number> {
    const cursor = await lease(consumer.name);
    if (!cursor) return 0;
    try {
      const rows = await log.rows<OutboxRow>(sql`
        select o.id, o.type, o.subject, o.time, o.data, o.transaction::text, o.position
        from ${schema}.published_after(${cursor.transaction}::xid8, ${cursor.position}::bigint, ${batch}::int, true) o
        order by o.transaction, o.position`);
      const last = rows.at(-1);
      if (!last) return 0;
      await consumer.consume(rows.map(row => ({
        specversion: '1.0', id: row.id, source: `/${database.name}`, type: row.type, subject: row.subject,
        time: row.time.toISOString(), datacontenttype: 'application/json', data: row.data,
      })));
      await write(sql`
        update ${schema}.relay_cursor set transaction = ${last.transaction}::xid8, position = ${last.position}
        where consumer = ${consumer.name} and lease_owner = ${owner}`);
      onDelivered?.(consumer.name, rows.length);
      return rows.length;
    } finally {
      await release(consumer.name);
    }
  }

  /** Consumers for whom there is something to hand over: one question, however many listen. */
  const due = async (): Promise<readonly Consumer[]> => {
    const rows = await log.rows<{ consumer: string }>(sql`
      select c.name as consumer from unnest(${consumers.map(consumer => consumer.name)}::text[]) as c (name)
      left join ${schema}.relay_cursor r on r.consumer = c.name
      where exists (select from ${schema}.published_after(${CURSOR}, 1, true))`);
    const names = new Set(rows.map(row => row.consumer));
    return consumers.filter(({ name }) => names.has(name));
  };

  const behind = () => eventsWaiting(database, consumers.map(({ name }) => name));
  const lag = async () => new Map([...await behind()].map(([consumer, { count }]) => [consumer, count]));

  async function deliverAll(): Promise<number> {
    const waiting = await due().catch((error: unknown) => {
      if (!stopping.signal.aborted) onError?.(error, 'outbox');
      return [];
    });
    const counts = await Promise.all(waiting.map(async consumer => {
      try {
        return await deliver(consumer);
      } catch (error) {
        if (!stopping.signal.aborted) onError?.(error, consumer.name);
        return 0;
      }
    }));
    return counts.reduce((sum, count) => sum + count, 0);
  }

  /** Also heard while a delivery is under way: what was written meanwhile is not left until the next look. */
  function wake(): void {
    wakes += 1;
    rouse?.();
  }

  async function look(): Promise<void> {
    while (!stopping.signal.aborted) {
      const seen = wakes;
      if ((await deliverAll()) > 0 || wakes !== seen) continue;
      await Promise.race([
        new Promise<void>(resolve => { rouse = resolve; }),
        pause(LOOK_EVERY_MS, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined),
      ]);
    }
  }

  return {
    start() { looking ??= look(); },
    wake,
    lag,
    behind,
    async drain() {
      for (let delivered = 0; ;) {
        const now = (await Promise.all(consumers.map(deliverPatiently))).reduce((sum, count) => sum + count, 0);
        delivered += now;
        if (now > 0) continue;
        if ([...(await askAgainWhenBusy(lag)).values()].every(count => count === 0)) return delivered;
        await pause(5); // a transaction elsewhere is still open; its rows, and those behind it, come when it ends
      }
    },
    async rewind(consumer) {
      await write(sql`update ${schema}.relay_cursor set transaction = '0', position = 0 where consumer = ${consumer}`);
    },
    async stop() {
      stopping.abort();
      wake();
      await looking;
    },
  };
}
